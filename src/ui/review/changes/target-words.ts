import { type FormatContext, formatNumber } from '../../../record/format';
import { figureText, standing } from '../figures/figure-text';
import { usualText } from '../figures/usual';
import type { Target } from './targets';

/** "Win rate of what closed: 27% (n = 11). Usually 20–30%: within." */
export function targetWords({ metric, usual }: Target, context: FormatContext & { now: number }): string {
  const place = standing(metric.value, usual);
  const against = usual ? ` ${usualText(usual, context)}${place ? `: ${place}` : ''}.` : '';
  if (metric.value === null) return `${metric.label}: unknown, because ${metric.reason}.${against}`;
  return `${metric.label}: ${figureText(metric, context)} (n = ${formatNumber(metric.n, context, 0)}).${against}`;
}
