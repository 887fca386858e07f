import { type FormatContext, formatNumber } from '../../record/format';

const formats = new Map<string, Intl.NumberFormat | null>();

/**
 * "€84,000" without decimals, and "US$84,000" beside "CA$84,000" where the reader’s own dollar is another;
 * "unknown" when it was not read; a code that is none is written out.
 */
export function amountText(
  amount: number | null,
  currency: string | null,
  context: Pick<FormatContext, 'locale'>,
): string {
  return amount === null ? 'unknown' : written(amount, currency, context, 0);
}

/** The same for one record by itself: what is less than a whole is never rounded away, "€84,000.40". */
export function fullAmountText(
  amount: number | null,
  currency: string | null,
  context: Pick<FormatContext, 'locale'>,
): string {
  const digits = amount === null || Number.isInteger(amount) ? 0 : MOST_DIGITS;
  return amount === null ? 'unknown' : written(amount, currency, context, digits);
}

/** As many as every browser can write. */
const MOST_DIGITS = 20;

function written(
  amount: number,
  currency: string | null,
  context: Pick<FormatContext, 'locale'>,
  digits: number,
): string {
  if (!currency) return formatNumber(amount, context, digits);
  const format = moneyFormat(currency, context.locale, digits);
  if (!format) return `${currency} ${formatNumber(amount, context, digits)}`;
  return format.format(amount).replace('-', '−');
}

function moneyFormat(currency: string, locale: string, digits: number): Intl.NumberFormat | null {
  const key = `${digits} ${currency} ${locale}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  let format: Intl.NumberFormat | null = null;
  try {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'symbol',
      maximumFractionDigits: digits,
    });
  } catch {
    // No currency code or no known locale: the caller writes the code and the number.
  }
  formats.set(key, format);
  return format;
}
