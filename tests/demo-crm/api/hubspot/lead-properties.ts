import { lastActivityAt, lastContactedAt, nextActivityAt } from '../../data/activities';
import type { LeadPatch } from '../../data/changes';
import { LEAD_FIELDS } from '../../data/custom-fields';
import { LEAD_STATUSES, LIFECYCLE_STAGES, SOURCES } from '../../data/vocabulary';
import type { DemoLead } from '../../model';
import { CHOICE_LABELS } from './choice-labels';
import {
  customProperty,
  InvalidValue,
  notedHistory,
  options,
  type Property,
  parseInstant,
  parseNumber,
  parseOption,
  parseOwner,
  textOf,
} from './property';
import { leadUpdatedAt } from './updated-at';
import { instant, number, optionValue } from './values';

type LeadProperty = Property<DemoLead, LeadPatch>;

const text = (
  name: string,
  label: string,
  field: 'firstName' | 'lastName' | 'email' | 'phone' | 'company' | 'jobTitle' | 'industry' | 'country',
): LeadProperty => ({
  name,
  label,
  type: 'string',
  read: (lead) => lead[field] || null,
  history: (lead) => notedHistory(lead, field, lead[field] || null, textOf),
  write: (value) => ({ [field]: value ?? (field === 'firstName' || field === 'lastName' ? '' : null) }),
});

const amount = (name: string, label: string, field: 'employees' | 'annualRevenue'): LeadProperty => ({
  name,
  label,
  type: 'number',
  read: (lead) => number(lead[field]),
  write: (value) => ({ [field]: parseNumber(value) }),
});

const choice = (
  name: string,
  label: string,
  field: 'leadStatus' | 'lifecycleStage',
  values: readonly string[],
): LeadProperty => ({
  name,
  label,
  type: 'enumeration',
  options: values.map((value) => ({ value, label: CHOICE_LABELS[value] ?? value })),
  read: (lead) => lead[field],
  history: (lead) => notedHistory(lead, field, lead[field], textOf),
  write: (value) => {
    if (value !== null && values.includes(value)) return { [field]: value };
    throw new InvalidValue('INVALID_OPTION', `${value} was not one of the allowed options.`);
  },
});

const time = (
  name: string,
  label: string,
  read: (lead: DemoLead, now: number) => number | null,
): LeadProperty => ({
  name,
  label,
  type: 'datetime',
  read: (lead, data) => instant(read(lead, data.now)),
});

const WRITABLE: LeadProperty[] = [
  text('firstname', 'First Name', 'firstName'),
  text('lastname', 'Last Name', 'lastName'),
  text('email', 'Email', 'email'),
  text('phone', 'Phone Number', 'phone'),
  text('company', 'Company Name', 'company'),
  text('jobtitle', 'Job Title', 'jobTitle'),
  text('industry', 'Industry', 'industry'),
  text('country', 'Country/Region', 'country'),
  amount('numemployees', 'Number of Employees', 'employees'),
  amount('annualrevenue', 'Annual Revenue', 'annualRevenue'),
  choice('hs_lead_status', 'Lead Status', 'leadStatus', Object.keys(LEAD_STATUSES)),
  choice('lifecyclestage', 'Lifecycle Stage', 'lifecycleStage', LIFECYCLE_STAGES),
  {
    name: 'hubspot_owner_id',
    label: 'Contact owner',
    type: 'enumeration',
    read: (lead) => lead.ownerId,
    history: (lead) => notedHistory(lead, 'ownerId', lead.ownerId, textOf),
    write: (value, data) => ({ ownerId: parseOwner(value, data) }),
  },
  {
    name: 'hs_analytics_source',
    label: 'Original Traffic Source',
    type: 'enumeration',
    options: options(SOURCES),
    read: (lead) => optionValue(lead.source),
    write: (value) => ({ source: parseOption(value, SOURCES) }),
  },
  {
    ...time('recent_conversion_date', 'Recent Conversion Date', (lead) => lead.formSubmittedAt),
    write: (value) => ({ formSubmittedAt: parseInstant(value) }),
  },
];

