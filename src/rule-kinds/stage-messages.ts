import type { Finding } from '../record/assessment';
import type { CrmRecord } from '../record/types';
import type { CompileContext, Message } from './define';
import { type StageContext, type StagePlace, stageKey } from './stages';

/** Messages of every kind that judges by stage, for when the stage is not known. */
export const STAGE_MESSAGES = {
  noStage: {
    outcome: 'unknown',
    title: '{{rule}}: stage unknown',
    says: 'The stage can’t be read {{here}}.',
    next: '{{show}} the stage {{there}}{{again}}.',
  },
  foreignStage: {
    outcome: 'unknown',
    title: '{{rule}}: stage not in the pack',
    says: '“{{stage}}” is not a stage of this rule pack.',
    next: 'Ask {{owner}} to add it to the pack, as a stage or as an alias.',
  },
} as const satisfies Record<string, Message>;

/** Of every kind that judges by moves between stages, for a history with a stage that the pack does not know. */
export const FOREIGN_HISTORY = {
  outcome: 'unknown',
  title: '{{rule}}: stage not in the pack',
  says: 'The stage history names “{{stage}}”, which is not a stage of this rule pack.',
  next: 'Ask {{owner}} to add it to the pack, as a stage or as an alias.',
} as const satisfies Message;

/** The place of the current stage, or the finding that says why there is none. */
export function currentPlace(
  record: CrmRecord,
  context: CompileContext<keyof typeof STAGE_MESSAGES>,
): StagePlace | Finding {
  if (!record.stage) return context.finding('noStage');
  const place = context.pack.placeOf(record, record.stage);
  return place ?? context.finding('foreignStage', { stage: record.stage.label || (record.stage.id ?? '') });
}

/** The current stage in the CRM's own word, with the pack's beside it where they differ: "Engaging (Discovery)". */
export function stageName(record: CrmRecord, stage: StageContext): string {
  const own = record.stage?.label;
  return own && stageKey(own) !== stageKey(stage.label) ? `${own} (${stage.label})` : stage.label;
}

export const isFinding = (value: StagePlace | Finding): value is Finding => 'outcome' in value;
