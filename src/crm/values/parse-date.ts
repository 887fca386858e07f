import type { DateOrder, EpochMs, IsoDate } from '../../record/types';
import { type CalendarDate, takeDate } from './calendar-date';
import { type Lexicon, lexiconOf, NUMERIC_LEXICON, wordsOf } from './lexicon';
import { type Parsed, parsed, unparsed } from './parsed';
import { plainText } from './plain-text';
import { type TimeOfDay, takeDottedTime, takeTime } from './time-of-day';
import { takeZone } from './zone-names';
import { instantOf, offsetMinutesAt, wallTimeAt } from './zone-time';

export interface DateContext {
  /** When the text was read; "today" and short years are relative to it. */
  now: EpochMs;
  /** The viewer's IANA zone, used where the text states none. */
  zone: string;
  /** Day/month order known for this page; null leaves "12/3/2026" ambiguous. */
  order: DateOrder | null;
  /** Valid language tags whose month names and words count, the page's own first. */
  languages: readonly string[];
}

export interface Moment {
  at: EpochMs;
  /** 'day': only a day was shown, `at` is its start. 'exact': seconds were shown. */
  precision: 'day' | 'minute' | 'exact';
  zoneAssumed?: true;
}

interface DateText {
  date: CalendarDate;
  time: TimeOfDay | null;
  offsets: readonly number[] | null;
}

const ISO = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const MINUTE = 60_000;
/** No date with its time and zone is longer, in any language. */
const MAX_LENGTH = 120;

/** The calendar day a text shows, as the viewer sees it; a time or zone beside it changes nothing. */
export function parseDate(text: string, context: DateContext): Parsed<IsoDate> {
  const read = readDateText(text, context);
  if (!read.ok) return read;
  const { year, month, day } = read.value.date;
  return parsed(`${year}-${two(month)}-${two(day)}`);
}

/**
 * The instant a text shows. A stated zone counts; without one the viewer's zone is assumed and
 * said so. A shared abbreviation (CST, IST) counts only where it fits the viewer's own zone.
 */
export function parseDateTime(text: string, context: DateContext): Parsed<Moment> {
  const read = readDateText(text, context);
  if (!read.ok) return read;
  const { date, time, offsets } = read.value;
  const wall = { ...date, hour: time?.hour ?? 0, minute: time?.minute ?? 0, second: time?.second ?? 0 };
  const assumed = instantOf(wall, context.zone);
  if (!time) return parsed({ at: assumed, precision: 'day', zoneAssumed: true });
  const precision = time.hasSeconds ? 'exact' : 'minute';
  if (!offsets) return parsed({ at: assumed, precision, zoneAssumed: true });
  const own = offsetMinutesAt(assumed, context.zone);
  const offset = offsets.length === 1 ? offsets[0] : offsets.find((candidate) => candidate === own);
  if (offset === undefined) return unparsed('not-a-date');
  const utc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  return parsed({ at: utc - offset * MINUTE, precision });
}

function readDateText(text: string, context: DateContext): Parsed<DateText> {
  const plain = plainText(text);
  const iso = ISO.exec(plain);
  if (plain.length > MAX_LENGTH) return unparsed('not-a-date');
  const zoned = takeZone(iso ? plain.replace('T', ' ') : plain);
  const isNumeric = wordsOf(zoned.rest).every((word) => NUMERIC_LEXICON.halves.has(word));
  const lexicon = isNumeric ? NUMERIC_LEXICON : lexiconOf(context.languages);
  const timed = takeTime(zoned.rest.toLowerCase(), lexicon);
  if (!timed) return unparsed('not-a-date');
  const today = wallTimeAt(context.now, context.zone);
  const relative = takeRelativeDay(timed.rest, lexicon, today);
  const dated = relative ?? takeDate(timed.rest, lexicon, context.order, today.year);
  if (dated === 'ambiguous') return unparsed('ambiguous-date');
  if (dated === 'impossible' || dated === null) return unparsed('not-a-date');
  const late = timed.time ? { time: timed.time, rest: dated.rest } : takeDottedTime(dated.rest);
  if (!late || !isOnlyFilling(late.rest, lexicon)) return unparsed('not-a-date');
  return parsed({ date: dated.date, time: late.time, offsets: zoned.offsets });
}

function takeRelativeDay(
  text: string,
  { days }: Lexicon,
  today: CalendarDate,
): { date: CalendarDate; rest: string } | null {
  if (/\d/.test(text)) return null;
  const words = ` ${wordsOf(text).join(' ')} `;
  for (const [phrase, offset] of days) {
    if (!words.includes(` ${phrase} `)) continue;
    const then = new Date(Date.UTC(today.year, today.month - 1, today.day + offset));
    const date = { year: then.getUTCFullYear(), month: then.getUTCMonth() + 1, day: then.getUTCDate() };
    return { date, rest: words.replace(` ${phrase} `, ' ') };
  }
  return null;
}

/** What is left must be weekdays, joining words and commas: a second date or a remark is not. */
function isOnlyFilling(rest: string, { fillers }: Lexicon): boolean {
  return /^[\p{L}\p{M}\s,.،()|·'’–—-]*$/u.test(rest) && wordsOf(rest).every((word) => fillers.has(word));
}

const two = (n: number): string => String(n).padStart(2, '0');
