import type { ChangedBy, HistoryEntry, HistoryField, ObjectKind } from '../../../record/types';
import { type ApiValue, apiDay, apiInstant } from '../../api/api-value';
import { foldChanges, type ValueRow } from '../../api/fold-changes';
import { recordId18 } from '../record-id';
import { type Question, type QuestionAnswer, rowsOf, rowsUnlessRefused } from './ask-at-once';
import { apiValue, relatedText } from './rows';
import type { SalesforceRow } from './shapes';
import { soqlIds } from './soql';

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

/** Which record a row of history belongs to. */
export const historyParent = (kind: ObjectKind): string => (kind === 'deal' ? 'OpportunityId' : 'LeadId');

/** What to ask for the life of records; none for people and companies. */
export function historyQuestions(kind: ObjectKind, ids: readonly string[]): Question[] {
  if (kind === 'deal')
    return [
      {
        soql: `SELECT OpportunityId, StageName, Amount, CloseDate, ${who} FROM OpportunityHistory WHERE ${soqlIds('OpportunityId', ids)} ORDER BY CreatedDate`,
        what: 'the opportunity’s history',
      },
      tracked('OpportunityFieldHistory', 'OpportunityId', ids),
    ];
  return kind === 'lead' ? [tracked('LeadHistory', 'LeadId', ids)] : [];
}

const tracked = (object: string, parent: string, ids: readonly string[]): Question => ({
  soql: `SELECT ${parent}, Field, OldValue, NewValue, ${who} FROM ${object} WHERE ${soqlIds(parent, ids)} ORDER BY CreatedDate`,
  what: 'the field history',
});

/**
 * The record's life from the answers to `historyQuestions`, in their order. OpportunityHistory is
 * always kept; the field histories only where the org tracks fields, so that they may be empty or
 * closed to us, which is no error. @throws CrmApiError
 */
export function salesforceHistory(
  kind: ObjectKind,
  answers: readonly QuestionAnswer[],
  zone: string,
): HistoryEntry[] {
  const [first, second] = answers;
  if (kind === 'deal' && first && second)
    return sorted([...stateEntries(rowsOf(first), zone), ...trackedEntries(rowsUnlessRefused(second) ?? [])]);
  return sorted(trackedEntries((first && rowsUnlessRefused(first)) ?? []));
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
