import { probability } from './logistic';

const STEPS = 40;
/** Keeps the slope finite where points part won from lost completely. */
const RIDGE = 1e-3;

/**
 * The chance to win as learned for each number of points: a logistic curve through the training
 * cases. Models of different folds have scales of their own; chances can be compared. Never
 * falling, so that it changes no order.
 */
export function chanceOf(
  points: readonly number[],
  outcomes: readonly boolean[],
): (points: number) => number {
  const rate = outcomes.filter(Boolean).length / outcomes.length;
  let intercept = Math.log(rate / (1 - rate));
  let slope = 0;
  const scale = 10;
  for (let step = 0; step < STEPS; step += 1) {
    const sums = { a: 0, b: -RIDGE * slope, aa: RIDGE, ab: 0, bb: RIDGE };
    for (const [index, value] of points.entries()) {
      const x = value / scale;
      const chance = probability(intercept + slope * x);
      const [error, weight] = [(outcomes[index] ? 1 : 0) - chance, chance * (1 - chance)];
      sums.a += error;
      sums.b += error * x;
      sums.aa += weight;
      sums.ab += weight * x;
      sums.bb += weight * x * x;
    }
    const determinant = sums.aa * sums.bb - sums.ab ** 2;
    const [da, db] = [
      (sums.bb * sums.a - sums.ab * sums.b) / determinant,
      (sums.aa * sums.b - sums.ab * sums.a) / determinant,
    ];
    if (!Number.isFinite(da) || !Number.isFinite(db)) break;
    intercept += da;
    slope += db;
    if (Math.abs(da) + Math.abs(db) < 1e-9) break;
  }
  const rising = Math.max(0, slope);
  return (value) => probability(intercept + (rising * value) / scale);
}
