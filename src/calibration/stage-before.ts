import { isCrmHistory } from '../record/history';
import type { CrmRecord, EpochMs, HistoryEntry, PageStage } from '../record/types';
import type { StageResolver } from '../rule-kinds/stages';

/** Why the stage before the outcome is not known, as it stands after a count of cases. */
export const STAGE_UNKNOWN = {
  'no-move': 'without a move out of a stage',
  'no-time': 'without the time of entry of a stage that may have come last',
  tied: 'with several stages entered at the same time',
} as const;
export type StageUnknownWhy = keyof typeof STAGE_UNKNOWN;

export type StageBefore = { stage: PageStage } | { why: StageUnknownWhy };

/**
 * What the first move after `at` went away from; where it does not say so, as times of entry do not, the stage
 * entered last before. That is only known where each stage that may have come last tells its time, or that
 * the record was never in it: an export may lack the column of one. Without a move it is not known either: the last
 * stage is the outcome.
 */
export function stageBefore(record: CrmRecord, at: EpochMs, placeOf: StageResolver): StageBefore {
  const moves = record.history.filter(({ field }) => field === 'stage');
  const next = moves.find((entry) => entry.at > at);
  if (next?.from) return { stage: stageNamed(record, next.from) };
  const last = next && moves.findLast((entry) => entry.at <= at && entry.to !== null);
  if (!last?.to) return { why: 'no-move' };
  if (last.from === null || !isCrmHistory(last)) {
    if (moves.some((entry) => entry.at === last.at && entry.to !== last.to)) return { why: 'tied' };
    if (!isEachTold(record, { moves, last: last.to, placeOf })) return { why: 'no-time' };
  }
  return { stage: stageNamed(record, last.to) };
}

const stageNamed = ({ stages }: CrmRecord, name: string): PageStage =>
  stages.find(({ id, label }) => id === name || label === name) ?? { id: null, label: name };

/** True where each open stage of the pipeline has a time of entry, or is stated never to have been entered. */
function isEachTold(
  record: CrmRecord,
  { moves, last, placeOf }: { moves: readonly HistoryEntry[]; last: string; placeOf: StageResolver },
): boolean {
  const told = [...moves.flatMap(({ to }) => to ?? []), ...(record.neverEntered ?? [])];
  const place = placeOf(record, last);
  if (place) {
    const known = new Set(told.map((name) => placeOf(record, name)?.stage));
    return place.pipeline.stages.every((stage) => stage.kind !== 'open' || known.has(stage));
  }
  const { stages, stage: outcome } = record;
  const isTold = ({ id, label }: PageStage) =>
    told.includes(label) || (id !== null && told.includes(id)) || label === outcome?.label;
  return stages.length > 0 && stages.every(isTold);
}
