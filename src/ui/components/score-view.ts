import type { Score, ScorePart } from '../../record/assessment';
import { type FormatContext, formatNumber, formatWeekday, plural } from '../../record/format';

/** Widths of the stacked bar in points of 100: solid fit, solid engagement, and points lost. */
export interface StackedBar {
  fit: number;
  engagement: number;
  lost: number;
}

/** Solid bars end at the total; what negative rules took away follows as lost. */
export function stackedBar(score: Score): StackedBar {
  const total = clamp(score.shown.total, 0, 100);
  const fit = clamp(score.shown.fit, 0, total);
  const lost = clamp(score.shown.fit + score.shown.engagement - total, 0, 100 - total);
  return { fit, engagement: total - fit, lost: score.shown.negative < 0 ? lost : 0 };
}

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** "6 below threshold 75", "at threshold 75"; a score without points stands at no distance worth saying. */
export function thresholdText(score: Score): string {
  if (score.shown.total === 0) return `threshold ${score.threshold}`;
  const distance = score.shown.total - score.threshold;
  if (distance === 0) return `at threshold ${score.threshold}`;
  return `${Math.abs(distance)} ${distance < 0 ? 'below' : 'above'} threshold ${score.threshold}`;
}

/** "Fit 45 + engagement 24 + negative 0 = 69"; a negative sum reads "− 10". */
export function sumText(score: Score): string {
  const { fit, engagement, negative, total } = score.shown;
  const last = negative < 0 ? `− negative ${-negative}` : `+ negative ${negative}`;
  return `Fit ${fit} + engagement ${engagement} ${last} = ${total}`;
}

/** "Falls to 73 on Fri 27 Nov if nothing happens. Below 65 on Mon 18 Jan." Null without decay ahead. */
export function forecastText(score: Score, context: FormatContext): string | null {
  const [first, second] = score.forecast;
  if (!first) return null;
  const isAbove = score.shown.total >= score.threshold;
  const crosses = isAbove && first.total < score.threshold ? `, below threshold ${score.threshold},` : '';
  const next = `Falls to ${first.total}${crosses} on ${formatWeekday(first.at, context)} if nothing happens.`;
  if (!second || crosses || !isAbove || second.total >= score.threshold) return next;
  return `${next} Below ${score.threshold} on ${formatWeekday(second.at, context)}.`;
}

export interface ScoreGroup {
  dimension: ScorePart['dimension'];
  title: string;
  points: number;
  /** Rules that gave or took points, then those that could not be judged. */
  rows: ScorePart[];
  /** Rules that did not apply, by name. */
  missed: string[];
}

const GROUPS = [
  ['fit', 'Fit'],
  ['engagement', 'Engagement'],
  ['negative', 'Negative'],
] as const;

/** The parts of a score by dimension; group totals and parts add up to the total shown. */
export function scoreGroups(score: Score): ScoreGroup[] {
  return GROUPS.map(([dimension, title]) => {
    const parts = score.parts.filter((part) => part.dimension === dimension);
    const of = (outcome: ScorePart['outcome']) => parts.filter((part) => part.outcome === outcome);
    return {
      dimension,
      title,
      points: score.shown[dimension],
      rows: [...of('hit'), ...of('unknown')],
      missed: of('miss').map((part) => part.label),
    };
  });
}

/** The longest bar, so that all bars of one score share a scale; never 0. */
export const longestPart = (score: Score): number =>
  Math.max(1, ...score.parts.map((part) => Math.abs(part.points)));

/** "3 inputs unknown"; null when all were judged. */
export const unknownInputs = (score: Score): string | null =>
  score.unknownParts > 0 ? `${plural(score.unknownParts, 'input')} unknown` : null;

/** Exact points for hover and trace. */
export const exactPoints = (part: ScorePart, context: FormatContext): string =>
  `${formatNumber(part.points, context, 2)} points exactly`;
