import { dayNumber } from '../conditions/read-field';
import type { PackRouting } from '../pack-parts/routing';
import { DAY_MS, localDate } from '../record/format';
import type { EpochMs, IsoDate } from '../record/types';

/** What routing remembers from one record to the next. Plain data: kept in a file or in the store. */
export interface RoutingState {
  /** First day of the week or month that it counts; null before the first record. */
  window: IsoDate | null;
  /** Records given to each person in the window, by person id. */
  given: Readonly<Record<string, number>>;
  /** Weighted turns of each person by branch, then by person id: see rotation.ts. */
  turns: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Person id by account key: contacts of one account go to the same owner. Not reset. */
  accounts: Readonly<Record<string, string>>;
}

export const EMPTY_STATE: RoutingState = { window: null, given: {}, turns: {}, accounts: {} };

/** Monday, or the first of the month, of the day that an instant has in a zone; null for no instant. */
export function windowStart(at: EpochMs, zone: string, resets: PackRouting['resets']): IsoDate | null {
  const date = localDate(at, { zone });
  const day = dayNumber(date);
  if (date === null || day === null) return null;
  if (resets === 'monthly') return `${date.slice(0, 7)}-01`;
  /** 1970-01-01 was a Thursday, three days after a Monday. */
  const sinceMonday = (((day + 3) % 7) + 7) % 7;
  return new Date((day - sinceMonday) * DAY_MS).toISOString().slice(0, 10);
}

/** The state as of `window`: counts start anew in a later one, and stand while the clock goes back. */
export function stateIn(state: RoutingState, window: IsoDate | null): RoutingState {
  if (window === null || (state.window !== null && window <= state.window)) return state;
  return { ...state, window, given: {}, turns: {} };
}

/** Records given to a person in the window. */
export const givenTo = ({ given }: Pick<RoutingState, 'given'>, person: string): number =>
  Object.hasOwn(given, person) ? (given[person] ?? 0) : 0;

/** The state after one more record for a person. */
export const withGiven = (state: RoutingState, person: string): RoutingState => ({
  ...state,
  given: { ...state.given, [person]: givenTo(state, person) + 1 },
});
