import type { Outcome } from '../../record/assessment';
import type { CrmRecord } from '../../record/types';
import type { RuleEnvironment } from '../../rule-kinds/define';
import type { CompiledRule } from '../compile-pack';
import { hasBit } from './bits';
import type { ConditionBits } from './evaluate';

/** What `RuleColumn.outcomes` holds: `none` says that the rule has nothing to say, `error` that it threw. */
export const OUTCOMES = ['none', 'pass', 'unknown', 'fail', 'error'] as const;

/** The worst outcome of one rule for each record. */
export interface RuleColumn {
  rule: string;
  /** An index of OUTCOMES. */
  outcomes: Uint8Array;
}

/** A rule and what it answers with: the bits of its condition where one decides it, else its closure. */
export interface RuleJudge {
  rule: CompiledRule;
  outcomes: Uint8Array;
  bits: ConditionBits | null;
}

/** Judges one record; `environment` is asked only where a closure needs it. */
export function judgeRules(
  judges: readonly RuleJudge[],
  record: CrmRecord,
  environment: () => RuleEnvironment,
  row: number,
): void {
  const { object } = record.identity;
  let own: RuleEnvironment | null = null;
  for (const { rule, outcomes, bits } of judges) {
    if (!rule.appliesTo.includes(object)) continue;
    if (!bits) own ??= environment();
    const outcome = bits || !own ? decided(bits, row) : worstOutcome(rule, record, own);
    outcomes[row] = OUTCOMES.indexOf(outcome);
  }
}

function decided(bits: ConditionBits | null, row: number): Outcome {
  if (!bits || hasBit(bits.unknown, row)) return 'unknown';
  return hasBit(bits.truth, row) ? 'fail' : 'pass';
}

function worstOutcome(
  { run }: CompiledRule,
  record: CrmRecord,
  environment: RuleEnvironment,
): (typeof OUTCOMES)[number] {
  try {
    if (!run) return 'error';
    const found = new Set<Outcome>(run(record, environment).map(({ outcome }) => outcome));
    return (['fail', 'unknown', 'pass'] as const).find((outcome) => found.has(outcome)) ?? 'none';
  } catch {
    return 'error';
  }
}
