import type { DateOrder } from '../../record/types';
import type { DecimalMark } from './numeral';
import { parseNumber } from './parse-number';
import { plainText } from './plain-text';

const YEAR_LAST = /(?<!\d)(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*\2\s*\d{4}(?!\d)/g;
const YEAR_FIRST = /(?<!\d)\d{4}\s*([-/.])\s*\d{1,2}\s*\1\s*\d{1,2}(?!\d)/;

/**
 * The day/month order that dates of one page prove by a number above twelve. 'conflict' when they
 * prove both; 'ymd' when every date starts with its year; null when nothing is proven.
 */
export function inferDateOrder(texts: readonly string[]): DateOrder | 'conflict' | null {
  const proven = new Set<DateOrder>();
  let hasYearFirst = false;
  let hasYearLast = false;
  for (const text of texts) {
    const plain = plainText(text);
    hasYearFirst ||= YEAR_FIRST.test(plain);
    for (const [, first, , second] of plain.matchAll(YEAR_LAST)) {
      hasYearLast = true;
      const [a, b] = [Number(first), Number(second)];
      if (a > 12 && a <= 31 && b >= 1 && b <= 12) proven.add('dmy');
      if (b > 12 && b <= 31 && a >= 1 && a <= 12) proven.add('mdy');
    }
  }
  if (proven.size > 1) return 'conflict';
  const [order = null] = proven;
  return order ?? (hasYearFirst && !hasYearLast ? 'ymd' : null);
}

/** The decimal mark that numbers and amounts of one page prove; null when none or both. */
export function inferDecimalMark(texts: readonly string[]): DecimalMark | null {
  const proven = new Set<DecimalMark>();
  for (const text of texts)
    for (const kind of ['money', 'number'] as const) {
      const read = parseNumber(text, { kind, decimal: null, languages: [] });
      if (read.ok && read.value.proves) proven.add(read.value.proves);
    }
  const [mark = null] = proven;
  return proven.size === 1 ? mark : null;
}
