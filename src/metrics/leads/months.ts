import { dayNumber } from '../../conditions/read-field';
import { isMonth } from '../../record/spend';
import { isoDate, monthOf } from '../calendar';

/** Whole calendar months, "2026-08" to "2026-10"; both ends belong to it. */
export interface Months {
  from: string;
  to: string;
}

/** Longest period that figures are asked of. */
const MOST_MONTHS = 1200;

/** Months since January 1970. */
export const monthNumber = (month: string): number =>
  (Number(month.slice(0, 4)) - 1970) * 12 + Number(month.slice(5, 7)) - 1;

export const monthNumberOf = (day: number): number => monthNumber(isoDate(day));

/** "2026-10" of its number. */
export function monthName(number: number): string {
  const year = 1970 + Math.floor(number / 12);
  return `${year}-${String((((number % 12) + 12) % 12) + 1).padStart(2, '0')}`;
}

/** Every month of a period, in order; none where it ends before it begins. */
export function monthsIn({ from, to }: Months): string[] {
  const first = monthNumber(from);
  const count = Math.min(MOST_MONTHS, Math.max(0, monthNumber(to) - first + 1));
  return Array.from({ length: count }, (_, index) => monthName(first + index));
}

/** The last so many months that are over on `today` (days since 1970-01-01). */
export function lastFullMonths(count: number, today: number): Months {
  const running = monthNumberOf(today);
  return { from: monthName(running - count), to: monthName(running - 1) };
}

/** The last quarter that is over. */
export function lastFullQuarter(today: number): Months {
  const running = monthNumberOf(today);
  const first = running - (running % 3) - 3;
  return { from: monthName(first), to: monthName(first + 2) };
}

/** "2026", "2026Q4", "2026-10" or "2026-08..2026-10"; null for other texts, and for one that ends before it begins. */
export function monthsNamed(text: string): Months | null {
  const [from = '', to = from, ...rest] = text.split('..').map((part) => part.trim());
  if (rest.length > 0) return null;
  const [first, last] = [oneNamed(from), oneNamed(to)];
  if (!first || !last || last.to < first.from) return null;
  return { from: first.from, to: last.to };
}

function oneNamed(text: string): Months | null {
  if (isMonth(text)) return { from: text, to: text };
  const [, year, quarter] = /^((?:19|20)\d\d)(?:Q([1-4]))?$/.exec(text) ?? [];
  if (!year) return null;
  if (!quarter) return { from: `${year}-01`, to: `${year}-12` };
  const first = monthNumber(`${year}-01`) + (Number(quarter) - 1) * 3;
  return { from: monthName(first), to: monthName(first + 2) };
}

/** "2026-08 to 2026-10 and 2026-12": runs of months are put together. */
export function monthsText(months: readonly string[]): string {
  const runs: Months[] = [];
  for (const month of [...new Set(months)].sort()) {
    const last = runs.at(-1);
    if (last && monthNumber(month) === monthNumber(last.to) + 1) last.to = month;
    else runs.push({ from: month, to: month });
  }
  const words = runs.map(({ from, to }) => (from === to ? from : `${from} to ${to}`));
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '');
}

/** The month of a day or a month: "2026-10-31" is in "2026-10". */
export function monthOfText(when: string): string {
  const day = dayNumber(when);
  return day === null ? when : monthOf(day);
}
