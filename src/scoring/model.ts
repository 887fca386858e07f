import type { FieldTest } from '../conditions/field-test';
import type { ObjectKind } from '../record/types';

export type Dimension = 'fit' | 'engagement' | 'negative';

/** One thing that earns or costs points, compiled from the pack. */
export interface Signal {
  id: string;
  label: string;
  dimension: Dimension;
  /** Bands of one attribute share a group: at most one of them should hold. Null outside any. */
  group: string | null;
  /** As in the pack: 1 to 100, or −100 to −1 for negative ones. */
  points: number;
  test: FieldTest;
  /** Datetime field from which it ages; null when it does not. */
  since: string | null;
  decay: { points: number; everyDays: number } | null;
}

/** A scoring model of a pack (domain.md § 2), ready for use. */
export interface ScoringModel {
  appliesTo: readonly ObjectKind[];
  /** Shares of the 100-point scale; together 100. */
  weights: { fit: number; engagement: number };
  threshold: number;
  fitMinimum: number;
  engagementMinimum: number;
  /** Datetime field; engagement from before it counts nothing. Null when the pack names none. */
  resetField: string | null;
  /** Fit, then engagement, then negative, each in pack order. */
  signals: readonly Signal[];
  scale: Scale;
}

/**
 * Raw points times these, over the denominator, are points on the 100-point scale. Whole numbers,
 * so that sums and comparisons with a threshold are exact.
 */
export interface Scale {
  fit: number;
  engagement: number;
  negative: number;
  denominator: number;
}

/**
 * Fit and engagement earn their weight times the share of attainable raw points; negative points
 * count as they are. With at most 50 signals of 100 points all products stay exact (below 2^53).
 */
export function scaleOf(weights: ScoringModel['weights'], signals: readonly Signal[]): Scale {
  const attainable = (dimension: Dimension) =>
    attainablePoints(signals.filter((signal) => signal.dimension === dimension)) || 1;
  const [fit, engagement] = [attainable('fit'), attainable('engagement')];
  return {
    fit: weights.fit * engagement,
    engagement: weights.engagement * fit,
    negative: fit * engagement,
    denominator: fit * engagement,
  };
}

/** Most raw points that signals can give together: of a group only the best band. */
export function attainablePoints(
  signals: readonly { group?: string | null | undefined; points: number }[],
): number {
  const groups = new Map<string, number>();
  let sum = 0;
  for (const { group, points } of signals)
    if (group) groups.set(group, Math.max(groups.get(group) ?? 0, points));
    else sum += points;
  for (const points of groups.values()) sum += points;
  return sum;
}
