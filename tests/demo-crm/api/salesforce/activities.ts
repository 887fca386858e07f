import { logDealActivity, logLeadActivity } from '../../data/changes';
import { childId } from '../../data/ids';
import { findDeal, findLead } from '../../data/lookup';
import { HOUR, isoDate } from '../../data/time';
import type { DemoActivity, DemoData, DemoDeal, DemoLead } from '../../model';
import { SalesforceProblem } from './errors';
import { readOnly, reference, toDate, toText } from './field';
import { defineSObject, type Field, type SObject } from './object';
import { LEAD_QUEUE_ID, userId } from './references';

interface ActivityRow {
  id: string;
  activity: DemoActivity;
  whatId: string | null;
  whoId: string | null;
  ownerId: string;
}

/** Ids of a lead's rows start here, those of a deal's at 0. */
const LEAD_OFFSET = 2_000;

const dealRows = (data: DemoData, prefix: '00T' | '00U', deal: DemoDeal): ActivityRow[] =>
  deal.activities.map((activity, index) => ({
    id: childId(prefix, deal.salesforceId, index),
    activity,
    whatId: deal.salesforceId,
    whoId: null,
    ownerId: userId(data, deal.ownerId),
  }));

const leadRows = (data: DemoData, prefix: '00T' | '00U', lead: DemoLead): ActivityRow[] =>
  lead.activities.map((activity, index) => ({
    id: childId(prefix, lead.salesforceId, LEAD_OFFSET + index),
    activity,
    whatId: null,
    whoId: lead.salesforceId,
    ownerId: lead.ownerId === null ? LEAD_QUEUE_ID : userId(data, lead.ownerId),
  }));

/** All rows of one kind, and those of one deal or lead. */
function activityRows(data: DemoData, prefix: '00T' | '00U', wanted: (entry: DemoActivity) => boolean) {
  const kept = (rows: ActivityRow[]) => rows.filter((row) => wanted(row.activity));
  return {
    records: () => [
      ...data.deals.flatMap((deal) => kept(dealRows(data, prefix, deal))),
      ...data.leads.flatMap((lead) => kept(leadRows(data, prefix, lead))),
    ],
    recordsOf: {
      whatid(id: string) {
        const deal = findDeal(data, id);
        return deal ? kept(dealRows(data, prefix, deal)) : [];
      },
      whoid(id: string) {
        const lead = findLead(data, id);
        return lead ? kept(leadRows(data, prefix, lead)) : [];
      },
    },
  };
}

const SUBTYPES: Record<DemoActivity['kind'], string> = {
  call: 'Call',
  email: 'Email',
  meeting: 'Event',
  note: 'Task',
  task: 'Task',
};

/** What one Task insert says, gathered field by field. */
interface TaskPatch {
  whoId?: string | null;
  whatId?: string | null;
  subject?: string;
  kind?: DemoActivity['kind'];
  note?: string;
  done?: boolean;
  day?: string | null;
}

const shared = (): Field<ActivityRow, never>[] => [
  readOnly('Id', 'Activity ID', 'id', (row) => row.id),
  readOnly('IsDeleted', 'Deleted', 'boolean', () => false),
  reference('OwnerId', { name: 'Owner', object: 'User' }, (row) => row.ownerId),
  readOnly('CreatedDate', 'Created Date', 'datetime', ({ activity }) => activity.at),
  readOnly('LastModifiedDate', 'Last Modified Date', 'datetime', ({ activity }) => activity.at),
];

/** Whoever is named, a task here belongs to whom its record belongs to. */
const withOwner = (field: Field<ActivityRow, never>): Field<ActivityRow, TaskPatch> =>
  field.name === 'OwnerId' ? { ...field, write: () => ({}) } : { ...field, write: undefined };

