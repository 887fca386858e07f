import { isAmount, isDay, isMonth, type SpendKind } from '../../record/spend';
import type { DecimalMark } from '../values/numeral';
import { fileNumber } from './file-number';

const KINDS: Readonly<Record<string, SpendKind>> = {
  marketing: 'marketing',
  sales: 'sales',
  lifetimevalue: 'lifetimeValue',
  ltv: 'lifetimeValue',
  clv: 'lifetimeValue',
};

/** By letters only: "Lifetime value", "LTV". */
export function kindOf(text: string): SpendKind | null {
  const name = text.toLowerCase().replace(/[^a-z]/g, '');
  return Object.hasOwn(KINDS, name) ? (KINDS[name] ?? null) : null;
}

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * "2026-10" of "2026-10", "2026/10", "10/2026", "Oct 2026", "October 2026", "2026-10-01" and of "Oct-26", which
 * spreadsheets make of it; null for texts that name no month, or more than one.
 */
export function monthOf(text: string): string | null {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})(?:[-/.]\d{1,2})?$/.exec(text);
  if (yearFirst) return monthText(yearFirst[1], Number(yearFirst[2]));
  const yearLast = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (yearLast) return monthText(yearLast[2], Number(yearLast[1]));
  const [, word = '', year = ''] = /^([A-Za-z]{3,9})\.?[\s-]+(\d{2}|\d{4})$/.exec(text) ?? [];
  const place = MONTH_NAMES.indexOf(word.slice(0, 3).toLowerCase());
  return place < 0 ? null : monthText(year.length === 2 ? `20${year}` : year, place + 1);
}

function monthText(year: string | undefined, month: number): string | null {
  const text = `${year ?? ''}-${String(month).padStart(2, '0')}`;
  return isMonth(text) ? text : null;
}

/** A day as it stands; a month counts from its first day. */
export function dayOf(text: string): string | null {
  if (isDay(text)) return text;
  const month = /^\d{4}-\d\d-\d\d$/.test(text) ? null : monthOf(text);
  return month && `${month}-01`;
}

/** An amount of money, with the currency it states; or what is wrong with it and how to write it. */
export function readSpendAmount(
  text: string,
  decimal: DecimalMark | null = null,
): { value: number; currency?: string } | { why: string } {
  if (text === '') return { why: 'there is no amount. Write 0 where nothing was spent.' };
  const read = fileNumber(text, 'money', { decimal, languages: [] });
  if (!read.ok)
    return {
      why:
        read.reason === 'ambiguous-number'
          ? `“${text}” could be thousands or decimals. Write it like 1200 or 1200.50.`
          : `“${text}” is no amount. Write it like 1200 or 1200.50.`,
    };
  const { value, currency } = read.value;
  if (!isAmount(value)) return { why: `“${text}” is below 0 or too large.` };
  return { value, ...(currency && { currency }) };
}
