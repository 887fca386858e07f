import type { FieldReading } from './types';

/**
 * An amount as it was read, with the currency that is known of it where the reading tells none: a page that shows
 * "$" leaves open whose dollar it is, and the CRM keeps the currency in a field of its own. A sign that is not the
 * one of the known currency means that it has changed, and to what is unknown.
 */
export function keepCurrency(read: FieldReading, known: FieldReading | undefined): FieldReading {
  if (read.state !== 'value' || known?.state !== 'value') return read;
  const { currency } = known;
  const isAmount = typeof read.value === 'number' && read.currency === undefined;
  return currency && isAmount && mayBeOf(currency, read.text) ? { ...read, currency } : read;
}

/** Every sign of money in the text, "$" or "kr", is one that the currency goes by. */
function mayBeOf(currency: string, text: string): boolean {
  const signs = text.normalize('NFKC').match(/\p{Sc}|\p{L}+/gu) ?? [];
  return signs.every((sign) => partOf(currency, 'narrowSymbol').includes(sign) || beginsIn(currency, sign));
}

const beginsIn = (currency: string, sign: string): boolean =>
  partOf(currency, 'name')
    .split(' ')
    .some((word) => word.startsWith(sign.toLowerCase()));

/** In English: "$", "kr"; "US dollars", "Swedish kronor". Nothing of what is no currency. */
function partOf(currency: string, currencyDisplay: 'narrowSymbol' | 'name'): string {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay });
    return format.formatToParts(0).find(({ type }) => type === 'currency')?.value ?? '';
  } catch {
    return '';
  }
}
