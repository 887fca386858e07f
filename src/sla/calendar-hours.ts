import { dayNumber } from '../conditions/read-field';
import type { PackCalendar, PackShift } from '../pack-parts/calendars';

/** From and to as milliseconds of wall time after midnight; the end is not part of it. */
export type WallSpan = readonly [from: number, to: number];

/** The open wall hours of a calendar day, given in days since 1970-01-01; in order, not touching. */
export type HoursOfDay = (day: number) => readonly WallSpan[];

const MINUTE = 60_000;

/** Minutes after midnight of "09:00", up to "24:00"; null for any other text. */
export function minuteOfDay(time: string): number | null {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(time) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return total <= 24 * 60 ? total : null;
}

/** As the day of the week of 1970-01-01, a Thursday, and the days after it. */
const WEEK = ['thu', 'fri', 'sat', 'sun', 'mon', 'tue', 'wed'] as const;

export const weekdayOf = (day: number): keyof PackCalendar['hours'] => WEEK[((day % 7) + 7) % 7] ?? 'thu';

/**
 * The hours of each day: a holiday's own, else the weekday's. Shifts that are none, because a time
 * can't be read or the end is not after the start, count as closed; `checkCalendars` refuses them.
 */
export function hoursOfDay(calendar: Pick<PackCalendar, 'hours' | 'holidays'>): HoursOfDay {
  const weekly = WEEK.map((weekday) => wallSpans(calendar.hours[weekday] ?? []));
  const holidays = new Map(
    calendar.holidays.map(({ date, hours }) => [dayNumber(date), wallSpans(hours ?? [])] as const),
  );
  return (day) => holidays.get(day) ?? weekly[((day % 7) + 7) % 7] ?? [];
}

function wallSpans(shifts: readonly PackShift[]): WallSpan[] {
  const spans = shifts.flatMap(([from, to]): [number, number][] => {
    const [start, end] = [minuteOfDay(from), minuteOfDay(to)];
    return start !== null && end !== null && start < end ? [[start * MINUTE, end * MINUTE]] : [];
  });
  spans.sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else joined.push(span);
  }
  return joined;
}
