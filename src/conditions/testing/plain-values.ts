import type { CrmRecord, FieldType } from '../../record/types';

/** How the plain interpreter reads fields, texts and days; see OPERATORS.md, "Reading a field". */

/** From the first to the last point that a value may be. */
export type Span = [number, number];
export type Value = { text: string } | { yes: boolean } | { span: Span } | 'empty' | 'unknown';

export const DAY = 24 * 60 * 60 * 1000;
const BLANK = /[\t\n\v\f\r\uFEFF\u2028\u2029\p{Zs}]/u;

export function readValue(record: CrmRecord, field: string, type: FieldType): Value {
  const reading = Object.entries(record.fields).find(([name]) => name === field)?.[1];
  if (reading?.state === 'empty') return 'empty';
  if (reading?.state !== 'value') return 'unknown';
  const { value } = reading;
  if (typeof value === 'string' && [...value].every((character) => BLANK.test(character))) return 'empty';
  if (type === 'text' || type === 'choice')
    return typeof value === 'string' ? { text: normal(value) } : 'unknown';
  if (type === 'boolean') return typeof value === 'boolean' ? { yes: value } : 'unknown';
  const at = type === 'datetime' ? instant(value) : point(value, type);
  if (at === null) return 'unknown';
  const more = reading.precision === 'day' ? DAY - 1 : reading.precision === 'minute' ? 59_999 : 0;
  return { span: [at, type === 'datetime' ? at + more : at] };
}

/** A value of the pack, or a number or date of a record, as a number. */
export function point(value: unknown, type: FieldType): number | null {
  if (type === 'number' || type === 'money') return Number.isFinite(value) ? Number(value) : null;
  if (typeof value !== 'string') return null;
  if (type === 'datetime') return new Date(value).getTime();
  const [year, month, day] = value.split('-').map(Number);
  if (!/^....-..-..$/.test(value) || /[^0-9-]/.test(value)) return null;
  if (year === undefined || month === undefined || day === undefined) return null;
  return dayOf(year, month, day);
}

/** Counts days by the calendar's own rules; null for a day that does not exist. */
function dayOf(year: number, month: number, day: number): number | null {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const length = lengths[month - 1];
  if (length === undefined || day < 1 || day > length) return null;
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const months = lengths.slice(0, month - 1).reduce((sum, days) => sum + days, 0);
  return 365 * year + leapDays + months + day - DAYS_TO_1970;
}

/** What the count of `dayOf` gives for 1970-01-01 before this is taken off. */
const DAYS_TO_1970 = 719_528;

export const instant = (value: unknown) =>
  typeof value === 'number' && value >= -8.64e15 && value <= 8.64e15 ? value : null;

export function calendarDay(now: number, zone: string): number | null {
  const format = (timeZone: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' });
  const parts = (isZone(zone) ? format(zone) : format('UTC')).formatToParts(now);
  const [year = 0, month = 0, day = 0] = (['year', 'month', 'day'] as const).map((type) =>
    Number(parts.find((entry) => entry.type === type)?.value),
  );
  return year > 9999 ? null : dayOf(year, month, day);
}

function isZone(zone: string): boolean {
  try {
    return Intl.DateTimeFormat('sv-SE', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}

export function normal(text: string): string {
  let result = '';
  for (const character of text.normalize('NFKC').toLowerCase())
    if (character !== '_' && !BLANK.test(character)) result += character;
    else if (!result.endsWith(' ')) result += ' ';
  return result.replace(/^ | $/g, '');
}

/** The words of a text that is already in normal form. */
export const words = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
