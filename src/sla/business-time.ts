import type { PackCalendar } from '../pack-parts/calendars';
import { DAY_MS } from '../record/format';
import type { EpochMs } from '../record/types';
import { type HoursOfDay, hoursOfDay } from './calendar-hours';
import { type IntervalTable, intervalTable, openSpansOfDay, type Span } from './interval-table';
import { type EvenStretch, evenStretches, isZone, offsetAt } from './zone-offsets';

/** Zones are known since 1970; nobody promises anything after 2100. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;

/**
 * Arithmetic in the open time of one calendar. Durations are milliseconds of open time and never
 * below 0. Null: the instant, or the answer, lies outside of 1970 to 2100.
 */
export interface BusinessTime {
  /** The earliest instant with so much open time after `at`. */
  add(at: EpochMs, ms: number): EpochMs | null;
  /** The latest instant with so much open time up to `at`. */
  subtract(at: EpochMs, ms: number): EpochMs | null;
  /** Open time between two instants; 0 when the second is not later. */
  measure(from: EpochMs, to: EpochMs): number | null;
  /** The open stretches between two instants. */
  spans(from: EpochMs, to: EpochMs): Span[] | null;
  /** The end of the `days`-th business day after the one `at` falls on; 0: of that day, or the next. */
  endOfDay(at: EpochMs, days: number): EpochMs | null;
}

const known = new WeakMap<PackCalendar, BusinessTime>();

/** Of a calendar of a pack, built on first use and kept with it; null when its zone is not known here. */
export function businessTime(calendar: PackCalendar): BusinessTime | null {
  let time = known.get(calendar);
  if (!time) {
    if (!isZone(calendar.zone)) return null;
    time = buildBusinessTime(calendar);
    known.set(calendar, time);
  }
  return time;
}

const yearOf = (at: EpochMs): number => new Date(at).getUTCFullYear();

/** As `businessTime`, but never kept. */
export function buildBusinessTime(calendar: PackCalendar): BusinessTime {
  const hours = hoursOfDay(calendar);
  let table: IntervalTable | null = null;

  /** A table that holds the years of both instants, and one more on either side. */
  const covering = (from: EpochMs, to: EpochMs): IntervalTable | null => {
    if (table && from >= table.from && to < table.to) return table;
    if (!isCovered(from) || !isCovered(to)) return null;
    const first = Math.min(yearOf(from) - 1, table ? yearOf(table.from) : LAST_YEAR);
    const last = Math.max(yearOf(to) + 1, table ? yearOf(table.to - 1) : FIRST_YEAR);
    table = intervalTable(stretchesOf(calendar.zone, first, last), hours);
    return table;
  };

  /** Asks ever larger tables, until the answer lies inside. */
  const search = (
    at: EpochMs,
    direction: 1 | -1,
    ask: (table: IntervalTable) => EpochMs | null,
  ): EpochMs | null => {
    if (!isCovered(at)) return null;
    for (let years = 0; years < 2 * (LAST_YEAR - FIRST_YEAR); years = years * 2 + 1) {
      const far = Math.min(LAST_INSTANT, Math.max(0, at + direction * years * YEAR_MS));
      const found = ask(covering(Math.min(at, far), Math.max(at, far)) ?? NOTHING);
      if (found !== null) return found;
    }
    return null;
  };

  return {
    add(at, ms) {
      // The way nearly every call takes.
      if (table && at >= table.from && at < table.to) {
        const found = table.add(at, ms);
        if (found !== null) return found;
      }
      return search(at, 1, (wide) => wide.add(at, ms));
    },
    subtract: (at, ms) => search(at, -1, (wide) => wide.subtract(at, ms)),
    measure(from, to) {
      const wide = covering(Math.min(from, to), Math.max(from, to));
      return wide && Math.max(0, wide.openUntil(to) - wide.openUntil(from));
    },
    spans: (from, to) => covering(from, Math.max(from, to))?.spans(from, to) ?? null,
    endOfDay: (at, days) => (isCovered(at) ? endOfDay(calendar.zone, hours, at, days) : null),
  };
}

const NOTHING = intervalTable([], () => []);
const YEAR_MS = 366 * DAY_MS;
const LAST_INSTANT = Date.UTC(LAST_YEAR + 1, 0, 1) - 1;

const isCovered = (at: EpochMs): boolean => at >= 0 && at <= LAST_INSTANT;

function stretchesOf(zone: string, first: number, last: number): EvenStretch[] {
  const from = Math.max(FIRST_YEAR, first);
  const count = Math.min(LAST_YEAR, last) - from + 1;
  return Array.from({ length: count }, (_, index) => evenStretches(zone, from + index)).flat();
}

function endOfDay(zone: string, hours: HoursOfDay, at: EpochMs, days: number): EpochMs | null {
  const today = Math.floor((at + offsetAt(zone, at)) / DAY_MS);
  let left = days;
  if (days === 0) {
    const end = lastOpenOf(zone, hours, today);
    if (end !== null && end > at) return end;
    left = 1;
  }
  for (let day = today + 1; day * DAY_MS < LAST_INSTANT; day++) {
    if (hours(day).length === 0) continue;
    const end = lastOpenOf(zone, hours, day);
    if (end !== null && --left === 0) return end;
  }
  return null;
}

/** When a calendar day's last shift ends; null for a day off, or one whose hours all fall into a gap. */
function lastOpenOf(zone: string, hours: HoursOfDay, day: number): EpochMs | null {
  const ends = stretchesOf(zone, yearOf((day - 1) * DAY_MS), yearOf((day + 2) * DAY_MS))
    .flatMap((stretch) => openSpansOfDay(day, stretch, hours))
    .map(([, end]) => end);
  return ends.length > 0 ? Math.max(...ends) : null;
}
