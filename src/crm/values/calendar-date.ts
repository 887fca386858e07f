import type { DateOrder } from '../../record/types';
import { type Lexicon, wordsOf } from './lexicon';

export interface CalendarDate {
  year: number;
  /** 1–12. */
  month: number;
  day: number;
}

export type DateReading = { date: CalendarDate; rest: string } | 'ambiguous' | 'impossible' | null;

const YEAR_FIRST = /(?<!\d)(\d{4})\s*[-/.年년]\s*(\d{1,2})\s*[-/.月월]\s*(\d{1,2})(?!\d)\s*[日일.]?/u;
const YEAR_LAST = /(?<!\d)(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?!\d)\.?/;

/** A short year further from now than this may belong to another calendar. */
const SHORT_YEAR_REACH = 15;

/**
 * Takes the date out of a lower-case text: year first, numbers in a day/month order, or a month
 * name. 'ambiguous' when the order is open, 'impossible' when no order gives a day of the calendar.
 */
export function takeDate(
  text: string,
  lexicon: Lexicon,
  order: DateOrder | null,
  thisYear: number,
): DateReading {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [whole, year, month, day] = yearFirst;
    return settled(toDate(Number(year), Number(month), Number(day)), text.replace(whole, ' '));
  }
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast) {
    const [whole, first, , second, last = ''] = yearLast;
    const date =
      last.length === 4
        ? inOrder(Number(first), Number(second), Number(last), order)
        : withShortYear([first, second, last].map(Number), order, thisYear);
    return date === 'ambiguous' ? date : settled(date, text.replace(whole, ' '));
  }
  return namedDate(text, lexicon);
}

const settled = (date: CalendarDate | null, rest: string): DateReading =>
  date ? { date, rest } : 'impossible';

/** A day of the Gregorian calendar in the range a CRM holds; null otherwise. */
function toDate(year: number, month: number, day: number): CalendarDate | null {
  if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1) return null;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() ? { year, month, day } : null;
}

function inOrder(
  first: number,
  second: number,
  year: number,
  order: DateOrder | null,
): CalendarDate | null | 'ambiguous' {
  const dayFirst = toDate(year, second, first);
  const monthFirst = toDate(year, first, second);
  if (!dayFirst || !monthFirst || first === second) return dayFirst ?? monthFirst;
  if (order === 'dmy') return dayFirst;
  return order === 'mdy' ? monthFirst : 'ambiguous';
}

/** Two-digit years are read in a known order only, because any of the three could be the year. */
function withShortYear(
  [a = 0, b = 0, c = 0]: number[],
  order: DateOrder | null,
  thisYear: number,
): CalendarDate | null | 'ambiguous' {
  if (order === null) return 'ambiguous';
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  const isNear = Math.abs(2000 + year - thisYear) <= SHORT_YEAR_REACH;
  return isNear ? toDate(2000 + year, month, day) : null;
}

/** One month name, one year of four digits and one day, in whatever order the language has them. */
function namedDate(text: string, { months }: Lexicon): DateReading {
  const plain = text.replace(/(?<=\d)(?:st|nd|rd|th|er|º|ª|°)(?![\p{L}])/gu, '');
  const names = wordsOf(plain).filter((word) => months.has(word));
  const [name] = names;
  const [first, second, third] = plain.match(/\d+/g) ?? [];
  if (name === undefined || names.length > 1 || first === undefined || second === undefined || third)
    return null;
  const [year, day] = first.length === 4 ? [first, second] : [second, first];
  if (day.length > 2) return null;
  if (year.length !== 4) return 'ambiguous';
  const rest = plain
    .replace(/\d+/g, ' ')
    .replace(new RegExp(`(?<![\\p{L}\\p{M}])${name}(?![\\p{L}\\p{M}])`, 'u'), ' ');
  return settled(toDate(Number(year), months.get(name) ?? 0, Number(day)), rest);
}
