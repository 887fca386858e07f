import type { EpochMs } from '../../record/types';
import type { Tally } from '../accumulator';
import type { Duration } from '../cycle';
import { type Metric, shareMetric } from '../metric';
import type { MetricLead } from './metric-lead';

/**
 * How a lead stands to the target of its first contact. `open`: no contact, and its time is not over, or stands.
 * `none`: no service level holds for it.
 */
export type LeadSlaState = 'inside' | 'outside' | 'open' | 'unknown' | 'none';

export const MINUTE_MS = 60_000;
export const NO_CONTACT = 'no contact yet';

/** Why a lead counts neither as inside nor as outside. */
const LEFT_OUT = {
  open: 'no contact yet, and its target time is still running',
  unknown: 'response time not known',
  none: 'no service level holds for it',
} as const;

/** The target, and its words after "Leads contacted …". */
export interface SpeedTarget {
  /** All hours count; used where `MetricLead.sla` does not tell. */
  ms: number;
  words: string;
}

/**
 * As the service level judged it, else by the plain target. A lead that has waited for longer than the target has
 * missed it, contact or not.
 */
export function slaState(
  { sla, form }: Pick<MetricLead, 'sla' | 'form'>,
  response: Duration,
  now: EpochMs,
  { ms }: Pick<SpeedTarget, 'ms'>,
): LeadSlaState {
  if (sla !== null) return sla;
  if (typeof response === 'number' && response >= 0) return response * MINUTE_MS <= ms ? 'inside' : 'outside';
  if (response !== NO_CONTACT || form.exactAt === null) return 'unknown';
  return now - form.exactAt > ms ? 'outside' : 'open';
}

/** Part of the leads that were contacted in time (domain.md § 3: 90% and more). The tally counts states. */
export function insideSla({ of }: Tally, { words }: Pick<SpeedTarget, 'words'>): Metric {
  const excluded = (['open', 'unknown', 'none'] as const).map((state) => ({
    reason: LEFT_OUT[state],
    count: of(state),
  }));
  return shareMetric(
    {
      id: 'insideSla',
      label: 'Inside the SLA',
      definition: `Leads contacted ${words} ÷ leads contacted or overdue; usually 90% or more.`,
    },
    of('inside'),
    of('inside') + of('outside'),
    { excluded: excluded.filter(({ count }) => count > 0), none: 'no lead was contacted or is overdue' },
  );
}
