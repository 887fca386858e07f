import { dayNumber } from '../../conditions/read-field';
import { DAY_MS, localDate } from '../../record/format';
import type { AssessContext, EpochMs, IsoDate } from '../../record/types';

/**
 * The calendar day so many months before today in the viewer's zone; the last day of the month
 * where it is shorter (31 May less 3 months is 28 or 29 February). Null without a usable clock.
 */
export function monthsAgo(months: number, context: Pick<AssessContext, 'now' | 'zone'>): IsoDate | null {
  const today = localDate(context.now, context);
  if (today === null || dayNumber(today) === null) return null;
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  const at = Date.UTC(year, month - 1 - months, Math.min(day, lastOfMonth));
  return new Date(at).toISOString().slice(0, 10);
}

/** Whether an instant lies on that day or before, in the viewer's zone. */
export function isOnOrBefore(at: EpochMs, day: IsoDate, context: Pick<AssessContext, 'zone'>): boolean {
  const start = (dayNumber(day) ?? 0) * DAY_MS;
  if (Math.abs(at - start) > 3 * DAY_MS) return at < start;
  const own = localDate(at, context);
  return own !== null && own <= day;
}
