import type { GuardedStage, GuardMode, GuardPlan } from '../record/guard';
import type { AssessContext, CrmRecord, PageStage } from '../record/types';
import { type StageContext, type StagePlace, stageKey } from '../rule-kinds/stages';
import type { AssessOptions } from './assess';
import type { CompiledPack } from './compile-pack';
import { stagePreviewer } from './preview-stage';
import type { Surroundings } from './surroundings';

/**
 * What the guard of a pack says of every stage that the record could move on to: made ahead, because
 * a click can only be stopped at once. Empty where the pack guards nothing or does not know the stage.
 */
export function guardPlan(
  compiled: CompiledPack,
  record: CrmRecord,
  context: AssessContext & Surroundings,
  options: AssessOptions = {},
): GuardPlan {
  const { guard } = compiled.pack;
  const own = new Map(Object.entries(guard?.stages ?? {}));
  const modeOf = ({ id }: StageContext): GuardMode => own.get(id) ?? guard?.mode ?? 'off';
  const { place, preview } = stagePreviewer(compiled, record, context, options);
  const guarded = (place?.pipeline.stages ?? []).flatMap((stage): GuardedStage[] => {
    const mode = modeOf(stage);
    if (!place || mode === 'off') return [];
    const listed = ownStages(compiled, record, { pipeline: place.pipeline, stage });
    const target = listed[0] ?? { id: null, label: stage.label };
    const { findings, unknown } = preview(target);
    if (findings.length === 0) return [];
    return [{ stage: shownName(target, stage), names: namesOf(stage, listed), mode, findings, unknown }];
  });
  return {
    identity: record.identity,
    readAt: record.asOf,
    from: record.stage?.label ?? '',
    stages: guarded,
    reasons: [...(guard?.reasons ?? [])],
  };
}

/** The CRM's own names of a stage, where the page lists its stages. */
const ownStages = ({ context }: CompiledPack, record: CrmRecord, place: StagePlace): PageStage[] =>
  record.stages.filter((stage) => context.placeOf(record, stage)?.stage === place.stage);

const namesOf = ({ id, label, aliases }: StageContext, own: readonly PageStage[]): string[] => [
  ...new Set(
    [id, label, ...aliases, ...own.flatMap((stage) => [stage.id, stage.label])].map(stageKey).filter(Boolean),
  ),
];

const shownName = ({ label }: PageStage, stage: StageContext): string =>
  stageKey(label) === stageKey(stage.label) ? stage.label : `${label} (${stage.label})`;
