import type { Design } from './design';
import { solveInPlace } from './linear-solver';

const MOST_STEPS = 30;
const SMALL_CHANGE = 1e-6;

/** Keeps the intercept's pivot above 0 where all rows went one way. */
const INTERCEPT_PENALTY = 1e-6;

/**
 * Ridge logistic regression by Newton's method on a sparse design: weights per column, intercept
 * first. `penalty` is λ in log-likelihood − ½ λ Σ w², the intercept left free. Starts at `start`
 * when given. Deterministic for the same rows in the same order.
 */
export function fitLogistic(design: Design, penalty: number, start?: Float64Array): Float64Array {
  let weights: Float64Array = start ? Float64Array.from(start) : new Float64Array(design.size);
  let loss = penalisedLoss(design, weights, penalty);
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const change = newtonStep(design, weights, penalty);
    if (!change) break;
    const next = halvedUntilBetter(design, weights, change, penalty, loss);
    const gain = loss - next.loss;
    weights = next.weights;
    loss = next.loss;
    if (gain < SMALL_CHANGE * (1 + Math.abs(loss))) break;
  }
  return weights;
}

/** A full Newton step, or the first half of a half that does not worsen the loss. */
function halvedUntilBetter(
  design: Design,
  weights: Float64Array,
  change: Float64Array,
  penalty: number,
  loss: number,
) {
  for (let share = 1; share > 1e-4; share /= 2) {
    const tried = weights.map((weight, column) => weight + share * (change[column] ?? 0));
    const triedLoss = penalisedLoss(design, tried, penalty);
    if (triedLoss <= loss) return { weights: tried, loss: triedLoss };
  }
  return { weights, loss };
}

/** Solves Hessian · step = gradient; only pairs of columns that meet in a row are touched. */
function newtonStep(design: Design, weights: Float64Array, penalty: number): Float64Array | null {
  const { rows, fields, columnOf, size, outcomes } = design;
  const hessian = new Float64Array(size * size);
  const gradient = weights.map((weight, column) => -penaltyOf(column, penalty) * weight);
  for (let column = 0; column < size; column += 1)
    hessian[column * size + column] = penaltyOf(column, penalty);
  const active = new Int32Array(fields + 1);
  for (let row = 0; row < rows; row += 1) {
    const chance = probability(linear(design, weights, row));
    const error = (outcomes[row] ?? 0) - chance;
    const weight = chance * (1 - chance);
    let count = 1;
    for (let k = row * fields; k < (row + 1) * fields; k += 1) {
      const column = columnOf[k] ?? -1;
      if (column >= 0) active[count++] = column;
    }
    for (let i = 0; i < count; i += 1) {
      const a = active[i] ?? 0;
      gradient[a] = (gradient[a] ?? 0) + error;
      for (let j = 0; j <= i; j += 1) {
        const at = a * size + (active[j] ?? 0);
        hessian[at] = (hessian[at] ?? 0) + weight;
      }
    }
  }
  return solveInPlace(hessian, gradient);
}

const penaltyOf = (column: number, penalty: number): number => (column === 0 ? INTERCEPT_PENALTY : penalty);

/** The linear predictor of one row. */
export function linear({ fields, columnOf }: Design, weights: Float64Array, row: number): number {
  let sum = weights[0] ?? 0;
  for (let k = row * fields; k < (row + 1) * fields; k += 1) {
    const column = columnOf[k] ?? -1;
    if (column >= 0) sum += weights[column] ?? 0;
  }
  return sum;
}

export const probability = (value: number): number => 1 / (1 + Math.exp(-value));

/** Negative log-likelihood of the rows. */
export function logLoss(design: Design, weights: Float64Array): number {
  let loss = 0;
  for (let row = 0; row < design.rows; row += 1) {
    const value = linear(design, weights, row);
    const against = design.outcomes[row] === 1 ? -value : value;
    loss += Math.max(against, 0) + Math.log1p(Math.exp(-Math.abs(against)));
  }
  return loss;
}

function penalisedLoss(design: Design, weights: Float64Array, penalty: number): number {
  let squares = 0;
  for (let column = 0; column < design.size; column += 1)
    squares += penaltyOf(column, penalty) * (weights[column] ?? 0) ** 2;
  return logLoss(design, weights) + squares / 2;
}
