import { childId } from '../../data/ids';
import { salesforceLeadCreatedAt } from '../../data/lead-times';
import { findDeal, findLead, findOwner } from '../../data/lookup';
import type { DemoChange, DemoData, DemoDeal, DemoLead } from '../../model';
import { readOnly, reference } from './field';
import { leadStatusName } from './lead';
import { defineSObject, type SObject } from './object';
import { LEAD_QUEUE_ID, stageName, userId } from './references';
import type { Raw } from './values';

/** One old and new value of one field, as the field-tracking objects hold it. */
interface FieldRow {
  id: string;
  parentId: string;
  field: string;
  oldValue: Raw;
  newValue: Raw;
  at: number;
  createdById: string;
}

type FieldChange = Omit<FieldRow, 'id' | 'parentId'>;

/** Salesforce notes a change of owner twice: with the names and with the ids. */
function ownerRows(data: DemoData, change: FieldChange): FieldChange[] {
  const idOf = (value: Raw) => (value === null ? LEAD_QUEUE_ID : userId(data, String(value)));
  const nameOf = (value: Raw) => {
    const owner = findOwner(data, value === null ? null : String(value));
    return owner ? `${owner.firstName} ${owner.lastName}` : 'Inbound Queue';
  };
  return [nameOf, idOf].map((show) => ({
    ...change,
    field: 'Owner',
    oldValue: show(change.oldValue),
    newValue: show(change.newValue),
  }));
}

const created = (at: number, createdById: string): FieldChange => ({
  field: 'created',
  oldValue: null,
  newValue: null,
  at,
  createdById,
});

const numbered = (parentId: string, changes: FieldChange[]): FieldRow[] =>
  changes
    .sort((a, b) => a.at - b.at)
    .map((change, index) => ({ ...change, id: childId('017', parentId, index), parentId }));

/** The first entry of a history is what the record was made with, not a change. */
function tracked<T extends Raw>(
  data: DemoData,
  field: string,
  history: readonly DemoChange<T>[],
): FieldChange[] {
  return history.slice(1).flatMap((change, index) => {
    const oldValue = history[index]?.value ?? null;
    if (oldValue === change.value) return [];
    return [
      { field, oldValue, newValue: change.value, at: change.at, createdById: userId(data, change.userId) },
    ];
  });
}

function dealRows(data: DemoData, deal: DemoDeal): FieldRow[] {
  const stages = deal.stageHistory.map((change) => ({ ...change, value: stageName(data, change.value) }));
  const noted = (deal.fieldHistory ?? []).map((change) => ({
    ...change,
    createdById: userId(data, change.userId),
  }));
  return numbered(deal.salesforceId, [
    created(deal.createdAt, userId(data, deal.stageHistory[0]?.userId ?? null)),
    ...tracked(data, 'StageName', stages),
    ...tracked(data, 'Amount', deal.amountHistory),
    ...tracked(data, 'CloseDate', deal.closeDateHistory),
    ...noted.filter((change) => change.field === 'ownerId').flatMap((change) => ownerRows(data, change)),
    ...noted
      .filter((change) => change.field === 'nextStep')
      .map((change) => ({ ...change, field: 'NextStep' })),
  ]);
}

function leadRows(data: DemoData, lead: DemoLead): FieldRow[] {
  const noted = (lead.fieldHistory ?? []).map((change) => ({
    ...change,
    createdById: userId(data, change.userId),
  }));
  const byUser = userId(data, null);
  const createdAt = salesforceLeadCreatedAt(lead);
  const assigned: FieldChange[] =
    lead.ownerId !== null && lead.assignedAt !== null && !noted.some((change) => change.field === 'ownerId')
      ? ownerRows(data, {
          field: 'Owner',
          oldValue: null,
          newValue: lead.ownerId,
          at: lead.assignedAt,
          createdById: byUser,
        })
      : [];
  const converted: FieldChange[] =
    lead.convertedAt === null
      ? []
      : [{ ...created(lead.convertedAt, userId(data, lead.ownerId)), field: 'leadConverted' }];
  return numbered(lead.salesforceId, [
    created(createdAt, byUser),
    ...assigned,
    ...noted.filter((change) => change.field === 'ownerId').flatMap((change) => ownerRows(data, change)),
    ...noted
      .filter((change) => change.field === 'leadStatus')
      .map((change) => ({
        ...change,
        field: 'Status',
        oldValue: leadStatusName(String(change.oldValue)),
        newValue: leadStatusName(String(change.newValue)),
      })),
    ...converted,
  ]);
}

const historyObject = (
  name: string,
  parent: { name: string; idField: string },
  records: () => FieldRow[],
  ofParent: (id: string) => FieldRow[],
): SObject =>
  defineSObject<FieldRow, never>({
    name,
    label: `${parent.name} History`,
    keyPrefix: '017',
    fields: [
      readOnly('Id', 'History ID', 'id', (row) => row.id),
      reference(parent.idField, { name: parent.name, object: parent.name }, (row) => row.parentId),
      readOnly('Field', 'Changed Field', 'picklist', (row) => row.field),
      readOnly('OldValue', 'Old Value', 'string', (row) => row.oldValue),
      readOnly('NewValue', 'New Value', 'string', (row) => row.newValue),
      readOnly('CreatedDate', 'Created Date', 'datetime', (row) => row.at),
      reference('CreatedById', { name: 'CreatedBy', object: 'User' }, (row) => row.createdById),
      readOnly('IsDeleted', 'Deleted', 'boolean', () => false),
    ],
    records,
    recordsOf: { [parent.idField.toLowerCase()]: ofParent },
    id: (row) => row.id,
  });

export const opportunityFieldHistoryObject = (data: DemoData): SObject =>
  historyObject(
    'OpportunityFieldHistory',
    { name: 'Opportunity', idField: 'OpportunityId' },
    () => data.deals.flatMap((deal) => dealRows(data, deal)),
    (id) => {
      const deal = findDeal(data, id);
      return deal ? dealRows(data, deal) : [];
    },
  );

export const leadHistoryObject = (data: DemoData): SObject =>
  historyObject(
    'LeadHistory',
    { name: 'Lead', idField: 'LeadId' },
    () => data.leads.flatMap((lead) => leadRows(data, lead)),
    (id) => {
      const lead = findLead(data, id);
      return lead ? leadRows(data, lead) : [];
    },
  );
