import { type Batch, compileBatch, OUTCOMES } from '../engine/batch';
import type { CompiledPack } from '../engine/compile-pack';
import type { CrmRecord } from '../record/types';
import type { RuleEnvironment } from '../rule-kinds/define';
import { isSame } from '../rule-packs/diff/changes';
import type { RulePack } from '../rule-packs/schema';
import { BESIDE_JUDGING } from './beside-judging';
import { type ClockChange, clockComparer } from './clock-comparer';

/** What another pack says of one record that this one does not say. */
export interface RecordChange {
  record: CrmRecord;
  /** Ids of the rules that warn by the one pack only. */
  gained: readonly string[];
  lost: readonly string[];
  /** Null where neither pack scores the record. */
  score: ScoreChange | null;
  clocks: readonly ClockChange[];
}

/** Totals as shown; null where that pack scores no records of this kind. */
export interface ScoreChange {
  before: number | null;
  after: number | null;
  /** Over the threshold of the pack that scores it. */
  reachedBefore: boolean;
  reachesNow: boolean;
}

/** The worlds that the two packs judge in: the clock, and the other records that their rules compare with. */
export interface Environments {
  before: RuleEnvironment;
  after: RuleEnvironment;
}

const FAIL = OUTCOMES.indexOf('fail');

/** Judges records by two packs at once, and hands out those on which they differ. */
export interface PackComparer {
  /** Rules that have to be run: those that may answer otherwise. */
  rules: { before: readonly string[]; after: readonly string[] };
  /** Service levels that have to be timed. */
  slas: readonly string[];
  /** The records on which the packs differ, in their order: by a warning, the score shown, or a clock. */
  compare(records: readonly CrmRecord[], environments: Environments): RecordChange[];
}

/**
 * Warnings are those of live rules, one for each rule and record. A rule that is the same in both packs is
 * not run where all that it may read is the same as well; a rule that throws warns of nothing.
 */
export function packComparer(before: CompiledPack, after: CompiledPack): PackComparer {
  const rules = rulesToRun(before.pack, after.pack);
  const sides = [
    { batch: compileBatch(before), rules: rules.before },
    { batch: compileBatch(after), rules: rules.after },
  ] as const;
  const clocks = clockComparer(before.pack, after.pack);
  const thresholds = [before.pack.scoring.threshold, after.pack.scoring.threshold] as const;
  return {
    rules,
    slas: clocks.slas,
    compare(records, environments) {
      const [old, now] = [
        judge(sides[0], records, environments.before, thresholds[0]),
        judge(sides[1], records, environments.after, thresholds[1]),
      ];
      return records.flatMap((record, row): RecordChange[] => {
        const gained = now.warned(row).filter((rule) => !old.isWarned(rule, row));
        const lost = old.warned(row).filter((rule) => !now.isWarned(rule, row));
        const score = scoreChange(old.score(row), now.score(row));
        const timed = clocks.compare(record, environments.after);
        const isChanged = gained.length + lost.length + timed.length > 0 || isOther(score);
        return isChanged ? [{ record, gained, lost, score, clocks: timed }] : [];
      });
    },
  };
}

/** True where the figure shown, or the side of the threshold, is another one. */
export const isOther = (score: ScoreChange | null): boolean =>
  score !== null && (score.before !== score.after || score.reachedBefore !== score.reachesNow);

/** The live rules of each pack that may answer otherwise than in the other one. */
export function rulesToRun(before: RulePack, after: RulePack): PackComparer['rules'] {
  const isLive = ({ mode }: RulePack['rules'][number]) => mode === 'live';
  const [old, now] = [before.rules.filter(isLive), after.rules.filter(isLive)];
  const hasSameGround = isSame(ground(before), ground(after));
  const isKept = (rule: RulePack['rules'][number], others: readonly RulePack['rules'][number][]) =>
    hasSameGround && others.some((other) => other.id === rule.id && isSame(judging(other), judging(rule)));
  const ids = (own: typeof old, others: typeof old) =>
    own.filter((rule) => !isKept(rule, others)).map(({ id }) => id);
  return { before: ids(old, now), after: ids(now, old) };
}

const ground = (pack: RulePack): Record<string, unknown> =>
  Object.fromEntries(Object.entries(pack).filter(([part]) => !BESIDE_JUDGING.has(part)));

const judging = ({ kind, options, appliesTo }: RulePack['rules'][number]) => ({ kind, options, appliesTo });

interface ScoreSide {
  shown: number;
  reaches: boolean;
}

interface Judged {
  warned(row: number): string[];
  isWarned(rule: string, row: number): boolean;
  score(row: number): ScoreSide | null;
}

function judge(
  { batch, rules }: { batch: Batch; rules: readonly string[] },
  records: readonly CrmRecord[],
  environment: RuleEnvironment,
  threshold: number,
): Judged {
  const result = batch.run(batch.columnsFrom(records), environment, { rules });
  const columns = new Map((result?.rules ?? []).map(({ rule, outcomes }) => [rule, outcomes]));
  return {
    warned: (row) => rules.filter((rule) => columns.get(rule)?.[row] === FAIL),
    isWarned: (rule, row) => columns.get(rule)?.[row] === FAIL,
    score(row) {
      if (result?.scores.isScored[row] !== 1) return null;
      const shown = result.scores.shown[row] ?? 0;
      return { shown, reaches: (result.scores.total[row] ?? 0) >= threshold };
    },
  };
}

function scoreChange(old: ScoreSide | null, now: ScoreSide | null): ScoreChange | null {
  if (!old && !now) return null;
  return {
    before: old?.shown ?? null,
    after: now?.shown ?? null,
    reachedBefore: old?.reaches ?? false,
    reachesNow: now?.reaches ?? false,
  };
}
