import type { PackRule } from '../pack-parts/rules';
import type { Finding } from '../record/assessment';
import type { MoveKind, StagePreview } from '../record/guard';
import type { AssessContext, CrmRecord, FieldReading, HistoryEntry, PageStage } from '../record/types';
import { ruleKind } from '../rule-kinds';
import type { PackContext, Rule } from '../rule-kinds/define';
import { recordedRows } from '../rule-kinds/recorded-rows';
import type { StagePlace } from '../rule-kinds/stages';
import type { AssessOptions } from './assess';
import type { CompiledPack } from './compile-pack';
import { withLabelEvidence } from './label-evidence';
import type { Surroundings } from './surroundings';

/** What a move can be short of: fields, stages in between, an approval. In the order they are shown. */
const KINDS = ['required-fields', 'stage-skip', 'deal-desk'];

interface PreviewRule {
  id: string;
  kind: string;
  run: Rule;
}

/** A record that could be moved, with what is so where it is. */
interface Before {
  place: StagePlace;
  skipped: ReadonlySet<string>;
}

/** Says of a record what would be so in another stage. */
export interface StagePreviewer {
  /** The pack's place of the stage the record is in; null when the pack does not know it. */
  place: StagePlace | null;
  preview(target: PageStage): StagePreview;
}

const NOTHING = { findings: [], unknown: [] };

/**
 * Judges the record as if it had just been moved, by the live rules on required fields, skipped stages
 * and approvals: what fails there, whether it failed before or not; of skips only what this move would
 * add. What follows the target stage is not looked at. Pure; a rule that throws is left out.
 */
export function stagePreviewer(
  compiled: CompiledPack,
  record: CrmRecord,
  context: AssessContext & Surroundings,
  options: AssessOptions = {},
): StagePreviewer {
  const { placeOf } = compiled.context;
  const isDeal = record.identity.object === 'deal';
  const place = isDeal && record.stage ? placeOf(record, record.stage) : null;
  const rules = place ? rulesOf(compiled).filter(({ id }) => !options.skipRules?.includes(id)) : [];
  const judge = (one: CrmRecord) => judged(rules, one, context, options);
  const before: Before | null = place && { place, skipped: new Set(skips(judge(record)).flatMap(evidence)) };
  return {
    place,
    preview(target) {
      const to = before && placeOf(record, target);
      if (!before || !to) return { kind: 'unknown', ...NOTHING };
      const kind = moveKind(before.place, to);
      if (kind !== 'forward') return { kind, ...NOTHING };
      const moved = movedTo(record, target, to, compiled.context, context.now);
      return { kind, ...sorted(withLabelEvidence(judge(moved), moved), before) };
    },
  };
}

/** Forward is what comes later in the same pipeline; to close a deal, either way, always is. */
export function moveKind(from: StagePlace, to: StagePlace): MoveKind {
  if (from.pipeline !== to.pipeline) return 'other-pipeline';
  if (from.stage === to.stage) return 'same';
  if (to.stage.kind !== 'open') return 'forward';
  return from.stage.kind === 'open' && to.stage.position > from.stage.position ? 'forward' : 'backward';
}

const compiledRules = new WeakMap<CompiledPack, PreviewRule[]>();

function rulesOf(compiled: CompiledPack): PreviewRule[] {
  const known = compiledRules.get(compiled);
  if (known) return known;
  const live = compiled.pack.rules.filter(
    ({ mode, appliesTo }) => mode === 'live' && appliesTo.includes('deal'),
  );
  const rules = KINDS.flatMap((kind) =>
    live.filter((rule) => rule.kind === kind).flatMap((rule) => compileRule(rule, compiled.context)),
  );
  compiledRules.set(compiled, rules);
  return rules;
}

/** The rule without its look at the stage after; none when it can't be compiled, as in `compilePack`. */
function compileRule(rule: PackRule, pack: PackContext): PreviewRule[] {
  const own = rule.kind === 'required-fields' ? { ...rule.options, nextStage: false } : rule.options;
  try {
    const run = ruleKind(rule.kind)?.compile(own, { rule, pack });
    return run ? [{ id: rule.id, kind: rule.kind, run }] : [];
  } catch {
    return [];
  }
}

function judged(
  rules: readonly PreviewRule[],
  record: CrmRecord,
  context: AssessContext & Surroundings,
  { onRule }: AssessOptions,
): Finding[] {
  return rules.flatMap(({ id, run }) => {
    onRule?.(id);
    try {
      return run(record, context);
    } catch {
      return [];
    }
  });
}

const skips = (findings: readonly Finding[]) =>
  findings.filter(({ kind, outcome }) => kind === 'stage-skip' && outcome === 'fail');

const evidence = (finding: Finding) => finding.evidence.map((entry) => JSON.stringify(entry));

function sorted(findings: readonly Finding[], before: Before): Omit<StagePreview, 'kind'> {
  const isNew = (finding: Finding) =>
    finding.kind !== 'stage-skip' || evidence(finding).some((entry) => !before.skipped.has(entry));
  return {
    findings: findings.filter((finding) => finding.outcome === 'fail' && isNew(finding)),
    unknown: findings.filter(({ kind, outcome }) => outcome === 'unknown' && kind !== 'stage-skip'),
  };
}

/** The record as it would be right after the move. */
function movedTo(
  record: CrmRecord,
  target: PageStage,
  place: StagePlace,
  pack: PackContext,
  now: number,
): CrmRecord {
  const value = (known: string | number, text: string, name: string): FieldReading => ({
    state: 'value',
    value: known,
    text,
    label: record.fields[name]?.label ?? pack.field(name).label,
  });
  return {
    ...record,
    stage: target,
    packStage: `${place.pipeline.id}/${place.stage.id}`,
    fields: {
      ...record.fields,
      stage: value(target.label, target.label, 'stage'),
      stageEnteredAt: value(now, '', 'stageEnteredAt'),
    },
    history: [...record.history, ...untilNow(record), move(record, target, now)],
    asOf: now,
  };
}

const nameOf = ({ id, label }: PageStage): string => id ?? label;

const move = ({ stage }: CrmRecord, target: PageStage, now: number): HistoryEntry => ({
  field: 'stage',
  at: now,
  notBefore: now,
  from: stage && nameOf(stage),
  to: nameOf(target),
  source: 'observed',
});

/** The way into the present stage, for a history that does not reach it; rules read it in the same way. */
function untilNow(record: CrmRecord): HistoryEntry[] {
  const last = recordedRows(record, 'stage').findLast(({ to }) => to !== null);
  if (!last || !record.stage) return [];
  const { at: notBefore, to: from } = last;
  return [{ field: 'stage', at: record.asOf, notBefore, from, to: nameOf(record.stage), source: 'observed' }];
}
