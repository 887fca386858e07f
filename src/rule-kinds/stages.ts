import { stageKey } from '../record/stage-key';
import type { CrmRecord, PageStage } from '../record/types';

export { stageKey };

/** One stage of the pack's pipeline, with its place in the order. */
export interface StageContext {
  id: string;
  label: string;
  aliases: readonly string[];
  kind: 'open' | 'won' | 'lost';
  requiredFields: readonly string[];
  /** Limit in days that the pack gives for lack of history; null when it gives none. */
  staleAfterDays: number | null;
  position: number;
}

export interface PipelineContext {
  id: string;
  label: string;
  stages: readonly StageContext[];
}

/** Where in the pack's pipelines a CRM stage belongs. */
export interface StagePlace {
  pipeline: PipelineContext;
  stage: StageContext;
}

/** Finds the pack's stage for a stage of the CRM: by label first, because CRMs keep the ids of renamed stages. */
export type StageResolver = (record: CrmRecord, stage: PageStage | string | null) => StagePlace | null;

/**
 * Looks in the record's own pipeline if the pack knows it, else in all pipelines in pack order.
 * A bare name (from history) is completed from the CRM's stage list before it is looked up.
 */
export function stageResolver(pipelines: readonly PipelineContext[]): StageResolver {
  const indexes = pipelines.map((pipeline) => ({ pipeline, index: stageIndex(pipeline) }));

  return (record, stage) => {
    const names = stageNames(record, stage).map(stageKey).filter(Boolean);
    const own = pipelineKeys(record);
    const known = indexes.filter(({ pipeline }) =>
      own.some((key) => key === stageKey(pipeline.id) || key === stageKey(pipeline.label)),
    );
    for (const { pipeline, index } of known.length > 0 ? known : indexes)
      for (const name of names) {
        const found = index.get(name);
        if (found) return { pipeline, stage: found };
      }
    return null;
  };
}

function stageIndex(pipeline: PipelineContext): Map<string, StageContext> {
  const index = new Map<string, StageContext>();
  for (const stage of pipeline.stages)
    for (const name of [stage.id, stage.label, ...stage.aliases])
      if (!index.has(stageKey(name))) index.set(stageKey(name), stage);
  return index;
}

/** Label before id, for a stage as the page shows it or for a name as history has it. */
function stageNames(record: CrmRecord, stage: PageStage | string | null): (string | null)[] {
  if (stage === null) return [];
  if (typeof stage !== 'string') return [stage.label, stage.id];
  const listed = [...record.stages, ...(record.stage ? [record.stage] : [])].find(
    (entry) => entry.id === stage,
  );
  return listed ? [listed.label, stage] : [stage];
}

function pipelineKeys(record: CrmRecord): string[] {
  const reading = Object.hasOwn(record.fields, 'pipeline') ? record.fields.pipeline : undefined;
  if (reading?.state !== 'value') return [];
  return [stageKey(reading.value), stageKey(reading.text)].filter(Boolean);
}
