import { type FormatContext, formatNumber } from '../../../record/format';
import { amountText } from '../amount-text';

/** Writes hundredths of a currency as money. */
export type MoneyText = (cents: number) => string;

/** Cents are written where any of the amounts has some, so that the figures add up as they are shown. */
export function moneyText(
  all: Iterable<number>,
  currency: string | null,
  context: Pick<FormatContext, 'locale'>,
): MoneyText {
  for (const cents of all) if (cents % 100 !== 0) return (value) => withCents(value, currency, context);
  return (cents) => amountText(cents / 100, currency, context);
}

/** "+€12,000", "−€3,000"; a zero has no sign. */
export const signed = (cents: number, text: MoneyText): string => `${cents > 0 ? '+' : ''}${text(cents)}`;

function withCents(
  cents: number,
  currency: string | null,
  { locale }: Pick<FormatContext, 'locale'>,
): string {
  const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const number = (): string => formatNumber(cents / 100, { locale }, 2);
  if (!currency) return number();
  try {
    const style = { style: 'currency', currency, currencyDisplay: 'symbol', ...digits } as const;
    return new Intl.NumberFormat(locale, style).format(cents / 100).replace('-', '−');
  } catch {
    return `${currency} ${number()}`;
  }
}
