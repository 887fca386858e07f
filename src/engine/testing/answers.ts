import type { Assessment } from '../../record/assessment';
import type { BatchResult } from '../batch/compile-batch';
import { OUTCOMES } from '../batch/rule-columns';
import { MQL } from '../batch/score-columns';
import type { CompiledPack } from '../compile-pack';

/** What both back ends say about one record, in a form that can be compared. */
export interface Answers {
  score: { total: number; shown: number; mql: string; unknownParts: number } | null;
  /** The worst outcome of each live rule. */
  outcomes: Readonly<Record<string, string>>;
}

/** Of `assess`, which shows no findings of rules in shadow mode. */
export function singleAnswers(compiled: CompiledPack, assessment: Assessment): Answers {
  const { score, findings, skippedRules } = assessment;
  const outcomeOf = (rule: string): string => {
    if (skippedRules.some((skipped) => skipped.rule === rule)) return 'error';
    const own = findings.filter((finding) => finding.rule === rule).map(({ outcome }) => outcome);
    return (['fail', 'unknown', 'pass'] as const).find((outcome) => own.includes(outcome)) ?? 'none';
  };
  return {
    score: score && {
      total: score.total,
      shown: score.shown.total,
      mql: score.mql,
      unknownParts: score.unknownParts,
    },
    outcomes: Object.fromEntries(liveRules(compiled).map((rule) => [rule, outcomeOf(rule)])),
  };
}

/** The same of a batch that ran all rules. */
export function batchAnswers(compiled: CompiledPack, { scores, rules }: BatchResult, row: number): Answers {
  const live = liveRules(compiled);
  const own = rules.filter(({ rule }) => live.includes(rule));
  return {
    score:
      scores.isScored[row] === 1
        ? {
            total: scores.total[row] ?? Number.NaN,
            shown: scores.shown[row] ?? Number.NaN,
            mql: MQL[scores.mql[row] ?? -1] ?? '',
            unknownParts: scores.unknownParts[row] ?? Number.NaN,
          }
        : null,
    outcomes: Object.fromEntries(
      own.map(({ rule, outcomes }) => [rule, OUTCOMES[outcomes[row] ?? -1] ?? '']),
    ),
  };
}

const liveRules = ({ rules }: CompiledPack): string[] =>
  rules.flatMap(({ id, mode }) => (mode === 'live' ? [id] : []));
