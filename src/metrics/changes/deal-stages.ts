import { dayNumber, fieldReading, knownInstant } from '../../conditions/read-field';
import { DAY_MS, isInstant } from '../../record/format';
import { isCrmHistory, mergeHistory } from '../../record/history';
import { stageKey } from '../../record/stage-key';
import type { CrmRecord, EpochMs, HistoryEntry, PageStage } from '../../record/types';
import { recordedRows } from '../../rule-kinds/recorded-rows';
import {
  type PipelineContext,
  type StagePlace,
  type StageResolver,
  stageResolver,
} from '../../rule-kinds/stages';
import { fieldTimeline, hasFullHistory, type Step } from './field-timeline';

/** A stage as a history names it, and where the pack places it; null when the pack does not know it. */
export interface StageAt {
  name: string;
  place: StagePlace | null;
}

/**
 * Places stages of the past too: a name that the record’s own pipeline does not have belongs to the only
 * other pipeline that has it, because deals move between pipelines. Where several have it, nothing is said.
 */
export function placeFinder(pipelines: readonly PipelineContext[]): StageResolver {
  const own = stageResolver(pipelines);
  const each = pipelines.map((pipeline) => stageResolver([pipeline]));
  const find: StageResolver = (record, stage) => {
    const place = own(record, stage);
    if (place || pipelines.length < 2) return place;
    const { pipeline: _, ...fields } = record.fields;
    const bare = { ...record, fields };
    const found = each.flatMap((placeOf) => placeOf(bare, stage) ?? []);
    return found.length === 1 ? (found[0] ?? null) : null;
  };
  const known = new Map<string, StagePlace | null>();
  return (record, stage) => {
    if (stage === null) return null;
    const key = dependsOn(record, stage);
    const place = known.get(key);
    if (place !== undefined) return place;
    const found = find(record, stage);
    known.set(key, found);
    return found;
  };
}

/** All that the place of a stage depends on: few combinations, however many deals have them. */
function dependsOn({ fields, stages, stage: current }: CrmRecord, stage: PageStage | string): string {
  const pipeline = fields.pipeline?.state === 'value' ? [fields.pipeline.value, fields.pipeline.text] : [];
  if (typeof stage !== 'string') return [stage.label, stage.id ?? '', 'shown', ...pipeline].join('\n');
  const listed = stages.find(({ id }) => id === stage) ?? (current?.id === stage ? current : null);
  return [stage, listed?.label ?? '', listed ? 'listed' : 'named', ...pipeline].join('\n');
}

/** Rows of the stage, oldest first. Without a CRM’s own rows, the record’s dates stand in for the last move. */
export function stageHistory(record: CrmRecord, placeOf: StageResolver): HistoryEntry[] {
  const rows = recordedRows(record, 'stage').filter(({ to }) => to !== null);
  if (rows.some(isCrmHistory)) return rows;
  const entered = enteredRow(record, placeOf);
  return entered ? mergeHistory(rows, [entered]).filter(({ field }) => field === 'stage') : rows;
}

/** What the deal’s stage was and when. */
export function stageTimeline(
  record: CrmRecord,
  rows: readonly HistoryEntry[],
  placeOf: StageResolver,
): Step<StageAt>[] {
  const stageAt = (stage: PageStage | string): StageAt => ({
    name: typeof stage === 'string' ? stage : stage.label,
    place: placeOf(record, stage),
  });
  return fieldTimeline<StageAt>({
    rows,
    read(row, end) {
      const name = row[end];
      return name === null ? undefined : stageAt(name);
    },
    isSame: isSameStage,
    beginning: undefined,
    saved: record.stage ? stageAt(record.stage) : undefined,
    asOf: record.asOf,
    isFull: hasFullHistory(record, 'stage'),
  });
}

const isSameStage = (a: StageAt, b: StageAt): boolean =>
  a.place && b.place ? a.place.stage === b.place.stage : stageKey(a.name) === stageKey(b.name);

/** The move into the present stage, where the record itself dates it. */
function enteredRow(record: CrmRecord, placeOf: StageResolver): HistoryEntry | null {
  const { stage, asOf } = record;
  const at = stage && (enteredAt(record) ?? closedAt(record, placeOf(record, stage)));
  if (!stage || at === null || !isInstant(at) || at > asOf) return null;
  return { field: 'stage', at, from: null, to: stage.label, source: 'page' };
}

const enteredAt = (record: CrmRecord): EpochMs | null =>
  knownInstant(record, 'stageEnteredAt')?.latest ?? null;

/** A closed deal was closed on its close date, as in the other figures: over in every zone half a day later. */
function closedAt(record: CrmRecord, place: StagePlace | null): EpochMs | null {
  if (!place || place.stage.kind === 'open') return null;
  const reading = fieldReading(record, 'closeDate');
  const day = reading?.state === 'value' ? dayNumber(String(reading.value).slice(0, 10)) : null;
  return day === null ? null : (day + 1.5) * DAY_MS;
}
