import type { ObjectKind, PageField, PageStage } from '../../record/types';
import { unreadable } from '../page/fields';

type Fields = Readonly<Record<string, PageField>>;

const STAGE_NAMES = new Set(['dealstage', 'hs_pipeline_stage']);

/** The properties that hold stage and pipeline; contacts have neither. */
function stageNames(object: ObjectKind): { stage: string; pipeline: string } | null {
  if (object === 'deal') return { stage: 'dealstage', pipeline: 'pipeline' };
  return object === 'lead' ? { stage: 'hs_pipeline_stage', pipeline: 'hs_pipeline' } : null;
}

export const isStageProperty = (name: string): boolean => STAGE_NAMES.has(name);

/**
 * Highlights draw a stage as "Demo (Sales Pipeline)", rows as "Demo": the same stage, not a
 * conflict. The part in brackets goes only when the row or the pipeline field proves that it is
 * the pipeline; else the stage is unreadable, because stages may have brackets of their own.
 */
export function bareStage(object: ObjectKind, highlight: PageField, fields: Fields): PageField {
  const names = stageNames(object);
  if (!names || highlight.state !== 'text') return highlight;
  const [, stage, inBrackets] = /^(.*\S)\s*\(([^()]+)\)$/.exec(highlight.text) ?? [];
  const row = fields[names.stage];
  const pipeline = fields[names.pipeline];
  const isPipeline =
    (row?.state === 'text' && row.text === stage) ||
    (pipeline?.state === 'text' && pipeline.text === inBrackets);
  if (!stage) return highlight;
  return isPipeline ? { ...highlight, text: stage } : unreadable(highlight.label, 'unknown-markup');
}

/** The saved stage by its label; HubSpot pages do not carry its id. Null when it was not read. */
export function hubspotStage(
  object: ObjectKind,
  fields: Fields,
  savedText: (name: string) => string | undefined,
): PageStage | null {
  const name = stageNames(object)?.stage;
  const field = name ? fields[name] : undefined;
  if (!name || field?.state !== 'text') return null;
  const label = field.unsaved ? savedText(name) : field.text;
  return label ? { id: null, label } : null;
}
