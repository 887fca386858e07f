import type { PackCalendar } from '../../pack-parts/calendars';
import type { EpochMs, IsoDate } from '../../record/types';

/** What the wall clock shows in one minute: the date, the weekday and the minutes since midnight. */
export interface WallMinute {
  at: EpochMs;
  date: IsoDate;
  weekday: keyof PackCalendar['hours'];
  minute: number;
}

export const MINUTE = 60_000;

const WEEKDAYS = {
  Mon: 'mon',
  Tue: 'tue',
  Wed: 'wed',
  Thu: 'thu',
  Fri: 'fri',
  Sat: 'sat',
  Sun: 'sun',
} as const;

export function wallFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
}

/** Reads the wall clock from the parts that Intl gives: nothing of the code under test is used. */
export function wallMinute(at: EpochMs, format: Intl.DateTimeFormat): WallMinute {
  const part: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(at)) part[type] = value;
  return {
    at,
    date: `${part.year}-${part.month}-${part.day}`,
    weekday: WEEKDAYS[part.weekday as keyof typeof WEEKDAYS],
    minute: Number(part.hour) * 60 + Number(part.minute),
  };
}

export function wallMinutes(zone: string, from: EpochMs, count: number): WallMinute[] {
  const format = wallFormat(zone);
  return Array.from({ length: count }, (_, index) => wallMinute(from + index * MINUTE, format));
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whether a minute is worked: the wall clock shows a time inside a shift of the date it shows. */
export function isOpen(calendar: PackCalendar, { date, weekday, minute }: WallMinute): boolean {
  const holiday = calendar.holidays.find((day) => day.date === date);
  const shifts = holiday ? (holiday.hours ?? []) : (calendar.hours[weekday] ?? []);
  return shifts.some(([from, to]) => minute >= minutesOf(from) && minute < minutesOf(to));
}
