import { CONCEPTS } from '../record/concepts';
import type { FieldMap } from '../record/field-map';
import { mergeHistory } from '../record/history';
import type {
  AssessContext,
  CrmRecord,
  DateOrder,
  EpochMs,
  FieldReading,
  HistoryEntry,
  IsoDate,
  KnownRecord,
  PageReading,
  PageStage,
} from '../record/types';
import { fieldsFor, type MappedField, readMapped } from './map-fields';
import { pageFormats } from './page-formats';
import { withoutFalseSilence } from './salesforce/first-contact';
import { neverEnteredStages, statedStages } from './stage-history';
import { dayAt } from './values/zone-time';

export interface RecordFromPage {
  record: CrmRecord;
  /** Day/month order that this page proves; worth remembering for the CRM's user. */
  provenDateOrder: DateOrder | null;
}

/**
 * Interprets what a page reader gathered: API names become concepts and pack fields, texts become
 * typed values in the page's own formats, and the history is what the page states merged with what
 * earlier visits saw. Fields that the page does not draw are left out, which is not empty.
 */
export function toRecord(
  reading: PageReading,
  known: KnownRecord | null,
  packFields: FieldMap,
  context: AssessContext,
): RecordFromPage {
  const mapped = fieldsFor(reading, packFields);
  const definitions = new Map(
    mapped.flatMap(({ definition, apiNames }) => apiNames.map((apiName) => [apiName, definition] as const)),
  );
  const { formats, provenDateOrder } = pageFormats(reading, definitions, known, context);
  const fields: Record<string, FieldReading> = {};
  const apiNames: Record<string, string> = {};
  for (const field of mapped) {
    const found = readMapped(field, reading, formats);
    if (!found) continue;
    fields[field.definition.name] = found.reading;
    if (found.apiName) apiNames[field.definition.name] = found.apiName;
  }
  if (reading.identity.crm === 'salesforce') withoutFalseSilence(fields, apiNames);
  const stage = currentStage(reading, fields);
  const history = mergeHistory(statedStages(reading, formats), known?.observed ?? []);
  completeFields(fields, reading, stage, stage && exactEntry(history, stage, context.zone));
  if (reading.state === 'loading') markLoading(fields, mapped);
  const { identity, title, stages, readAt } = reading;
  const snapshot = known?.snapshot;
  return {
    provenDateOrder,
    record: {
      identity,
      title,
      fields,
      stage,
      stages,
      history,
      language: reading.language,
      neverEntered: neverEnteredStages(reading),
      asOf: readAt,
      ...(snapshot && { knownSince: snapshot.knownSince ?? snapshot.asOf }),
      coverage: 'page',
      apiNames,
    },
  };
}

/** The stage control's word counts; without it the saved stage field's. */
function currentStage(reading: PageReading, { stage }: Record<string, FieldReading>): PageStage | null {
  if (reading.currentStage) return reading.currentStage;
  if (stage?.state !== 'value' || stage.unsaved || reading.identity.crm === 'salesforce') return null;
  return { id: null, label: String(stage.value) };
}

/** Adds what the page shows elsewhere than in a field: its title, the stage control, the stage dates. */
function completeFields(
  fields: Record<string, FieldReading>,
  { identity, title }: PageReading,
  stage: PageStage | null,
  entered: { at: EpochMs; day: IsoDate } | null,
): void {
  if (title && !fields.name) fields.name = shown(title, CONCEPTS.name.label);
  if (identity.object !== 'deal' || !stage) return;
  fields.stage ??= shown(stage.label, CONCEPTS.stage.label);
  const { stageEnteredAt } = fields;
  if (entered && (!stageEnteredAt || stageEnteredAt.state === 'empty'))
    fields.stageEnteredAt = {
      state: 'value',
      value: entered.at,
      text: entered.day,
      label: CONCEPTS.stageEnteredAt.label,
      precision: 'day',
    };
}

/** While a page is loading, a field that is missing from it may still be drawn. */
function markLoading(fields: Record<string, FieldReading>, mapped: readonly MappedField[]): void {
  for (const { definition } of mapped)
    fields[definition.name] ??= { state: 'unreadable', label: definition.label, reason: 'loading' };
}

const shown = (text: string, label: string): FieldReading => ({ state: 'value', value: text, text, label });

/**
 * The change that led to the current stage, when its day is certain. An observed change counts only
 * if both visits were on one day; otherwise the history itself tells how far apart they were.
 */
function exactEntry(
  history: readonly HistoryEntry[],
  stage: PageStage,
  zone: string,
): { at: EpochMs; day: IsoDate } | null {
  const last = history.findLast((entry) => entry.field === 'stage');
  if (!last || (last.to !== stage.label && last.to !== stage.id)) return null;
  const day = dayAt(last.at, zone);
  if (last.source === 'observed' && (last.notBefore === undefined || dayAt(last.notBefore, zone) !== day))
    return null;
  return { at: last.at, day };
}
