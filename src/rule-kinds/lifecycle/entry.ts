import { compileCondition } from '../../conditions/compile-condition';
import { type Condition, isGroup, type LeafCondition, leafConditions } from '../../conditions/condition';
import type { FieldTest, Truth } from '../../conditions/field-test';
import { compileChange } from '../../conditions/smallest-change';
import { changeWords, conditionWords } from '../../conditions/words';
import type { PackLifecycleStage } from '../../pack-parts/lifecycle';
import type { Evidence } from '../../record/assessment';
import { formatNumber, joinWords } from '../../record/format';
import type { CrmRecord } from '../../record/types';
import type { PackContext, RuleEnvironment } from '../define';
import { factsOf, factText, type Gap, gapsIn } from '../gaps';

/** How a record stands against the entry of one lifecycle stage. */
export interface Entry {
  stage: PackLifecycleStage;
  position: number;
  /** Null for a stage that states no entry, and for one whose fields this kind of record does not have. */
  truth: Truth | null;
  /** What the stage asks for: "Budget is filled, or a score that makes an MQL". */
  asks: string;
  /** What is so, for a stage that is reached. */
  reached: string;
  /** What would bring the record up to it; empty where that is the score's business. */
  change: string;
  /** Criteria that hold, of all. */
  holds: number;
  criteria: number;
  evidence: Evidence[];
  /** Fields whose values are missing, when they leave it open. */
  gaps: Gap[];
  isScoreOpen: boolean;
}

export type EntryTest = (record: CrmRecord, environment: RuleEnvironment) => Entry;

/** Compiles the entry of one stage: its condition or, where it says so, the score. */
export function compileEntry(stage: PackLifecycleStage, position: number, pack: PackContext): EntryTest {
  const judge = stage.enterWhen ? compileCriteria(stage.enterWhen, pack) : null;
  return (record, environment) => {
    const own = judge?.(record, environment) ?? null;
    const score = stage.score ? scoreCriterion(environment, pack) : null;
    const truth = either(own?.truth ?? null, score?.truth ?? null);
    const found = [...(own?.criteria ?? []), ...(score ? [score] : [])];
    const reached = [own, score].filter((part) => part?.truth === true).map((part) => part?.words ?? '');
    return {
      stage,
      position,
      truth: truth === 'unknown' && own?.isElsewhere && !score ? null : truth,
      asks: [own, score].flatMap((part) => (part ? [part.words] : [])).join(', or '),
      reached: joinWords(reached),
      change: score ? '' : (own?.change ?? ''),
      holds: found.filter((criterion) => criterion.truth === true).length,
      criteria: found.length,
      evidence: found.map(({ words, truth: answer, why }) => ({
        label: `${stage.label}: ${words}`,
        value: answer === 'unknown' ? why : ANSWERS[answer ? 'yes' : 'no'],
      })),
      gaps: own?.truth === 'unknown' ? own.gaps : [],
      isScoreOpen: score?.truth === 'unknown',
    };
  };
}

const ANSWERS = { yes: 'holds', no: 'does not hold' } as const;

interface Criterion {
  words: string;
  truth: Truth;
  /** What is missing, for one that is unknown. */
  why: string;
}

function either(a: Truth | null, b: Truth | null): Truth | null {
  if (a === null || b === null) return a ?? b;
  if (a === true || b === true) return true;
  return a === 'unknown' || b === 'unknown' ? 'unknown' : false;
}

function scoreCriterion({ mql, scoreTotal, locale }: RuleEnvironment, { parts }: PackContext): Criterion {
  const total = scoreTotal === undefined ? '' : ` (${formatNumber(scoreTotal, { locale })})`;
  const threshold = parts.scoring ? `, threshold ${parts.scoring.threshold}` : '';
  const truth = mql === 'yes' || (mql === 'no' ? false : 'unknown');
  return {
    words: `its score${total} makes an MQL${threshold}`,
    truth,
    why: 'the score can’t be worked out',
  };
}

function compileCriteria(condition: Condition, pack: PackContext) {
  const typeOf = (name: string) => pack.field(name).type;
  const test = compileCondition(condition, typeOf);
  const change = compileChange(condition, typeOf);
  const leaves = leavesOf(condition).map((leaf) => ({ leaf, test: compileCondition(leaf, typeOf) }));
  return (record: CrmRecord, environment: RuleEnvironment) => {
    const gaps = gapsIn(factsOf(record, test.fields, pack));
    return {
      truth: test.truth(record, environment),
      words: conditionWords(condition, pack.field, environment),
      criteria: leaves.map(({ leaf, test: one }) => criterion(leaf, one, record, environment, pack)),
      change: joinWords(
        change(record, environment, true).map((step) =>
          changeWords(step.condition, step.to, pack.field, environment),
        ),
      ),
      gaps,
      isElsewhere: gaps.length > 0 && gaps.every(({ name }) => !pack.field(name).existsOn(record.identity)),
    };
  };
}

/** A criterion is a leaf, or a group that asks for the opposite of its leaves. */
function leavesOf(condition: Condition): Condition[] {
  if (!isGroup(condition) || condition.op === 'none') return [condition];
  return condition.of.flatMap(leavesOf);
}

function criterion(
  condition: Condition,
  test: FieldTest,
  record: CrmRecord,
  environment: RuleEnvironment,
  pack: PackContext,
): Criterion {
  const missing = factsOf(record, test.fields, pack).filter(({ known }) => known.state === 'unknown');
  return {
    words: conditionWords(condition, pack.field, environment),
    truth: test.truth(record, environment),
    why: missing.map(factText).join('; ') || 'not exact enough',
  };
}

/** Leaves of every entry, for the fields they read. */
export const entryLeaves = (stages: readonly PackLifecycleStage[]): LeafCondition[] =>
  stages.flatMap(({ enterWhen }) =>
    enterWhen ? leafConditions(enterWhen).map((leaf) => leaf.condition) : [],
  );
