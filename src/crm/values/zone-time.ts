import type { EpochMs, IsoDate } from '../../record/types';

/** A wall clock reading, without a zone. `month` counts from 1. */
export interface WallTime {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}

/** The wall time of an instant in an IANA zone. Throws RangeError for an unknown zone. */
export function wallTimeAt(at: EpochMs, zone: string): WallTime {
  const wall: WallTime = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatOf(zone).formatToParts(at))
    if (type in wall) wall[type as keyof WallTime] = Number(value);
  return wall;
}

/** The calendar day of an instant in a zone. */
export function dayAt(at: EpochMs, zone: string): IsoDate {
  const { year, month, day } = wallTimeAt(at, zone);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const asUtc = (wall: WallTime): EpochMs =>
  Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);

/** Minutes east of Greenwich at an instant. */
export function offsetMinutesAt(at: EpochMs, zone: string): number {
  return Math.round((asUtc(wallTimeAt(at, zone)) - Math.floor(at / 1000) * 1000) / MINUTE);
}

/**
 * The instant of a wall time in a zone. Where clocks are set back and the time occurs twice, and
 * where they are set forward and it does not occur, the offset before the change counts: the
 * first of the two, or the time as long after the gap as it lies in it.
 */
export function instantOf(wall: WallTime, zone: string): EpochMs {
  const utc = asUtc(wall);
  const before = utc - offsetMinutesAt(utc - DAY, zone) * MINUTE;
  const after = utc - offsetMinutesAt(utc + DAY, zone) * MINUTE;
  const isWall = (at: EpochMs): boolean => asUtc(wallTimeAt(at, zone)) === utc;
  if (isWall(before)) return before;
  return isWall(after) ? after : before;
}
