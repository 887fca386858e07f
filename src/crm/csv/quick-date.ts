import type { DateOrder, EpochMs } from '../../record/types';
import type { Moment } from '../values/parse-date';
import { instantOf, offsetMinutesAt, type WallTime } from '../values/zone-time';

export interface QuickDate extends WallTime {
  precision: Moment['precision'];
  /** Minutes east of Greenwich, when stated. */
  offset: number | null;
}

const QUICK =
  /^(?:(\d{4})-(\d\d)-(\d\d)|(\d\d?)([-/.])(\d\d?)\5(\d{4}))(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;
const MINUTE = 60_000;
const DAY = 86_400_000;

/**
 * The usual ways files write dates, read without Intl: the parsers of pages take a hundred times as
 * long and give the same. Null for any other text, and for what is no day or time.
 */
export function quickDate(text: string, order: DateOrder | null): QuickDate | null {
  const found = QUICK.exec(text);
  if (!found) return null;
  const [, isoYear, isoMonth, isoDay, first, , second, lastYear, hours, minutes, seconds, zone] = found;
  if (isoYear === undefined && order !== 'dmy' && order !== 'mdy') return null;
  const [month, day] =
    isoYear !== undefined ? [isoMonth, isoDay] : order === 'dmy' ? [second, first] : [first, second];
  const wall: WallTime = {
    year: Number(isoYear ?? lastYear),
    month: Number(month),
    day: Number(day),
    hour: Number(hours ?? 0),
    minute: Number(minutes ?? 0),
    second: Number(seconds ?? 0),
  };
  if (!isPlausible(wall)) return null;
  const precision = hours === undefined ? 'day' : seconds === undefined ? 'minute' : 'exact';
  return { ...wall, precision, offset: zone === undefined ? null : offsetOf(zone) };
}

function isPlausible({ year, month, day, hour, minute, second }: WallTime): boolean {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return false;
  if (hour > 23 || minute > 59 || second > 59) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function offsetOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

/** Instants of wall times in one zone. Asks Intl once a day of the calendar instead of once a time. */
export class ZoneClock {
  readonly #offsets = new Map<number, number | null>();

  constructor(private readonly zone: string) {}

  /** As `instantOf`: where clocks change, the offset before the change counts. */
  instant(wall: WallTime): EpochMs {
    const utc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
    const offset = this.#steadyOffset(Math.floor(utc / DAY));
    return offset === null ? instantOf(wall, this.zone) : utc - offset * MINUTE;
  }

  /** The offset from the day before to the day after; null when clocks change in that time. */
  #steadyOffset(day: number): number | null {
    const known = this.#offsets.get(day);
    if (known !== undefined) return known;
    const before = offsetMinutesAt((day - 1) * DAY, this.zone);
    const steady = before === offsetMinutesAt((day + 2) * DAY, this.zone) ? before : null;
    this.#offsets.set(day, steady);
    return steady;
  }
}

/** The instant of a quick date; its zone counts if stated, else the clock's. */
export function quickMoment(date: QuickDate, clock: ZoneClock): Moment {
  const { precision, offset } = date;
  if (offset === null || precision === 'day')
    return { at: clock.instant(date), precision, zoneAssumed: true };
  const utc = Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second);
  return { at: utc - offset * MINUTE, precision };
}
