import type { Metric } from '../../../metrics';
import { NOT_ADDED_UP } from '../../../metrics/money';
import type { TargetRange } from '../../../metrics/target-ranges';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { amountText } from '../amount-text';

/** "24.1%", "58 days", "3.4×"; "€900 + US$20" of mixed currencies; "unknown" where there is no figure. */
export function figureText(figure: Metric, context: AssessContext): string {
  const { value, unit, currency } = figure;
  if (value === null) return apartTexts(figure, context).join(' + ') || 'unknown';
  switch (unit) {
    case 'share':
      return shareText(value, context);
    case 'money':
      return amountText(value, currency ?? null, context);
    case 'money per day':
      return `${amountText(value, currency ?? null, context)} a day`;
    case 'ratio':
      return `${formatNumber(value, context)}×`;
    case 'days':
    case 'minutes':
      return durationText(formatNumber(value, context), unit);
    default:
      return formatNumber(value, context, 0);
  }
}

/** One text per currency where they are mixed; empty for all other figures. */
export const apartTexts = ({ byCurrency = [] }: Metric, context: AssessContext): string[] =>
  byCurrency.map(({ currency, value }) => inCurrency(amountText(value, currency, context), currency));

/** Beside amounts of currencies, one without any says so. */
export const inCurrency = (text: string, currency: string | null): string =>
  currency ? text : `${text} (no currency)`;

/** A figure, or one per currency. */
export const isStated = ({ value, byCurrency = [] }: Metric): boolean =>
  value !== null || byCurrency.length > 0;

/** What is not nothing is never written as 0%. */
function shareText(value: number, context: AssessContext): string {
  const text = formatNumber(value * 100, context);
  const isNothing = value !== 0 && Math.abs(value) < SMALLEST_SHARE;
  return isNothing ? `${value < 0 ? '−' : ''}under ${formatNumber(0.1, context)}%` : `${text}%`;
}

/** Shares below are rounded to 0.0%. */
const SMALLEST_SHARE = 0.0005;

const durationText = (text: string, unit: 'days' | 'minutes'): string =>
  `${text} ${text === '1' ? unit.slice(0, -1) : unit}`;

/** Without the unit of a duration, which the bars' own figures have: marks stand close together. */
export function axisText(figure: Metric, context: AssessContext): string {
  const isDuration = figure.unit === 'days' || figure.unit === 'minutes';
  return isDuration && figure.value !== null
    ? formatNumber(figure.value, context)
    : figureText(figure, context);
}

/** Why there is no figure, or none over all currencies. */
export const whyNoFigure = ({ reason }: Metric): string | null =>
  reason && `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;

/** The same for a tile: which currencies stand in the way is said under its definition. */
export const whyNoFigureShort = (figure: Metric): string | null =>
  figure.reason?.endsWith(NOT_ADDED_UP) ? 'Several currencies.' : whyNoFigure(figure);

/** "193 left out"; of a figure made of others "257 left out of win rate · 4 left out of …"; null where nothing was. */
export function leftOutText({ excluded }: Pick<Metric, 'excluded'>, context: AssessContext): string | null {
  const counts = new Map<string | undefined, number>();
  for (const { part, count } of excluded) counts.set(part, (counts.get(part) ?? 0) + count);
  const texts = [...counts]
    .filter(([, count]) => count > 0)
    .map(([part, count]) => leftOutOf(part, formatNumber(count, context, 0)));
  return texts.join(' · ') || null;
}

/** Deals left out of two parts are the same in part, and so never added up. */
const leftOutOf = (part: string | undefined, count: string): string =>
  part ? `${count} left out of ${part.charAt(0).toLowerCase()}${part.slice(1)}` : `${count} left out`;

export type Standing = 'below' | 'within' | 'above';

export function standing(
  value: number | null,
  usual: Pick<TargetRange, 'low' | 'high'> | null,
): Standing | null {
  if (value === null || !usual) return null;
  if (usual.low !== null && value < usual.low) return 'below';
  return usual.high !== null && value > usual.high ? 'above' : 'within';
}
