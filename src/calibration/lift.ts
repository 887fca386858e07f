import type { Scored } from './case';
import { countWon, ratio } from './case';
import { shareInterval } from './proportion';

/** One tenth of the cases, best scores first. */
export interface Decile {
  decile: number;
  /** Cases in it; a fraction where the number does not divide by ten. */
  n: number;
  /** Expected number of won cases. */
  won: number;
  rate: number;
  /** Its rate over the rate of all; null when none was won. */
  lift: number | null;
  /** Share of all won cases in this decile and the ones before. */
  wonSoFar: number | null;
}

/**
 * Lift by decile of the score. Cases with the same score have no order among themselves: where a
 * decile ends inside such a group it takes the group's rate, which is what any order gives on
 * average. Empty for no cases.
 */
export function liftByDecile(cases: readonly Scored[]): Decile[] {
  if (cases.length === 0) return [];
  const total = countWon(cases);
  const wonUpTo = cumulativeWon(cases);
  return Array.from({ length: 10 }, (_, index) => {
    const n = cases.length / 10;
    const end = wonUpTo(((index + 1) * cases.length) / 10);
    const won = end - wonUpTo((index * cases.length) / 10);
    const lift = total > 0 ? won / n / (total / cases.length) : null;
    return { decile: index + 1, n, won, rate: won / n, lift, wonSoFar: ratio(end, total) };
  });
}

/** Expected number of won cases among the best `rows`, linear inside groups of equal scores. */
function cumulativeWon(cases: readonly Scored[]): (rows: number) => number {
  const points = [{ rows: 0, won: 0 }];
  const sorted = [...cases].sort((a, b) => b.score - a.score);
  let won = 0;
  for (const [index, { outcome, score }] of sorted.entries()) {
    if (outcome) won += 1;
    if (sorted[index + 1]?.score !== score) points.push({ rows: index + 1, won });
  }
  return (rows) => {
    const after = points.findIndex((point) => point.rows >= rows);
    const end = points[after] ?? { rows: cases.length, won };
    const start = points[after - 1] ?? end;
    if (end.rows === start.rows) return end.won;
    return start.won + ((end.won - start.won) * (rows - start.rows)) / (end.rows - start.rows);
  };
}

/** What became of the cases with so many points. */
export interface ScoreBand {
  from: number;
  to: number;
  n: number;
  won: number;
  /** Null when there are none. With Wilson's 95% interval. */
  rate: number | null;
  rateLow: number;
  rateHigh: number;
}

/** Won share per ten points of the 100-point scale; scores outside count in the nearest band. */
export function scoreBands(cases: readonly Scored[]): ScoreBand[] {
  const bandOf = (score: number) => Math.min(9, Math.max(0, Math.floor(score / 10)));
  return Array.from({ length: 10 }, (_, band) => {
    const own = cases.filter(({ score }) => bandOf(score) === band);
    const won = countWon(own);
    const { low, high } = shareInterval(won, own.length);
    return {
      from: band * 10,
      to: band === 9 ? 100 : band * 10 + 9,
      n: own.length,
      won,
      rate: ratio(won, own.length),
      rateLow: low,
      rateHigh: high,
    };
  });
}
