import type { OpenedRecord } from '../../contracts/store-service';
import { clockDifference } from '../../record/clock-difference';
import type { AssessContext, Crm } from '../../record/types';
import type { PageClock } from '../components/page-clock';
import type { Notice } from '../components/record-view';

/** The same place at the time of the CRM: the moments that are judged are by its clock. */
export const atCrmTime = (
  context: AssessContext,
  { clockSkewMs = 0 }: Pick<OpenedRecord, 'clockSkewMs'>,
): AssessContext => ({ ...context, now: context.now + clockSkewMs });

/** A clock that is so much ahead of the given one. */
export const clockAhead = (clock: PageClock, ms: number): PageClock =>
  ms === 0 ? clock : { ...clock, now: () => clock.now() + ms };

/** What is said of a clock that differs; nothing up to a minute. */
export function clockNotices(skewMs: number | undefined, crm: Crm): Notice[] {
  const difference = clockDifference(skewMs ?? 0, crm);
  return difference === null ? [] : [{ kind: 'clock-differs', difference }];
}
