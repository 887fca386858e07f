import { type Case, countWon } from './case';
import { aucWithInterval } from './delong';
import { findLeaks, type Leak } from './leaks';
import { type Decile, liftByDecile, type ScoreBand, scoreBands } from './lift';
import {
  type Confusion,
  confusionAt,
  type Misjudged,
  misjudged,
  ratesOf,
  suggestedThreshold,
  thresholdCurve,
} from './threshold';
import { type Verdict, verdictOf } from './verdict';
import { type Workload, warningsPerRep } from './workload';

export interface BacktestOptions {
  /** Points from which a record counts as won in advance. */
  threshold: number;
  /** Fields to search for leaks; all fields of the cases when left out. */
  fields?: readonly string[];
  /** What people call a field, for the verdict; its name when left out. */
  labelOf?: (field: string) => string;
}

/** How a score would have done on past records (domain.md § 2). Numbers that can't be had are null. */
export interface Backtest {
  /** Cases with a score; `unscored` have none that is a number, and count nowhere. */
  n: number;
  unscored: number;
  positives: number;
  auc: number | null;
  /** 95% interval (DeLong). */
  aucLow: number | null;
  aucHigh: number | null;
  /** Why there is no AUC; null when there is one. */
  aucReason: string | null;
  threshold: number;
  precision: number | null;
  recall: number | null;
  /** Precision over the won share of all. */
  lift: number | null;
  confusion: Confusion;
  falsePositives: Misjudged;
  falseNegatives: Misjudged;
  suggestedThreshold: number | null;
  /** For a threshold slider: read it with `confusionAt` and `ratesOf`. */
  curve: Confusion[];
  deciles: Decile[];
  bands: ScoreBand[];
  leaks: Leak[];
  workload: Workload[];
  verdict: Verdict;
}

/**
 * Backtests scores that were taken as of before the outcome. Total: degenerate sets answer null
 * with a reason, never NaN. The order of the cases makes no difference.
 */
export function backtest(cases: readonly Case[], options: BacktestOptions): Backtest {
  const scored = cases.filter(({ score }) => Number.isFinite(score));
  const estimate = aucWithInterval(scored);
  const curve = thresholdCurve(scored);
  const confusion = confusionAt(curve, options.threshold);
  const leaks = findLeaks(scored, options.fields && [...options.fields]);
  const { labelOf = (field) => field } = options;
  const { reason, ...interval } = estimate;
  return {
    n: scored.length,
    unscored: cases.length - scored.length,
    positives: countWon(scored),
    ...interval,
    aucReason: reason,
    threshold: options.threshold,
    ...ratesOf(confusion),
    confusion,
    ...misjudged(scored, options.threshold),
    suggestedThreshold: suggestedThreshold(scored),
    curve,
    deciles: liftByDecile(scored),
    bands: scoreBands(scored),
    leaks,
    workload: warningsPerRep(cases),
    verdict: verdictOf(
      estimate,
      leaks.filter(({ level }) => level === 'leak').map(({ field }) => labelOf(field)),
    ),
  };
}
