import { lastActivityAt } from '../../data/activities';
import { addLead } from '../../data/add-records';
import { changeLead, type LeadPatch } from '../../data/changes';
import { LEAD_FIELDS } from '../../data/custom-fields';
import { salesforceLeadCreatedAt } from '../../data/lead-times';
import { findLead } from '../../data/lookup';
import { isoDate } from '../../data/time';
import { LEAD_STATUSES, SOURCES } from '../../data/vocabulary';
import type { DemoActivity, DemoData, DemoLead } from '../../model';
import { leadUpdatedAt } from '../hubspot/updated-at';
import { customField, readOnly, reference, toNumber, toPicklist, toText } from './field';
import { defineSObject, type Field, type SObject } from './object';
import { INTEGRATION_USER_ID, LEAD_QUEUE_ID, toOwnerId, userId } from './references';
import type { FieldType, Raw } from './values';

type LeadField = Field<DemoLead, LeadPatch>;

export const leadStatusName = (status: string): string =>
  Object.entries(LEAD_STATUSES).find(([key]) => key === status)?.[1] ?? status;

const STATUS_NAMES = [...new Set(Object.values(LEAD_STATUSES))];

const toLeadStatus = (value: Raw): string => {
  const name = toPicklist(value, STATUS_NAMES, 'Status');
  return Object.entries(LEAD_STATUSES).find(([, label]) => label === name)?.[0] ?? 'NEW';
};

const text = (
  name: string,
  label: string,
  field: 'email' | 'phone' | 'company' | 'jobTitle' | 'industry' | 'country' | 'source',
  type: FieldType = 'string',
): LeadField => ({
  name,
  label,
  type,
  read: (lead) => lead[field],
  write: (value) => ({ [field]: toText(value) }),
});

const WRITABLE: LeadField[] = [
  {
    name: 'FirstName',
    label: 'First Name',
    type: 'string',
    read: (lead) => lead.firstName || null,
    write: (value) => ({ firstName: toText(value) ?? '' }),
  },
  {
    name: 'LastName',
    label: 'Last Name',
    type: 'string',
    read: (lead) => lead.lastName,
    write: (value) => ({ lastName: toText(value) ?? '' }),
  },
  text('Company', 'Company', 'company'),
  text('Title', 'Title', 'jobTitle'),
  text('Email', 'Email', 'email', 'email'),
  text('Phone', 'Phone', 'phone', 'phone'),
  text('Industry', 'Industry', 'industry', 'picklist'),
  text('Country', 'Country', 'country'),
  { ...text('LeadSource', 'Lead Source', 'source', 'picklist'), picklist: SOURCES },
  {
    name: 'NumberOfEmployees',
    label: 'No. of Employees',
    type: 'int',
    read: (lead) => lead.employees,
    write: (value) => ({ employees: toNumber(value) }),
  },
  {
    name: 'AnnualRevenue',
    label: 'Annual Revenue',
    type: 'currency',
    read: (lead) => lead.annualRevenue,
    write: (value) => ({ annualRevenue: toNumber(value) }),
  },
  {
    name: 'Status',
    label: 'Lead Status',
    type: 'picklist',
    picklist: STATUS_NAMES,
    read: (lead) => leadStatusName(lead.leadStatus),
    write: (value) => ({ leadStatus: toLeadStatus(value) }),
  },
  ...LEAD_FIELDS.map((field) => customField<DemoLead, LeadPatch>(field, (custom) => ({ custom }))),
];

/** On every third lead neither was filled: the first contact is only to be found among its tasks. */
function firstOf(lead: DemoLead, kind: DemoActivity['kind']): number | null {
  if (Number(lead.hubspotId) % 3 === 0) return null;
  return lead.activities.find((entry) => entry.kind === kind && entry.outbound && entry.done)?.at ?? null;
}

const dateOf = (at: number | null) => (at === null ? null : isoDate(at));

const ownerField = (data: DemoData): LeadField => ({
  name: 'OwnerId',
  label: 'Owner ID',
  type: 'reference',
  relationship: { name: 'Owner', object: 'User' },
  read: (lead) => (lead.ownerId === null ? LEAD_QUEUE_ID : userId(data, lead.ownerId)),
  write: (value) => ({ ownerId: value === LEAD_QUEUE_ID ? null : toOwnerId(data, value) }),
});

const calculated = (data: DemoData): Field<DemoLead, never>[] => [
  readOnly('Id', 'Lead ID', 'id', (lead) => lead.salesforceId),
  readOnly('IsDeleted', 'Deleted', 'boolean', () => false),
  readOnly('Name', 'Full Name', 'string', (lead) => `${lead.firstName} ${lead.lastName}`.trim()),
  readOnly('MobilePhone', 'Mobile', 'phone', () => null),
  readOnly('CreatedDate', 'Created Date', 'datetime', salesforceLeadCreatedAt),
  reference('CreatedById', { name: 'CreatedBy', object: 'User' }, () => INTEGRATION_USER_ID),
  readOnly('LastModifiedDate', 'Last Modified Date', 'datetime', (lead) => leadUpdatedAt(lead, data.now)),
  readOnly('SystemModstamp', 'System Modstamp', 'datetime', (lead) => leadUpdatedAt(lead, data.now)),
  readOnly('LastActivityDate', 'Last Activity', 'date', (lead) => dateOf(lastActivityAt(lead.activities))),
  readOnly('FirstCallDateTime', 'First Call Date', 'datetime', (lead) => firstOf(lead, 'call')),
  readOnly('FirstEmailDateTime', 'First Email Date', 'datetime', (lead) => firstOf(lead, 'email')),
  readOnly('IsConverted', 'Converted', 'boolean', (lead) => lead.convertedAt !== null),
  readOnly('ConvertedDate', 'Converted Date', 'date', (lead) => dateOf(lead.convertedAt)),
];

export const leadObject = (data: DemoData): SObject =>
  defineSObject<DemoLead, LeadPatch>({
    name: 'Lead',
    label: 'Lead',
    keyPrefix: '00Q',
    fields: [...calculated(data), ownerField(data), ...WRITABLE],
    records: () => data.leads,
    recordsOf: { id: (id) => [findLead(data, id)].flatMap((lead) => lead ?? []) },
    id: (lead) => lead.salesforceId,
    change: (id, patch, how) => changeLead(data, id, patch, how),
    add: (patch, how) => addLead(data, patch, how).salesforceId,
  });
