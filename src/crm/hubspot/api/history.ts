import type { HistoryEntry, HistoryField, ObjectKind } from '../../../record/types';
import { apiDay, apiInstant } from '../../api/api-value';
import { foldChanges, type ValueRow } from '../../api/fold-changes';
import { hubspotChangedBy } from './changed-by';
import type { HubspotMetadata } from './metadata';
import type { HistoryRow, HubspotObject } from './shapes';

const DEAL: Record<string, HistoryField> = {
  dealstage: 'stage',
  amount: 'amount',
  closedate: 'closeDate',
  hubspot_owner_id: 'owner',
  hs_next_step: 'nextStep',
};
const LEAD: Record<string, HistoryField> = { hs_pipeline_stage: 'stage', hubspot_owner_id: 'owner' };
const OTHER: Record<string, HistoryField> = { hubspot_owner_id: 'owner' };

const historyFields = (object: ObjectKind): Record<string, HistoryField> =>
  object === 'deal' ? DEAL : object === 'lead' ? LEAD : OTHER;

/** The properties whose history is asked for. */
export const hubspotHistoryNames = (object: ObjectKind): string[] => Object.keys(historyFields(object));

/** HubSpot's value histories as changes: usually newest first there, oldest first here. */
export function hubspotHistory(
  { propertiesWithHistory }: HubspotObject,
  metadata: HubspotMetadata,
  object: ObjectKind,
  zone: string,
): HistoryEntry[] {
  const entries = Object.entries(historyFields(object)).flatMap(([apiName, field]) => {
    const rows = propertiesWithHistory?.[apiName] ?? [];
    return foldChanges(
      field,
      rows.flatMap((row) => valueRow(row, field, metadata, zone)),
    );
  });
  return entries.sort((a, b) => a.at - b.at);
}

/** Rows without a readable time or value are no part of any history. */
function valueRow(row: HistoryRow, field: HistoryField, metadata: HubspotMetadata, zone: string): ValueRow[] {
  const at = apiInstant(row.timestamp);
  const to = historyText(row.value || null, field, metadata, zone);
  if (at === null || to === undefined) return [];
  return [{ at, to, by: hubspotChangedBy(row.sourceType) }];
}

/** As `HistoryEntry` has it: stages and owners by their names, amounts as plain numbers. */
function historyText(
  value: string | null,
  field: HistoryField,
  { stages, owners }: HubspotMetadata,
  zone: string,
): string | null | undefined {
  if (value === null) return null;
  if (field === 'stage') return stageLabel(value, stages);
  if (field === 'owner') return owners?.get(value) ?? value;
  if (field === 'closeDate') return apiDay(value, zone) ?? undefined;
  if (field === 'amount') return Number.isFinite(Number(value)) ? String(Number(value)) : undefined;
  return value;
}

/** A record may have moved between pipelines, so all of them are looked through. */
function stageLabel(id: string, stages: HubspotMetadata['stages']): string {
  for (const list of stages.values()) {
    const found = list.find((stage) => stage.id === id);
    if (found) return found.label;
  }
  return id;
}