const taskFields: Field<ActivityRow, TaskPatch>[] = [
  ...shared().map(withOwner),
  {
    ...reference<ActivityRow>('WhoId', { name: 'Who', object: 'Lead' }, (row) => row.whoId),
    write: (value) => ({ whoId: toText(value) }),
  },
  {
    ...reference<ActivityRow>('WhatId', { name: 'What', object: 'Opportunity' }, (row) => row.whatId),
    write: (value) => ({ whatId: toText(value) }),
  },
  {
    ...readOnly('Subject', 'Subject', 'string', ({ activity }: ActivityRow) => activity.subject),
    write: (value) => ({ subject: toText(value) ?? '' }),
  },
  {
    ...readOnly('Status', 'Status', 'picklist', ({ activity }: ActivityRow) =>
      activity.done ? 'Completed' : 'Not Started',
    ),
    picklist: ['Not Started', 'In Progress', 'Completed'],
    write: (value) => ({ done: value === 'Completed' }),
  },
  {
    ...readOnly(
      'TaskSubtype',
      'Task Subtype',
      'picklist',
      ({ activity }: ActivityRow) => SUBTYPES[activity.kind],
    ),
    picklist: ['Task', 'Call', 'Email'],
    write: (value) => ({ kind: value === 'Call' ? 'call' : value === 'Email' ? 'email' : 'task' }),
  },
  {
    ...readOnly('ActivityDate', 'Due Date Only', 'date', ({ activity }: ActivityRow) => isoDate(activity.at)),
    write: (value) => ({ day: toDate(value) }),
  },
  {
    ...readOnly('Description', 'Comments', 'textarea', ({ activity }: ActivityRow) => activity.note ?? null),
    write: (value) => ({ note: toText(value) ?? '' }),
  },
  readOnly('CallType', 'Call Type', 'picklist', ({ activity }) => {
    if (activity.kind !== 'call') return null;
    return activity.outbound ? 'Outbound' : 'Inbound';
  }),
  readOnly('IsClosed', 'Closed', 'boolean', ({ activity }) => activity.done),
  readOnly('CompletedDateTime', 'Completed Date/Time', 'datetime', ({ activity }) =>
    activity.done ? activity.at : null,
  ),
];

function addTask(data: DemoData, patch: TaskPatch, now: number): string {
  const done = patch.done ?? false;
  const at = done || !patch.day ? now : Date.parse(patch.day);
  const { kind = 'task', subject = '', note } = patch;
  const activity: DemoActivity = {
    kind,
    subject,
    done,
    outbound: true,
    at,
    madeAt: now,
    ...(note === undefined ? {} : { note }),
  };
  const deal = findDeal(data, patch.whatId ?? '');
  if (deal) {
    logDealActivity(data, deal.hubspotId, activity);
    return childId('00T', deal.salesforceId, deal.activities.length - 1);
  }
  const lead = findLead(data, patch.whoId ?? '');
  if (!lead)
    throw new SalesforceProblem('REQUIRED_FIELD_MISSING', 'Required fields are missing: [WhoId or WhatId]');
  logLeadActivity(data, lead.hubspotId, activity);
  return childId('00T', lead.salesforceId, LEAD_OFFSET + lead.activities.length - 1);
}

/** Calls, e-mails, notes and to-dos. A Task may be added: so integrations log a call. */
export const taskObject = (data: DemoData): SObject =>
  defineSObject<ActivityRow, TaskPatch>({
    name: 'Task',
    label: 'Task',
    keyPrefix: '00T',
    fields: taskFields,
    ...activityRows(data, '00T', (entry) => entry.kind !== 'meeting'),
    id: (row) => row.id,
    add: (patch, how) => addTask(data, patch, how.at),
  });

/** Meetings of one hour. */
export const eventObject = (data: DemoData): SObject =>
  defineSObject<ActivityRow, never>({
    name: 'Event',
    label: 'Event',
    keyPrefix: '00U',
    fields: [
      ...shared(),
      reference('WhoId', { name: 'Who', object: 'Lead' }, (row) => row.whoId),
      reference('WhatId', { name: 'What', object: 'Opportunity' }, (row) => row.whatId),
      readOnly('Subject', 'Subject', 'string', ({ activity }) => activity.subject),
      readOnly('ActivityDate', 'Due Date Only', 'date', ({ activity }) => isoDate(activity.at)),
      readOnly('ActivityDateTime', 'Due Date Time', 'datetime', ({ activity }) => activity.at),
      readOnly('StartDateTime', 'Start', 'datetime', ({ activity }) => activity.at),
      readOnly('EndDateTime', 'End', 'datetime', ({ activity }) => activity.at + HOUR),
      readOnly('DurationInMinutes', 'Duration', 'int', () => 60),
    ],
    ...activityRows(data, '00U', (entry) => entry.kind === 'meeting'),
    id: (row) => row.id,
  });
