import type { Scored } from './case';

/** Rank of each value from 1, ascending; equal values share the mean of their ranks. No NaN. */
export function midranks(values: readonly number[]): Float64Array {
  const sorted = Float64Array.from(values).sort();
  const rankOf = new Map<number, number>();
  for (let start = 0; start < sorted.length; ) {
    const value = sorted[start] ?? 0;
    let end = start + 1;
    while (end < sorted.length && sorted[end] === value) end += 1;
    rankOf.set(value, (start + 1 + end) / 2);
    start = end;
  }
  return Float64Array.from(values, (value) => rankOf.get(value) ?? 0);
}

/**
 * Area under the ROC curve: the chance that a won case scores above a lost one, a tie counting one
 * half (Mann-Whitney), in O(n log n). Null unless there are both. Scores must be finite.
 */
export function auc(cases: readonly Scored[]): number | null {
  const ranks = midranks(cases.map(({ score }) => score));
  let won = 0;
  let rankSum = 0;
  for (const [index, { outcome }] of cases.entries()) {
    if (!outcome) continue;
    won += 1;
    rankSum += ranks[index] ?? 0;
  }
  const lost = cases.length - won;
  return won > 0 && lost > 0 ? (rankSum - (won * (won + 1)) / 2) / (won * lost) : null;
}
