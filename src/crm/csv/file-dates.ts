import type { DateOrder, EpochMs, IsoDate } from '../../record/types';
import { type DateContext, type Moment, parseDate, parseDateTime } from '../values/parse-date';
import { type Parsed, parsed, unparsed } from '../values/parsed';
import { quickDate, quickMoment, ZoneClock } from './quick-date';

const DAY_AND_MONTH = /(?<!\d)(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?!\d)/;
/** What the quick way does not know is written in words, and repeats. */
const MOST_REMEMBERED = 20_000;

/** Two numbers before a year: which could be the day; null for any other text. */
export function dayAndMonth(text: string): { canBeDmy: boolean; canBeMdy: boolean; isShort: boolean } | null {
  const [, first, , second, year = ''] = DAY_AND_MONTH.exec(text) ?? [];
  if (first === undefined || second === undefined) return null;
  const [a, b] = [Number(first), Number(second)];
  return {
    canBeDmy: a >= 1 && a <= 31 && b >= 1 && b <= 12,
    canBeMdy: b >= 1 && b <= 31 && a >= 1 && a <= 12,
    isShort: year.length === 2,
  };
}

/** True when day and month could be either way round, and it matters. */
export function isAmbiguousDate(text: string): boolean {
  const found = dayAndMonth(text);
  if (!found) return false;
  const [first, second] = text.match(/\d+/g) ?? [];
  return found.isShort || (found.canBeDmy && found.canBeMdy && Number(first) !== Number(second));
}

/**
 * Dates of one file, stricter than those of a page: words such as "today" are no date, and a date
 * that contradicts the file's order is unreadable instead of read the other way round.
 */
export class FileDates {
  readonly #dates = new Map<string, Parsed<IsoDate>>();
  readonly #moments = new Map<string, Parsed<Moment>>();
  readonly #clock: ZoneClock;

  constructor(private readonly context: DateContext) {
    this.#clock = new ZoneClock(context.zone);
  }

  get order(): DateOrder | null {
    return this.context.order;
  }

  get zone(): string {
    return this.context.zone;
  }

  date(text: string): Parsed<IsoDate> {
    return remembered(this.#dates, text, this.#readDate);
  }

  readonly #readDate = (text: string): Parsed<IsoDate> => {
    const quick = quickDate(text, this.order);
    if (quick) return parsed(`${quick.year}-${two(quick.month)}-${two(quick.day)}`);
    return this.#strict(text) ?? parseDate(text, this.context);
  };

  readonly #readMoment = (text: string): Parsed<Moment> =>
    this.#strict(text) ?? parseDateTime(text, this.context);

  /** `precision` is "day", and `at` its start in the file's zone, when only a date is given. */
  moment(text: string): Parsed<Moment> {
    const quick = quickDate(text, this.order);
    if (quick) return parsed(quickMoment(quick, this.#clock));
    return remembered(this.#moments, text, this.#readMoment);
  }

  #strict(text: string): { ok: false; reason: 'not-a-date' } | null {
    const refused = { ok: false, reason: 'not-a-date' } as const;
    if (!/\d/.test(text)) return refused;
    const found = dayAndMonth(text);
    if (!found || this.order === null) return null;
    if (this.order === 'dmy' && !found.canBeDmy) return refused;
    return this.order === 'mdy' && !found.canBeMdy ? refused : null;
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

function remembered<T>(known: Map<string, T>, text: string, read: (text: string) => T): T {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MOST_REMEMBERED) known.clear();
  const value = read(text);
  known.set(text, value);
  return value;
}

/** A number of seconds or milliseconds since 1970, as CRM interfaces export moments. */
export function epochMoment(count: number, unit: 'seconds' | 'milliseconds'): Parsed<EpochMs> {
  const at = unit === 'seconds' ? count * 1000 : count;
  return Number.isFinite(at) && Math.abs(at) < 8.64e15 ? { ok: true, value: at } : unparsed('not-a-date');
}
