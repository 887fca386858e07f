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
  if (amount === null) return 'unknown';
  if (!currency) return formatNumber(amount, context, 0);
  const format = moneyFormat(currency, context.locale);
  if (!format) return `${currency} ${formatNumber(amount, context, 0)}`;
  return format.format(amount).replace('-', '−');
}

function moneyFormat(currency: string, locale: string): Intl.NumberFormat | null {
  const key = `${currency} ${locale}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  let format: Intl.NumberFormat | null = null;
  try {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'symbol',
      maximumFractionDigits: 0,
    });
  } catch {
    // No currency code or no known locale: the caller writes the code and the number.
  }
  formats.set(key, format);
  return format;
}
