import type { CrmRecord } from '../../record/types';
import type { RuleEnvironment } from '../../rule-kinds/define';
import type { CompiledPack } from '../compile-pack';
import type { FieldUse } from './columns';
import { type ConditionColumns, compileConditions } from './compile-conditions';
import type { ConditionBits } from './evaluate';
import { packConditions } from './pack-conditions';
import { judgeRules, type RuleColumn, type RuleJudge } from './rule-columns';
import { blockScorer, emptyScores, MQL, type ScoreColumns } from './score-columns';

export interface BatchResult {
  size: number;
  /**
   * By the path of the condition in the pack, e.g. "scoring.fit[0].when" or "rules[2].options.when"; at
   * "rules[2]" the one that decides the rule.
   */
  conditions: ReadonlyMap<string, ConditionBits>;
  scores: ScoreColumns;
  rules: readonly RuleColumn[];
}

export interface BatchOptions {
  onProgress?: (done: number, total: number) => void;
  /** Asked after each block of records; a run that is stopped has no result. */
  shouldStop?: () => boolean;
  /** Ids of the rules to run; left out: all. Rules are judged record by record and cost most of the time. */
  rules?: readonly string[];
}

/** A pack made ready for many records at once. */
export interface Batch {
  /** Records by columns, as this pack reads them. More can be added with `columns.append`. */
  columnsFrom(records: Iterable<CrmRecord>): ConditionColumns;
  /** Judges all records at one instant; null when it was stopped. */
  run(columns: ConditionColumns, environment: RuleEnvironment, options?: BatchOptions): BatchResult | null;
  /** The same in steps of some thousand records, for callers that must do other things in between. */
  steps(
    columns: ConditionColumns,
    environment: RuleEnvironment,
    options?: Pick<BatchOptions, 'rules'>,
  ): Generator<number, BatchResult>;
}

/**
 * The second back end of a pack: conditions and scores over columns of records, with the answers
 * of `assess`; rules through their closures, record by record.
 */
export function compileBatch(compiled: CompiledPack): Batch {
  const conditions = packConditions(compiled);
  const batch = compileConditions(
    conditions.map(({ condition }) => condition),
    (name) => compiled.context.field(name).type,
    scoreDates(compiled),
  );

  function* steps(
    columns: ConditionColumns,
    environment: RuleEnvironment,
    { rules }: Pick<BatchOptions, 'rules'> = {},
  ): Generator<number, BatchResult> {
    const { records, size } = columns.columns;
    const { results, steps: blocks } = batch.judge(columns, environment);
    const scores = emptyScores(size, compiled.scoring);
    const score = blockScorer(compiled.scoring, columns.columns, environment, results, scores);
    const chosen = compiled.rules.filter(({ id }) => !rules || rules.includes(id));
    const judges = chosen.map((rule): RuleJudge => {
      const index = conditions.findIndex(({ decides }) => decides === rule.id);
      return { rule, outcomes: new Uint8Array(size), bits: results[index] ?? null };
    });
    for (const { from, to } of blocks()) {
      score(from, to);
      for (let row = from; judges.length > 0 && row < to; row++) {
        const record = records[row];
        if (record) judgeRules(judges, record, () => withScore(environment, scores, row), row);
      }
      yield to;
    }
    const ruleColumns = judges.map(({ rule, outcomes }): RuleColumn => ({ rule: rule.id, outcomes }));
    const byPath = conditions.map(({ path }, index) => [path, results[index]] as const);
    const known = byPath.flatMap(([path, bits]) => (bits ? [[path, bits] as const] : []));
    return { size, conditions: new Map(known), scores, rules: ruleColumns };
  }

  return {
    columnsFrom: batch.columnsFrom,
    steps,
    run(columns, environment, { onProgress, shouldStop, ...options } = {}) {
      const running = steps(columns, environment, options);
      for (let step = running.next(); ; step = running.next()) {
        if (step.done) return step.value;
        onProgress?.(step.value, columns.columns.size);
        if (shouldStop?.()) return null;
      }
    },
  };
}

function scoreDates({ scoring }: CompiledPack): FieldUse[] {
  const names = [scoring.resetField, ...scoring.signals.map(({ since }) => since)];
  return names.flatMap((name) => (name === null ? [] : [{ name, type: 'datetime', withWords: false }]));
}

function withScore(environment: RuleEnvironment, scores: ScoreColumns, row: number): RuleEnvironment {
  if (scores.isScored[row] !== 1) return environment;
  const mql = MQL[scores.mql[row] ?? 0] ?? 'unknown';
  return { ...environment, mql, scoreTotal: scores.shown[row] ?? 0 };
}
