import { periodName } from '../../../metrics/calendar';
import { formatCount, formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { amountText } from '../amount-text';
import { figureText, isStated, whyNoFigureShort } from '../figures/figure-text';
import type { FigureViewId } from '../figures/figure-views';
import { type Flagged, FRESH_DAYS } from './flagged';
import type { StripFigures } from './strip-figures';

/** Where a figure stands with its definition: the tile of this id in this view. */
export interface StripPlace {
  view: FigureViewId | 'speed';
  figure: string;
}

export type StripId = 'weighted' | 'coverage' | 'winRate' | 'cycle' | 'flagged' | 'inside';

export interface StripCell {
  id: StripId;
  label: string;
  /** Null where the list is filtered instead. */
  place: StripPlace | null;
}

/** The figures of the strip, from left to right. */
export const STRIP_CELLS: readonly StripCell[] = [
  { id: 'weighted', label: 'Weighted pipeline', place: { view: 'sales', figure: 'weightedPipeline' } },
  { id: 'coverage', label: 'Pipeline coverage', place: { view: 'executive', figure: 'coverage' } },
  { id: 'winRate', label: 'Win rate', place: { view: 'sales', figure: 'winRate' } },
  { id: 'cycle', label: 'Median sales cycle', place: { view: 'sales', figure: 'cycleDays.won.median' } },
  { id: 'flagged', label: 'Flagged', place: null },
  { id: 'inside', label: 'First contact in SLA', place: { view: 'speed', figure: 'insideSla' } },
];

/** What is said of a figure. */
export interface StripWords {
  value: string;
  /** Formula and counts, or why there is no figure. */
  note: string;
  /** `apart`: a sum for each currency. */
  kind: 'one' | 'apart' | 'unknown';
}

export const flaggedWords = ({ records, total, fresh }: Flagged, context: AssessContext): StripWords => {
  const number = (value: number) => formatNumber(value, context, 0);
  const share = total === 0 ? '0' : formatNumber((records / total) * 100, context);
  const young = fresh === null ? '' : `; ${number(fresh)} under ${FRESH_DAYS} days old`;
  return { value: number(records), note: `${share}% of all${young}`, kind: 'one' };
};

/** Value and note of a figure; the numbers and their words are those of its tile. */
export function stripWords(
  id: Exclude<StripId, 'flagged'>,
  { metrics, quota }: StripFigures,
  context: AssessContext,
): StripWords {
  const metric = metrics[id];
  const value = figureText(metric, context);
  if (!isStated(metric)) return { value, note: withoutStop(whyNoFigureShort(metric) ?? ''), kind: 'unknown' };
  const number = (count: number) => formatNumber(count, context, 0);
  const open = metric.excluded.reduce((sum, { count }) => sum + count, metric.n);
  const notes: Record<typeof id, () => string> = {
    weighted: () =>
      `Σ amount × probability, ${metric.n < open ? `${number(metric.n)} of ` : ''}${number(open)} open${quota ? `, due in ${periodName(quota.name)}` : ''}`,
    coverage: () =>
      `${figureText(metrics.due, context)} ÷ quota ${quota ? amountText(quota.amount, quota.currency, context) : ''}`,
    winRate: () => `${number(metrics.won.value ?? 0)} won of ${number(metric.n)} closed`,
    cycle: () => `${number(metric.n)} won; mean ${figureText(metrics.cycleMean, context)}`,
    inside: () => insideNote(metrics, context),
  };
  return { value, note: notes[id](), kind: metric.value === null ? 'apart' : 'one' };
}

/** "5,107 of 5,600; median 4.2 minutes". */
function insideNote(
  { inside: { value, n }, response }: StripFigures['metrics'],
  context: AssessContext,
): string {
  const number = (count: number) => formatNumber(count, context, 0);
  const counted = `${number(Math.round((value ?? 0) * n))} of ${number(n)}`;
  return isStated(response) ? `${counted}; median ${figureText(response, context)}` : counted;
}

const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '');

/**
 * "all 1,028 records": the strip is never of a filtered list. Figures of an earlier list, shown until those of this one
 * are there, are only of as many as they were counted on: "900 records". Null: not known yet.
 */
export function scopeWords(
  records: number | null,
  counted: number | null,
  context: Pick<AssessContext, 'locale'>,
): string {
  if (counted !== null && counted !== records) return formatCount(counted, 'record', context);
  if (records === null) return 'all records';
  return records === 1 ? 'the one record' : `all ${formatNumber(records, context, 0)} records`;
}
