import type { HistoryEntry, PageReading } from '../record/types';
import type { Formats } from './field-values';
import { parseDateTime } from './values/parse-date';

const DATE_ENTERED = /^hs_(?:v2_)?date_entered_(?!current_stage$)(.+)$/;
/** Labels quote the stage, with its pipeline in brackets and in the quotes of the UI's language. */
const QUOTED = /["“„«「]\s*(.+?)\s*(?:\([^()]*\)\s*)?["”“»」]/;

/**
 * When the record entered its stages, as HubSpot pages state it in one property per stage. `from`
 * stays null: such a property says nothing of the stage before.
 */
export function statedStages(page: PageReading, formats: Formats): HistoryEntry[] {
  if (page.identity.crm !== 'hubspot') return [];
  return Object.entries(page.fields).flatMap(([apiName, field]): HistoryEntry[] => {
    const [, stageId] = DATE_ENTERED.exec(apiName) ?? [];
    if (!stageId || field.state !== 'text' || field.unsaved) return [];
    const read = parseDateTime(field.text, formats);
    if (!read.ok) return [];
    const to = stageLabel(stageId, field.label, page);
    return [{ field: 'stage', at: read.value.at, from: null, to, source: 'page' }];
  });
}

/** Stages whose own property is on the page and empty: the record was never in them. */
export function neverEnteredStages(page: PageReading): string[] {
  if (page.identity.crm !== 'hubspot') return [];
  return Object.entries(page.fields).flatMap(([apiName, field]) => {
    const [, stageId] = DATE_ENTERED.exec(apiName) ?? [];
    return stageId && field.state === 'empty' ? [stageLabel(stageId, field.label, page)] : [];
  });
}

function stageLabel(id: string, label: string | null, { stages }: PageReading): string {
  const listed = stages.find((stage) => stage.id === id);
  return listed?.label ?? (label && QUOTED.exec(label)?.[1]) ?? id;
}
