import type { Metric } from '../../../metrics';
import { type FormatContext, formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { amountText } from '../amount-text';
import { figureText, inCurrency } from './figure-text';

type Locale = Pick<FormatContext, 'locale'>;

const DIGITS = 2;

/** A figure as tables give it: money to the cent, all else to two decimals. "unknown" where there is none. */
export function exactText(figure: Metric, context: AssessContext): string {
  const { value, unit, currency = null } = figure;
  if (value === null) return exactApart(figure, context).join(' + ') || 'unknown';
  const number = (of: number): string => formatNumber(of, context, DIGITS);
  switch (unit) {
    case 'share':
      return `${number(value * 100)}%`;
    case 'money':
      return exactAmount(value, currency, context);
    case 'money per day':
      return `${exactAmount(value, currency, context)} a day`;
    case 'ratio':
      return `${number(value)}×`;
    case 'days':
    case 'minutes':
      return `${number(value)} ${value === 1 ? unit.slice(0, -1) : unit}`;
    default:
      return figureText(figure, context);
  }
}

/** One text per currency where they are mixed. */
const exactApart = ({ byCurrency = [] }: Metric, context: AssessContext): string[] =>
  byCurrency.map(({ currency, value }) => inCurrency(exactAmount(value, currency, context), currency));

/** "€1,234.50", with as many decimals as the currency has; "1,234.5" without one. */
function exactAmount(amount: number, currency: string | null, { locale }: Locale): string {
  if (!currency) return formatNumber(amount, { locale }, DIGITS);
  try {
    const style = { style: 'currency', currency, currencyDisplay: 'symbol' } as const;
    return new Intl.NumberFormat(locale, style).format(amount).replace('-', '−');
  } catch {
    // No currency code or no known locale, which the short form can write.
    return Number.isInteger(amount)
      ? amountText(amount, currency, { locale })
      : `${currency} ${formatNumber(amount, { locale }, DIGITS)}`;
  }
}
