import type { Finding } from '../../record/assessment';
import type { CrmRecord } from '../../record/types';
import type { CompileContext } from '../define';
import { isLifecycleFinding, type LIFECYCLE_MESSAGES, lifecyclePlace } from '../lifecycle-stages';
import { currentPlace, isFinding, type STAGE_MESSAGES, stageName } from '../stage-messages';
import type { PipelineContext, StageContext } from '../stages';

/** A stage and the fields it needs. */
interface Need {
  stage: string;
  fields: readonly string[];
}

/** What the record's stage needs, and the stage after it where there is one. */
export interface Needs {
  now: Need;
  next: Need | null;
}

type Context = CompileContext<keyof typeof STAGE_MESSAGES | keyof typeof LIFECYCLE_MESSAGES>;

export function dealNeeds(record: CrmRecord, context: Context): Needs | Finding {
  const place = currentPlace(record, context);
  if (isFinding(place)) return place;
  const next = nextStage(place.pipeline, place.stage);
  return {
    now: { stage: stageName(record, place.stage), fields: place.stage.requiredFields },
    next: next && { stage: next.label, fields: next.requiredFields },
  };
}

/** The stage that follows on the way to a won deal; none after a closed stage. */
function nextStage(pipeline: PipelineContext, stage: StageContext): StageContext | null {
  if (stage.kind !== 'open') return null;
  return pipeline.stages.find((other) => other.position > stage.position && other.kind !== 'lost') ?? null;
}

/** A lead's stages are those of the lifecycle. A recycled lead needs nothing and has no next stage. */
export function lifecycleNeeds(record: CrmRecord, context: Context): Needs | Finding {
  const place = lifecyclePlace(record, context);
  if (isLifecycleFinding(place)) return place;
  if (place.state === 'recycled') return { now: { stage: place.name, fields: [] }, next: null };
  const next = context.pack.parts.lifecycle?.stages[place.position + 1];
  const now =
    place.state === 'none'
      ? { stage: 'No lifecycle stage', fields: [] }
      : { stage: place.name, fields: place.stage.requiredFields };
  return { now, next: next ? { stage: next.label, fields: next.requiredFields } : null };
}

export const isNeeds = (value: Needs | Finding): value is Needs => 'now' in value;
