import type { Metric } from '../../../metrics';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { exactText } from './exact-text';
import { figureText } from './figure-text';

/** A figure in a column of its like: shares all with one decimal, so that their points stand under one another. */
export function tableText(figure: Metric, context: AssessContext): string {
  const { value, unit } = figure;
  if (unit !== 'share' || value === null) return exactText(figure, context);
  const text = figureText(figure, context);
  const whole = `${formatNumber(value * 100, context, 0)}%`;
  return text === whole ? `${oneDecimal(Math.round(value * 100), context)}%` : text;
}

function oneDecimal(value: number, { locale }: Pick<AssessContext, 'locale'>): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  try {
    return new Intl.NumberFormat(locale, digits).format(value).replace('-', '−');
  } catch {
    return new Intl.NumberFormat('en-GB', digits).format(value).replace('-', '−');
  }
}