/** On every third record the outreach date was never filled and only its fallback is there. */
const usesFallback = (lead: DemoLead) => Number(lead.hubspotId) % 3 === 0;

const CALCULATED: LeadProperty[] = [
  { name: 'mobilephone', label: 'Mobile Phone Number', type: 'string', read: () => null },
  time('createdate', 'Create Date', (lead) => lead.createdAt),
  time('lastmodifieddate', 'Last Modified Date', leadUpdatedAt),
  time('hs_lastmodifieddate', 'Object last modified date', leadUpdatedAt),
  time('hubspot_owner_assigneddate', 'Owner Assigned Date', (lead) => lead.assignedAt),
  time('first_conversion_date', 'First Conversion Date', (lead) => lead.formSubmittedAt),
  {
    name: 'recent_conversion_event_name',
    label: 'Recent Conversion',
    type: 'string',
    read: (lead) => lead.formName,
  },
  time('hs_first_outreach_date', 'Date of first outreach', (lead) =>
    usesFallback(lead) ? null : lead.firstContactAt,
  ),
  time('hs_sa_first_engagement_date', 'Date of first engagement', (lead) => lead.firstContactAt),
  // What the person did last, not what a rep did.
  time('hs_last_sales_activity_timestamp', 'Last Engagement Date', (lead) => lead.signals.at(-1)?.at ?? null),
  time('notes_last_updated', 'Last Activity Date', (lead) => lastActivityAt(lead.activities)),
  time('notes_last_contacted', 'Last Contacted', (lead) => lastContactedAt(lead.activities)),
  time('notes_next_activity_date', 'Next Activity Date', (lead, now) => nextActivityAt(lead.activities, now)),
  time('first_deal_created_date', 'First Deal Created Date', (lead) => lead.convertedAt),
];

const CUSTOM: LeadProperty[] = LEAD_FIELDS.map((field) =>
  customProperty<DemoLead, LeadPatch>(field, (custom) => ({ custom })),
);

const id = (read: LeadProperty['read']): LeadProperty => ({
  name: 'hs_object_id',
  label: 'Record ID',
  type: 'number',
  read,
});

export const CONTACT_PROPERTIES: readonly LeadProperty[] = [
  id((lead) => lead.hubspotContactId),
  ...WRITABLE,
  ...CALCULATED,
  ...CUSTOM,
];

/** The account's lead pipeline, with the lead status that stands for each stage. */
export const LEAD_STAGES = [
  { id: 'new-stage-id', label: 'New', statuses: ['NEW', 'OPEN'], isClosed: false },
  { id: 'attempting-stage-id', label: 'Attempting', statuses: ['ATTEMPTED_TO_CONTACT'], isClosed: false },
  { id: 'connected-stage-id', label: 'Connected', statuses: ['CONNECTED', 'IN_PROGRESS'], isClosed: false },
  { id: 'qualified-stage-id', label: 'Qualified', statuses: ['OPEN_DEAL'], isClosed: true },
  {
    id: 'unqualified-stage-id',
    label: 'Disqualified',
    statuses: ['UNQUALIFIED', 'BAD_TIMING'],
    isClosed: true,
  },
] as const;

export const LEAD_PIPELINE_ID = 'lead-pipeline-id';

const stageOf = (lead: DemoLead): string | null =>
  LEAD_STAGES.find(({ statuses }) => statuses.some((status) => status === lead.leadStatus))?.id ?? null;

/** A lead carries its contact's properties under the same names, and its own. */
export const LEAD_PROPERTIES: readonly LeadProperty[] = [
  id((lead) => lead.hubspotId),
  {
    name: 'hs_lead_name',
    label: 'Lead Name',
    type: 'string',
    read: (lead) => `${lead.firstName} ${lead.lastName}`.trim(),
  },
  { name: 'hs_pipeline', label: 'Lead Pipeline', type: 'enumeration', read: () => LEAD_PIPELINE_ID },
  { name: 'hs_pipeline_stage', label: 'Lead Stage', type: 'enumeration', read: stageOf },
  time('hs_createdate', 'Lead create date', (lead) => lead.createdAt),
  ...WRITABLE,
  ...CALCULATED,
  ...CUSTOM,
];
