import { CHOICE_LABELS } from '../../api/hubspot/choice-labels';
import { LEAD_PIPELINE_ID, LEAD_STAGES } from '../../api/hubspot/lead-properties';
import type { ApiObject, ApiRecord, PropertyInfo } from '../../api/hubspot/object';
import { findCompany, findDeal, findLead, findPipeline } from '../../data/lookup';
import { DAY } from '../../data/time';
import type { DemoData } from '../../model';
import type { FieldSource, RawValue } from '../field-view';
import { leadCustomValue } from '../signals';
import type { Choice, FieldKind } from '../view';
import { KIND_BY_PROPERTY } from './layout';

/** HubSpot's page draws an empty fax row that its API here does not have. */
const FAX: PropertyInfo = { name: 'fax', label: 'Fax Number', type: 'string', isReadOnly: true };

export const propertyInfo = (object: ApiObject, name: string): PropertyInfo | undefined =>
  name === 'fax' ? FAX : object.properties.find((property) => property.name === name);

const KIND_BY_TYPE: Record<PropertyInfo['type'], FieldKind> = {
  string: 'text',
  number: 'number',
  datetime: 'datetime',
  date: 'date',
  enumeration: 'choice',
  bool: 'choice',
};

export const kindOf = ({ name, type }: PropertyInfo): FieldKind =>
  KIND_BY_PROPERTY[name] ?? KIND_BY_TYPE[type];

function choicesOf(property: PropertyInfo, record: ApiRecord, data: DemoData): Choice[] {
  const { name } = property;
  if (name === 'hubspot_owner_id')
    return data.owners.map(({ hubspotId, firstName, lastName }) => ({
      value: hubspotId,
      label: `${firstName} ${lastName}`,
    }));
  if (name === 'dealstage')
    return (findPipeline(data, record.read('pipeline') ?? '')?.stages ?? []).map(({ id, label }) => ({
      value: id,
      label,
    }));
  if (name === 'pipeline') return data.pipelines.map(({ id, label }) => ({ value: id, label }));
  if (name === 'hs_pipeline') return [{ value: LEAD_PIPELINE_ID, label: 'Lead Pipeline' }];
  if (name === 'hs_pipeline_stage') return LEAD_STAGES.map(({ id, label }) => ({ value: id, label }));
  if (property.type === 'bool')
    return ['true', 'false'].map((value) => ({ value, label: value === 'true' ? 'Yes' : 'No' }));
  return (property.options ?? soleOption(record.read(name) ?? null)).map(({ value, label }) => ({
    value,
    label: CHOICE_LABELS[value] ?? label,
  }));
}

/** The label of a value whose options the API here does not list: FINANCIAL_SERVICES. */
function soleOption(value: string | null): Choice[] {
  if (value === null) return [];
  const words = value.toLowerCase().replaceAll('_', ' ');
  return [{ value, label: words.charAt(0).toUpperCase() + words.slice(1) }];
}

function typed(property: PropertyInfo, kind: FieldKind, raw: string | null): RawValue {
  if (raw === null) return null;
  if (kind === 'datetime') return Date.parse(raw);
  if (kind === 'date') return raw.slice(0, 10);
  if (property.name === 'hs_deal_stage_probability') return Number(raw) * 100;
  return kind === 'number' || kind === 'money' || kind === 'percent' ? Number(raw) : raw;
}

/** Durations are stored in milliseconds and shown in days. */
const isDuration = (name: string) => /^hs_v2_(?:latest|cumulative)_time_in_/.test(name);

function rawOf(property: PropertyInfo, record: ApiRecord, data: DemoData): string | null {
  const raw = record.read(property.name) ?? null;
  if (raw !== null) return isDuration(property.name) ? String(Math.floor(Number(raw) / DAY)) : raw;
  const lead = findLead(data, record.id);
  const derived = lead ? leadCustomValue(lead, property.name) : null;
  if (derived === null) return null;
  return property.type === 'datetime' ? new Date(Number(derived)).toISOString() : String(derived);
}

/** Dates and times are pickers that this demo leaves out; all else that is not calculated can be edited. */
const isEditable = (property: PropertyInfo, kind: FieldKind) => !property.isReadOnly && kind !== 'datetime';

/** One property of a record on its way to the page. */
export function propertySource(property: PropertyInfo, record: ApiRecord, data: DemoData): FieldSource {
  const kind = kindOf(property);
  const { name, label } = property;
  return {
    name,
    label,
    kind,
    value: typed(property, kind, rawOf(property, record, data)),
    isEditable: isEditable(property, kind),
    ...(kind === 'money' ? { currency: record.read('deal_currency_code') ?? 'USD' } : {}),
    ...(kind === 'choice' || kind === 'owner' ? { options: choicesOf(property, record, data) } : {}),
  };
}

/** The company behind a deal or a person, if the account has it. */
export function companyIdOf(data: DemoData, record: ApiRecord): string | null {
  const deal = findDeal(data, record.id);
  if (deal) return findCompany(data, deal.companyId)?.hubspotId ?? null;
  const lead = findLead(data, record.id);
  return data.companies.find((company) => company.name === lead?.company)?.hubspotId ?? null;
}
