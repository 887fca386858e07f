import { dayNumber, fieldReading } from '../conditions/read-field';
import { DAY_MS, isInstant, localDate } from '../record/format';
import type { CrmRecord, EpochMs, IsoDate } from '../record/types';

/** A day as days since 1970-01-01, and the instant where more than the day is known. */
export interface DayAndTime {
  day: number;
  /** Null for a plain date. A time that is exact to the day only stands for its first moment. */
  at: EpochMs | null;
  /** False when only the day is known. */
  hasTime: boolean;
}

/** Turns instants into days of one zone. */
export type Calendar = (at: EpochMs) => number;

/** Zones change their offset at full quarters of an hour, so a quarter lies in one day. */
const QUARTER_MS = 900_000;
const MOST_QUARTERS = 200_000;

/** The calendar of an IANA zone. Answers are kept: building one from Intl costs microseconds. */
export function calendar(zone: string): Calendar {
  if (zone === 'UTC') return (at) => Math.floor(at / DAY_MS);
  const known = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS);
    let day = known.get(quarter);
    if (day === undefined) {
      day = dayNumber(localDate(at, { zone })) ?? Math.floor(at / DAY_MS);
      if (known.size >= MOST_QUARTERS) known.clear();
      known.set(quarter, day);
    }
    return day;
  };
}

/** The day in a date or datetime field, or a clause that says why there is none. */
export function readDay(record: CrmRecord, name: string, dayOf: Calendar): DayAndTime | { why: string } {
  const reading = fieldReading(record, name);
  if (!reading) return { why: 'is not on the record' };
  if (reading.state === 'empty') return { why: 'is empty' };
  if (reading.state !== 'value') return { why: 'can’t be read' };
  const { value, precision } = reading;
  if (isInstant(value)) return { day: dayOf(value), at: value, hasTime: precision !== 'day' };
  const day = dayNumber(value);
  return day === null ? { why: 'is no date' } : { day, at: null, hasTime: false };
}

/** `YYYY-MM-DD` of a day number. */
export const isoDate = (day: number): IsoDate => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** "2026-11". */
export const monthOf = (day: number): string => isoDate(day).slice(0, 7);

/** "2026Q4". */
export function quarterOf(day: number): string {
  const date = isoDate(day);
  return `${date.slice(0, 4)}Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** A month, quarter or year as it is said: "Q4 2026" of "2026Q4"; others stay as they are. */
export const periodName = (period: string): string => period.replace(/^(\d{4})(Q[1-4])$/, '$2 $1');

/** Both ends belong to it. */
export interface Period {
  from: number;
  to: number;
}

export const isWithin = (day: number, { from, to }: Period): boolean => day >= from && day <= to;
