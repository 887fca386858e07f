import { localDate } from '../record/format';
import { type StageTasks, workdaysAfter } from '../record/handoff';
import type { CrmRecord, EpochMs } from '../record/types';
import type { Automations } from './compile';
import { stageOf } from './facts';
import { leadPlace } from './lead-place';

/** What the pack wants done in the record's stage; null where it wants nothing, or the stage is not known. */
export function stageTasks(
  all: Automations,
  record: CrmRecord,
  enteredAt: EpochMs | null,
): StageTasks | null {
  const stage = stageNow(all, record);
  const wanted = stage && all.part.stages?.find(({ id }) => id === stage.id);
  if (!stage || !wanted) return null;
  const from = enteredAt === null ? null : localDate(enteredAt, all.context);
  return {
    stage: stage.label,
    tasks: wanted.tasks.map(({ id, label, dueDays }) => ({
      id,
      label,
      due: from === null || dueDays === undefined ? null : workdaysAfter(from, dueDays),
    })),
  };
}

function stageNow(all: Automations, record: CrmRecord): { id: string; label: string } | null {
  if (record.identity.object === 'deal') {
    const id = stageOf(all, record);
    return id === null ? null : { id, label: record.stage?.label ?? id };
  }
  const place = leadPlace(record, all.pack.lifecycle);
  return place?.state === 'stage' ? place.stage : null;
}
