import type { CrmRecord } from '../../record/types';
import type { StageContext, StagePlace, StageResolver } from '../stages';

/**
 * The open stages a move jumped over (domain.md § 5): none when it went backward, to a lost stage,
 * out of a closed one or to another pipeline. Stages that the CRM does not have can't be skipped.
 */
export function skippedStages(
  move: { from: StagePlace; to: StagePlace },
  exists: (stage: StageContext) => boolean,
) {
  const { from, to } = move;
  if (from.pipeline !== to.pipeline || from.stage.kind !== 'open' || to.stage.kind === 'lost') return [];
  return from.pipeline.stages.filter(
    (stage) =>
      stage.position > from.stage.position &&
      stage.position < to.stage.position &&
      stage.kind === 'open' &&
      exists(stage),
  );
}

/** Tells which stages of the pack the CRM has; all of them when the page shows no stage list. */
export function existingStages(record: CrmRecord, placeOf: StageResolver): (stage: StageContext) => boolean {
  if (record.stages.length === 0) return () => true;
  const existing = new Set(record.stages.map((stage) => placeOf(record, stage)?.stage));
  return (stage) => existing.has(stage);
}
