import type { DigestPeriod, DigestWish } from '../record/digest';
import { DAY_MS, localDate } from '../record/format';
import { daysAfter } from '../record/handoff';
import type { EpochMs, IsoDate } from '../record/types';
import { offsetAt } from '../sla/zone-offsets';

const MINUTE = 60_000;
/** So far ahead is looked for the next one: over every weekend, and a Monday. */
const DAYS_AHEAD = 8;
const MONDAY = 1;
const DEFAULT_TIME = '08:30';

/**
 * The digests whose time has come on the user's calendar and is not over: a day's from its hour to midnight, a
 * week's from Monday's hour to Friday. Which of them were made is the store's to know. Named by the day, so that
 * clocks that are put back, and an hour that comes twice, ask for the same one again.
 */
export function duePeriods(wish: DigestWish, now: EpochMs, zone: string): DigestPeriod[] {
  const today = localDate(now, { zone });
  if (today === null) return [];
  const monday = daysAfter(today, MONDAY - weekday(today));
  const isWorkday = weekday(today) <= 5;
  const isDue = (day: IsoDate): boolean => now >= momentOf(day, wish.daily ?? DEFAULT_TIME, zone);
  return [
    ...(wish.daily !== null && isWorkday && isDue(today) ? [dailyOf(today, zone)] : []),
    ...(wish.weekly && isWorkday && isDue(monday) ? [weeklyOf(monday, zone)] : []),
  ];
}

/** When the next digest's time comes, later than `now`; null when none is wanted. */
export function nextDigestAt(wish: DigestWish, now: EpochMs, zone: string): EpochMs | null {
  const today = localDate(now, { zone });
  if (today === null) return null;
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = daysAfter(today, ahead);
    const isWanted = wish.daily !== null ? weekday(day) <= 5 : wish.weekly && weekday(day) === MONDAY;
    const at = momentOf(day, wish.daily ?? DEFAULT_TIME, zone);
    if (isWanted && at > now) return at;
  }
  return null;
}

/** Counts back to the workday before: on a Monday, Friday and the weekend belong to it. */
function dailyOf(day: IsoDate, zone: string): DigestPeriod {
  const before = daysAfter(day, weekday(day) === MONDAY ? -3 : -1);
  const [from, to, until] = [before, day, daysAfter(day, 1)].map((one) => momentOf(one, '00:00', zone));
  return { id: `daily ${day}`, kind: 'daily', day, from: from ?? 0, to: to ?? 0, until: until ?? 0 };
}

function weeklyOf(monday: IsoDate, zone: string): DigestPeriod {
  const [from, to, until] = [daysAfter(monday, -7), monday, daysAfter(monday, 7)].map((one) =>
    momentOf(one, '00:00', zone),
  );
  return {
    id: `weekly ${monday}`,
    kind: 'weekly',
    day: monday,
    from: from ?? 0,
    to: to ?? 0,
    until: until ?? 0,
  };
}

/** Monday is 1, Sunday 7. */
const weekday = (day: IsoDate): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/**
 * The first instant at which a zone's wall clock has reached the time on that day. A time that a DST night
 * leaves out is reached when the clock jumps over it; one that comes twice, the first time.
 */
export function momentOf(day: IsoDate, time: string, zone: string): EpochMs {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const guesses = [-DAY_MS, 0, DAY_MS].map((shift) => wall - offsetAt(zone, wall + shift));
  const fits = guesses.filter((at) => at + offsetAt(zone, at) === wall).sort((a, b) => a - b);
  const [first] = fits;
  if (first !== undefined) return first;
  // Left out by a clock that was put forward: the change itself, to the minute.
  let [low, high] = [Math.min(...guesses) - 3 * 60 * MINUTE, Math.max(...guesses) + 3 * 60 * MINUTE];
  while (high - low > MINUTE) {
    const half = Math.floor((low + high) / (2 * MINUTE)) * MINUTE;
    if (half <= low) break;
    if (half + offsetAt(zone, half) >= wall) high = half;
    else low = half;
  }
  return high;
}
