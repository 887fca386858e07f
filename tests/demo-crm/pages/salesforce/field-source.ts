import type { Row, SObject } from '../../api/salesforce/object';
import { LEAD_QUEUE_ID } from '../../api/salesforce/references';
import type { FieldType } from '../../api/salesforce/values';
import { findDeal, findLead, findOwner, findPipeline } from '../../data/lookup';
import type { DemoData } from '../../model';
import type { FieldSource } from '../field-view';
import { leadCustomValue } from '../signals';
import type { Choice, FieldKind } from '../view';
import { COMMON_LABELS, KIND_BY_FIELD, LABEL_BY_FIELD } from './layout';

const KIND_BY_TYPE: Record<FieldType, FieldKind> = {
  id: 'text',
  reference: 'lookup',
  string: 'text',
  textarea: 'text',
  picklist: 'choice',
  email: 'email',
  phone: 'phone',
  url: 'text',
  currency: 'money',
  double: 'number',
  percent: 'percent',
  int: 'number',
  boolean: 'checkbox',
  date: 'date',
  datetime: 'datetime',
};

/** The names that records carry as ids. */
function personName(data: DemoData, id: string): string {
  if (id === LEAD_QUEUE_ID) return 'Inbound Queue';
  const owner = findOwner(data, id);
  return owner ? `${owner.firstName} ${owner.lastName}` : 'Automated Process';
}

const chosen = (values: readonly string[] | undefined): Choice[] =>
  (values ?? []).map((value) => ({ value, label: value }));

/** Fields that are no plain column of the object: lookups, stamps and the compound name. */
function specialSource(name: string, row: Row, object: SObject, data: DemoData): FieldSource | null {
  const kind = object.name === 'Opportunity' ? 'deal' : 'lead';
  const label = LABEL_BY_FIELD[kind]?.[name] ?? COMMON_LABELS[name] ?? name;
  const lookup = (text: string | null, path: string): FieldSource => ({
    name,
    label,
    kind: 'lookup',
    value: text,
    isEditable: false,
    ...(text === null ? {} : { href: path }),
  });
  if (name === 'OwnerId') {
    const id = String(row.get('OwnerId'));
    return lookup(personName(data, id), `/lightning/r/User/${id}/view`);
  }
  if (name === 'AccountId') {
    const id = row.get('AccountId');
    const company = data.companies.find((entry) => entry.salesforceId === id);
    return lookup(company?.name ?? null, `/lightning/r/Account/${id}/view`);
  }
  if (name === 'CreatedById' || name === 'LastModifiedById') {
    const id = String(row.get('CreatedById'));
    const at = row.get(name === 'CreatedById' ? 'CreatedDate' : 'LastModifiedDate');
    return {
      ...lookup(personName(data, id), `/lightning/r/User/${id}/view`),
      kind: 'stamp',
      stampAt: Number(at),
    };
  }
  if (name === 'RecordTypeId') {
    const pipeline = findPipeline(data, findDeal(data, row.id)?.pipelineId ?? '');
    return { name, label, kind: 'text', value: pipeline?.label ?? null, isEditable: false };
  }
  if (name === 'Name' && kind === 'lead')
    return { name, label, kind: 'person', value: row.get('Name'), isEditable: true };
  return null;
}

/** A stage can be any of the record's own process; "Closed" is only how the Path draws both ends. */
function choicesOf(name: string, row: Row, object: SObject, data: DemoData): Choice[] {
  const deal = name === 'StageName' ? findDeal(data, row.id) : undefined;
  const pipeline = deal && findPipeline(data, deal.pipelineId);
  return chosen(pipeline ? pipeline.stages.map((stage) => stage.label) : object.field(name)?.picklist);
}

export const kindOf = (object: SObject, name: string): FieldKind =>
  KIND_BY_FIELD[name] ?? KIND_BY_TYPE[object.field(name)?.type ?? 'string'];

/** One field of a record on its way to the page; null for a name the object does not have. */
export function fieldSource(name: string, row: Row, object: SObject, data: DemoData): FieldSource | null {
  const special = specialSource(name, row, object, data);
  if (special) return special;
  const info = object.field(name);
  if (!info) return null;
  const kind = kindOf(object, name);
  const lead = object.name === 'Lead' ? findLead(data, row.id) : undefined;
  return {
    name,
    label: info.label,
    kind,
    value: row.get(name) ?? (lead ? leadCustomValue(lead, name) : null),
    isEditable: !info.isReadOnly && kind !== 'datetime',
    ...(kind === 'money' ? { currency: String(row.get('CurrencyIsoCode') ?? 'USD') } : {}),
    ...(name === 'Discount__c' ? { digits: 1 } : {}),
    ...(kind === 'choice' ? { options: choicesOf(name, row, object, data) } : {}),
  };
}
