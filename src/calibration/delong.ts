import { midranks } from './auc';
import { countWon, type Scored } from './case';

/** AUC with its 95% interval, or why there is none. Either all three numbers are there or none. */
export type AucEstimate =
  | { auc: number; aucLow: number; aucHigh: number; reason: null }
  | { auc: null; aucLow: null; aucHigh: null; reason: string };

/** Below this an interval says more about chance than about the score. */
export const FEWEST_CASES = 30;

/** 97.5% point of the normal distribution. */
const Z_95 = 1.959963984540054;

/** AUC and DeLong's 95% interval. Scores must be finite; all degenerate inputs answer a reason. */
export function aucWithInterval(cases: readonly Scored[]): AucEstimate {
  const reason = whyNoAuc(cases);
  if (reason !== null) return { auc: null, aucLow: null, aucHigh: null, reason };
  const { auc, variance } = delong(cases);
  const half = Z_95 * Math.sqrt(variance);
  return { auc, aucLow: Math.max(0, auc - half), aucHigh: Math.min(1, auc + half), reason: null };
}

function whyNoAuc(cases: readonly Scored[]): string | null {
  const won = countWon(cases);
  if (cases.length < FEWEST_CASES)
    return `There are ${cases.length} cases, fewer than ${FEWEST_CASES}. Add closed records.`;
  if (won === 0) return 'No case was won, so nothing tells won from lost. Add won records.';
  if (won === cases.length) return 'No case was lost, so nothing tells won from lost. Add lost records.';
  if (won === 1 || won === cases.length - 1)
    return 'Only one case stands on one side, too few for an interval. Add closed records.';
  const first = cases[0]?.score;
  if (cases.every(({ score }) => score === first))
    return `All cases score ${first}, so the score ranks nothing. Check that its fields were read.`;
  return null;
}

/**
 * Variance of the AUC by DeLong et al. (1988) in the fast form of Sun and Xu (2014): midranks of
 * each case among all and among its own side. Needs two cases on each side.
 */
export function delong(cases: readonly Scored[]): { auc: number; variance: number } {
  const sorted = [...cases].sort((a, b) => a.score - b.score);
  const ranks = midranks(sorted.map(({ score }) => score));
  const won = placements(sorted, ranks, true);
  const lost = placements(sorted, ranks, false);
  const variance = spread(won) / won.length + spread(lost) / lost.length;
  return { auc: mean(won), variance };
}

/** Share of the other side that each case of one side beats, a tie counting one half. */
function placements(sorted: readonly Scored[], ranks: Float64Array, side: boolean): number[] {
  const own = sorted.flatMap(({ outcome, score }, index) =>
    outcome === side ? [{ score, rank: ranks[index] ?? 0 }] : [],
  );
  const ownRanks = midranks(own.map(({ score }) => score));
  const others = sorted.length - own.length;
  return own.map(({ rank }, index) => (rank - (ownRanks[index] ?? 0)) / others);
}

const mean = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0) / values.length;

function spread(values: readonly number[]): number {
  const center = mean(values);
  return values.reduce((total, value) => total + (value - center) ** 2, 0) / (values.length - 1);
}
