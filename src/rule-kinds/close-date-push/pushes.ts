import { DAY_MS } from '../../record/format';
import type { DateMove } from './date-moves';

/** What counts as a push. */
export interface PushDefinition {
  /** `months` and `quarters`: only moves into a later one, as Salesforce's own PushCount does by months. */
  count: 'moves' | 'months' | 'quarters';
  /** Moves later by at most so many days are trivial. */
  ignoreDays: number;
}

type Span = Pick<DateMove, 'from' | 'to'>;

export function isPush(move: Span, { count, ignoreDays }: PushDefinition): boolean {
  if (move.to - move.from <= ignoreDays) return false;
  return count === 'moves' || periodOf(move.to, count) > periodOf(move.from, count);
}

/** The latest date that is no push any more from `from` on. */
export function latestWithoutPush(from: number, { count, ignoreDays }: PushDefinition): number {
  const trivial = from + ignoreDays;
  return count === 'moves' ? trivial : Math.max(trivial, lastDayOfPeriod(from, count));
}

const MONTHS = { months: 1, quarters: 3 } as const;

/** Months or quarters since year 0. */
function periodOf(day: number, period: keyof typeof MONTHS): number {
  const date = new Date(day * DAY_MS);
  return Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / MONTHS[period]);
}

function lastDayOfPeriod(day: number, period: keyof typeof MONTHS): number {
  const next = (periodOf(day, period) + 1) * MONTHS[period];
  const start = new Date(0);
  start.setUTCFullYear(Math.floor(next / 12), next % 12, 1);
  return start.getTime() / DAY_MS - 1;
}
