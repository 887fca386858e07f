import { DAY, startOfUtcDay } from '../../../data/time';
import { malformed } from './tokens';

/** A span of whole UTC days: the demo org's time zone is UTC. `end` is not part of it. */
export interface Span {
  start: number;
  end: number;
}

const days = (start: number, count: number): Span => ({ start, end: start + count * DAY });

function months(now: number, offset: number, count: number): Span {
  const date = new Date(now);
  const first = (shift: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + shift, 1);
  return { start: first(offset), end: first(offset + count) };
}

const monthsIntoQuarter = (now: number) => new Date(now).getUTCMonth() % 3;
const monthsIntoYear = (now: number) => new Date(now).getUTCMonth();

/** Weeks start on Sunday. */
const weekStart = (now: number) => startOfUtcDay(now) - new Date(now).getUTCDay() * DAY;

const FIXED: Record<string, (now: number) => Span> = {
  TODAY: (now) => days(startOfUtcDay(now), 1),
  YESTERDAY: (now) => days(startOfUtcDay(now) - DAY, 1),
  TOMORROW: (now) => days(startOfUtcDay(now) + DAY, 1),
  THIS_WEEK: (now) => days(weekStart(now), 7),
  LAST_WEEK: (now) => days(weekStart(now) - 7 * DAY, 7),
  NEXT_WEEK: (now) => days(weekStart(now) + 7 * DAY, 7),
  THIS_MONTH: (now) => months(now, 0, 1),
  LAST_MONTH: (now) => months(now, -1, 1),
  NEXT_MONTH: (now) => months(now, 1, 1),
  THIS_QUARTER: (now) => months(now, -monthsIntoQuarter(now), 3),
  LAST_QUARTER: (now) => months(now, -monthsIntoQuarter(now) - 3, 3),
  NEXT_QUARTER: (now) => months(now, -monthsIntoQuarter(now) + 3, 3),
  THIS_YEAR: (now) => months(now, -monthsIntoYear(now), 12),
  LAST_YEAR: (now) => months(now, -monthsIntoYear(now) - 12, 12),
  NEXT_YEAR: (now) => months(now, -monthsIntoYear(now) + 12, 12),
};

/** LAST_N_DAYS ends with today, NEXT_N_DAYS starts tomorrow. */
const COUNTED: Record<string, (now: number, count: number) => Span> = {
  LAST_N_DAYS: (now, count) => ({ start: startOfUtcDay(now) - count * DAY, end: startOfUtcDay(now) + DAY }),
  NEXT_N_DAYS: (now, count) => days(startOfUtcDay(now) + DAY, count),
};

/** @throws SalesforceProblem for a word that is no date literal */
export function resolveRelative(name: string, count: number | null, now: number): Span {
  const span = count === null ? FIXED[name]?.(now) : COUNTED[name]?.(now, count);
  if (!span) throw malformed(`unexpected token: '${name}'`);
  return span;
}
