import type { ChangedBy, HistoryEntry, HistoryField, ObjectKind } from '../../../record/types';
import { type ApiValue, apiDay, apiInstant } from '../../api/api-value';
import { isRefused } from '../../api/failure';
import { foldChanges, type ValueRow } from '../../api/fold-changes';
import type { ReadOptions } from '../../api/progress';
import { recordId18 } from '../record-id';
import type { SalesforceClient } from './client';
import { apiValue, relatedText } from './rows';
import type { SalesforceRow } from './shapes';
import { soqlId } from './soql';

/** A user's type tells machines from people; a person's login that a tool uses looks like the person. */
const BY_USER_TYPE: Record<string, ChangedBy> = {
  AutomatedProcess: 'automation',
  CloudIntegrationUser: 'integration',
  Standard: 'user',
  PowerPartner: 'user',
};

function changedBy(row: SalesforceRow): ChangedBy | null {
  const type = relatedText(row, 'CreatedBy', 'UserType') ?? '';
  return Object.hasOwn(BY_USER_TYPE, type) ? (BY_USER_TYPE[type] ?? null) : null;
}

const who = 'CreatedDate, CreatedBy.UserType';

/**
 * The record's life: OpportunityHistory is always kept; the field histories only where the org
 * tracks fields, so that they may be empty or closed to us, which is no error.
 */
export async function readSalesforceHistory(
  client: SalesforceClient,
  kind: ObjectKind,
  id: string,
  zone: string,
  options?: ReadOptions,
): Promise<HistoryEntry[]> {
  if (kind === 'deal') {
    const [states, tracked] = await Promise.all([
      client.query(opportunityHistory(id), 'the opportunity’s history', options),
      trackedRows(client, 'OpportunityFieldHistory', 'OpportunityId', id, options),
    ]);
    return sorted([...stateEntries(states, zone), ...trackedEntries(tracked)]);
  }
  if (kind !== 'lead') return [];
  return sorted(trackedEntries(await trackedRows(client, 'LeadHistory', 'LeadId', id, options)));
}

const opportunityHistory = (id: string): string =>
  `SELECT StageName, Amount, CloseDate, ${who} FROM OpportunityHistory WHERE OpportunityId = ${soqlId(id)} ORDER BY CreatedDate`;

async function trackedRows(
  client: SalesforceClient,
  object: 'OpportunityFieldHistory' | 'LeadHistory',
  parent: 'OpportunityId' | 'LeadId',
  id: string,
  options?: ReadOptions,
): Promise<SalesforceRow[]> {
  const soql = `SELECT Field, OldValue, NewValue, ${who} FROM ${object} WHERE ${parent} = ${soqlId(id)} ORDER BY CreatedDate`;
  try {
    return await client.query(soql, 'the field history', options);
  } catch (error) {
    if (isRefused(error)) return [];
    throw error;
  }
}

const sorted = (entries: HistoryEntry[]): HistoryEntry[] => entries.sort((a, b) => a.at - b.at);

/** Each row holds the whole state after one save, so every field repeats until it changes. */
function stateEntries(rows: readonly SalesforceRow[], zone: string): HistoryEntry[] {
  const values = (name: string, text: (value: ApiValue) => string | null): ValueRow[] =>
    rows.flatMap((row) => {
      const at = apiInstant(apiValue(row.CreatedDate));
      return at === null ? [] : [{ at, to: text(apiValue(row[name])), by: changedBy(row) }];
    });
  const plain = (value: ApiValue): string | null => (value === null ? null : String(value));
  return [
    ...foldChanges('stage', values('StageName', plain)),
    ...foldChanges('amount', values('Amount', plain)),
    ...foldChanges(
      'closeDate',
      values('CloseDate', (value) => (value === null ? null : apiDay(value, zone))),
    ),
  ];
}

const TRACKED: Record<string, HistoryField> = { Owner: 'owner', NextStep: 'nextStep' };

/** Owners are noted twice, once with names and once with ids: the names count. */
function trackedEntries(rows: readonly SalesforceRow[]): HistoryEntry[] {
  return rows.flatMap((row): HistoryEntry[] => {
    const at = apiInstant(apiValue(row.CreatedDate));
    const field = TRACKED[String(row.Field)];
    const [from, to] = [apiValue(row.OldValue), apiValue(row.NewValue)].map((value) =>
      value === null ? null : String(value),
    );
    if (at === null || !field || from === undefined || to === undefined || from === to) return [];
    if (field === 'owner' && [from, to].some((text) => text !== null && recordId18(text) !== null)) return [];
    const by = changedBy(row);
    return [{ field, at, from, to, source: 'crm', ...(by && { by }) }];
  });
}
