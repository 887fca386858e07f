import { type Backtest, backtest } from '../calibration/backtest';
import type { Case } from '../calibration/case';
import type { StageUnknownWhy } from '../calibration/stage-before';
import { type RuleWorkload, type Spread, spreadOf, warningsPerRule } from '../calibration/workload';
import type { LeftOutWhy } from './past-outcome';

/** A backtest of stored records, with what it rests on and what it leaves out. */
export interface BacktestReport extends Omit<Backtest, 'falsePositives' | 'falseNegatives'> {
  /** Records looked at. */
  read: number;
  /** How many are no cases, by why. */
  leftOut: Partial<Record<LeftOutWhy, number>>;
  /** Cases of which nothing tells when they ended: judged as of now. */
  undated: number;
  /** Cases whose stage before the outcome is not known, by why. */
  stageUnknown: Partial<Record<StageUnknownWhy, number>>;
  perRule: RuleWorkload[];
  spread: Spread;
}

/** What was counted while the cases were gathered. */
export interface Gathered {
  cases: readonly Case[];
  read: number;
  leftOut: Partial<Record<LeftOutWhy, number>>;
  undated: number;
  stageUnknown: Partial<Record<StageUnknownWhy, number>>;
}

export function backtestReport(
  { cases, ...gathered }: Gathered,
  options: Parameters<typeof backtest>[1],
): BacktestReport {
  const { falsePositives: _, falseNegatives: __, ...report } = backtest(cases, options);
  return { ...report, ...gathered, perRule: warningsPerRule(cases), spread: spreadOf(cases) };
}

/** Lost at or above the threshold, or won below it. */
export type MisjudgedSide = 'falsePositives' | 'falseNegatives';

/** The misjudged cases of one side, the clearest ones first: farthest from the threshold. */
export function misjudgedCases(cases: readonly Case[], threshold: number, side: MisjudgedSide): Case[] {
  const isMissed = side === 'falseNegatives';
  return cases
    .filter(
      ({ outcome, score }) =>
        Number.isFinite(score) && outcome === isMissed && score >= threshold !== isMissed,
    )
    .sort((a, b) => Math.abs(b.score - threshold) - Math.abs(a.score - threshold) || (a.id < b.id ? -1 : 1));
}
