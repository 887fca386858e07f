import { describe, expect, it } from 'vitest';
import { buildBusinessTime } from './business-time';
import { randomCalendar, seededRandom } from './testing/calendars';
import {
  isOpen,
  MINUTE,
  type WallMinute,
  wallFormat,
  wallMinute,
  wallMinutes,
} from './testing/minute-oracle';

/**
 * The table against a minute counter that knows nothing of it: it asks Intl for the wall clock of
 * every minute around each change of clocks. A part of it by default; LEADLIGHT_FULL=1 takes every
 * zone, all changes of the years below and 200 calendars for each.
 */
const IS_FULL = process.env.LEADLIGHT_FULL === '1';
const YEARS = IS_FULL ? [2011, 2016, 2024, 2026] : [2011, 2026];
const CALENDARS = IS_FULL ? 200 : 24;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Gaps and folds at midnight, of half an hour, of a whole day, in Ramadan, backwards in winter. */
const TELLING = [
  'Europe/Berlin',
  'America/New_York',
  'America/Santiago',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Europe/Dublin',
  'Antarctica/Troll',
  'America/St_Johns',
  'Asia/Kathmandu',
];

const ALL_ZONES = Intl.supportedValuesOf('timeZone');
const ZONES = IS_FULL ? ALL_ZONES : [...TELLING, ...ALL_ZONES.filter((_, index) => index % 29 === 3)];

/** The hours in which a zone changes its clock within a year; the middle of the year when it never does. */
function changes(zone: string, year: number): number[] {
  const format = wallFormat(zone);
  const offset = (at: number) => {
    const { date, minute } = wallMinute(at, format);
    return Date.parse(`${date}T00:00Z`) + minute * MINUTE - at;
  };
  const found: number[] = [];
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY) {
    if (offset(at) === offset(at + DAY)) continue;
    let hour = at;
    while (offset(hour + HOUR) === offset(at)) hour += HOUR;
    found.push(hour);
  }
  return found.length > 0 ? found : [Date.UTC(year, 6, 2)];
}

const counts = { zones: 0, changes: 0, calendars: 0, minutes: 0 };

/** Compares one calendar over the given minutes; says the first difference, or null. */
function difference(zone: string, walls: readonly WallMinute[], random: () => number): string | null {
  const [first] = walls;
  if (!first) return 'no minutes';
  const calendar = randomCalendar(zone, first.at + walls.length * MINUTE * random(), random);
  const time = buildBusinessTime(calendar);
  const open = walls.map((wall) => isOpen(calendar, wall));
  const opened: number[] = [0];
  for (const [index, isWorked] of open.entries()) opened.push((opened[index] ?? 0) + (isWorked ? 1 : 0));
  const total = opened.at(-1) ?? 0;
  counts.calendars += 1;
  counts.minutes += walls.length;

  for (const [index, count] of opened.entries()) {
    const at = first.at + index * MINUTE;
    if (time.measure(first.at, at) !== count * MINUTE)
      return `${zone} measure to ${new Date(at).toISOString()}: ${JSON.stringify(calendar)}`;
  }
  for (let round = 0; round < 10 && total > 0; round++) {
    const minutes = 1 + Math.floor(random() * total);
    const due = first.at + opened.indexOf(minutes) * MINUTE;
    if (time.add(first.at, minutes * MINUTE) !== due)
      return `${zone} add ${minutes}: ${JSON.stringify(calendar)}`;
    const end = first.at + walls.length * MINUTE;
    const back = first.at + opened.lastIndexOf(total - minutes) * MINUTE;
    if (minutes < total && time.subtract(end, minutes * MINUTE) !== back)
      return `${zone} subtract ${minutes}: ${JSON.stringify(calendar)}`;
  }
  return null;
}

describe('the interval table counts like a clock on the wall', () => {
  it(
    `in ${ZONES.length} zones, around their changes of ${YEARS.join(', ')}`,
    () => {
      const random = seededRandom(20_261_120);
      for (const zone of ZONES) {
        counts.zones += 1;
        for (const year of YEARS)
          for (const change of changes(zone, year)) {
            counts.changes += 1;
            const walls = wallMinutes(zone, change - 30 * HOUR, 60 * 60);
            for (let round = 0; round < CALENDARS; round++)
              expect(difference(zone, walls, random)).toBeNull();
          }
      }
      if (IS_FULL) console.log(JSON.stringify(counts));
      expect(counts.changes).toBeGreaterThan(ZONES.length);
    },
    IS_FULL ? 3_600_000 : 300_000,
  );
});
