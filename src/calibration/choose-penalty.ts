import type { Case } from './case';
import { type Design, someRows } from './design';
import { FOLDS, foldOf } from './folds';
import { fitLogistic, logLoss } from './logistic';

/** From almost nothing left of a field to almost free. */
const PENALTIES = [300, 100, 30, 10, 3, 1];

/**
 * The ridge penalty whose models tell unseen folds best (log loss over all folds); the larger one
 * of equals, because it keeps the points closer together.
 */
export function choosePenalty(design: Design, cases: readonly Case[]): number {
  const losses = PENALTIES.map(() => 0);
  const folds = cases.map(({ id }) => foldOf(id));
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const rows = (isTest: boolean) =>
      folds.flatMap((own, index) => ((own === fold) === isTest ? [index] : []));
    const [train, test] = [someRows(design, rows(false)), someRows(design, rows(true))];
    if (train.rows === 0 || test.rows === 0) continue;
    let weights: Float64Array | undefined;
    for (const [index, penalty] of PENALTIES.entries()) {
      weights = fitLogistic(train, penalty, weights);
      losses[index] = (losses[index] ?? 0) + logLoss(test, weights);
    }
  }
  return PENALTIES[losses.indexOf(Math.min(...losses))] ?? 1;
}
