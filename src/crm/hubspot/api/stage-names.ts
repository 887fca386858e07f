import type { ObjectKind } from '../../../record/types';

/** The properties that hold stage and pipeline; people and companies have neither. */
export function stagePropertyNames(object: ObjectKind): { stage: string; pipeline: string } | null {
  if (object === 'deal') return { stage: 'dealstage', pipeline: 'pipeline' };
  return object === 'lead' ? { stage: 'hs_pipeline_stage', pipeline: 'hs_pipeline' } : null;
}
