import type { Random } from './random';

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The UTC calendar day of an instant, `YYYY-MM-DD`. */
export const isoDate = (at: number) => new Date(at).toISOString().slice(0, 10);

export const startOfUtcDay = (at: number) => Math.floor(at / DAY) * DAY;

/**
 * The latest early afternoon (UTC) before `latest` whose day of the month is 13 or more: a page
 * that shows this date proves its day/month order, in any time zone from −11 to +8.
 */
export function provableTime(latest: number, random: Random): number {
  let at = startOfUtcDay(latest) - DAY + 12 * HOUR + random.int(0, 4 * 60 - 1) * MINUTE;
  while (new Date(at).getUTCDate() < 13) at -= DAY;
  return at;
}

/** 13:00 UTC on one day of the month that lies `monthsAgo` months before the month of `now`. */
export function dayOfMonth(now: number, monthsAgo: number, day: number): number {
  const date = new Date(now);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - monthsAgo, day, 13);
}
