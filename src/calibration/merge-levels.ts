import { type Counts, plus } from './levels';

/**
 * Neighbours stay apart when a difference like theirs comes by chance in fewer than 1 of 1,000
 * cases: 99.9% point of chi-square with one degree of freedom. Strict, because many cuts were
 * tried before these were left.
 */
const CLEARLY_APART = 10.828;

/**
 * Joins neighbouring groups, the most alike first, until all that are left differ clearly and
 * there are at most `most`. Groups keep their order; `join` adds the right one to the left one.
 */
export function mergeNeighbours<T extends Counts>(
  groups: readonly T[],
  most: number,
  join: (left: T, right: T) => T,
): T[] {
  const left = [...groups];
  while (left.length > 1) {
    const gaps = left.slice(1).map((group, index) => difference(left[index] ?? group, group));
    const smallest = gaps.indexOf(Math.min(...gaps));
    if ((gaps[smallest] ?? 0) >= CLEARLY_APART && left.length <= most) break;
    const [a, b] = left.slice(smallest, smallest + 2);
    if (!a || !b) break;
    left.splice(smallest, 2, join(a, b));
  }
  return left;
}

/** Twice the log-likelihood that two groups lose when they share one rate. */
export function difference(a: Counts, b: Counts): number {
  return 2 * (logLikelihood(a) + logLikelihood(b) - logLikelihood(plus(a, b)));
}

function logLikelihood({ n, won }: Counts): number {
  const part = (count: number) => (count > 0 ? count * Math.log(count / n) : 0);
  return part(won) + part(n - won);
}
