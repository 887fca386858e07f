import type { CrmRecord, EngagementEvent, EpochMs, FieldReading } from '../../../record/types';
import { apiInstant, apiReading } from '../../api/api-value';
import { type Question, type QuestionAnswer, rowsUnlessRefused } from './ask-at-once';
import { apiValue } from './rows';
import type { SalesforceRow } from './shapes';
import { soqlIds, soqlInstant } from './soql';

/** A record's tasks and events; null when they can't be read. */
export interface SalesforceActivities {
  tasks: readonly SalesforceRow[];
  events: readonly SalesforceRow[];
}

const TASK = 'TaskSubtype, CallType, IsClosed, ActivityDate, CompletedDateTime, CreatedDate FROM Task WHERE';
const EVENT = 'StartDateTime, CreatedDate FROM Event WHERE';

/** `whose`: opportunities are what an activity is about, people are who it was with. */
export function activityQuestions(whose: 'WhatId' | 'WhoId', ids: readonly string[]): Question[] {
  const where = soqlIds(whose, ids);
  return [
    { soql: `SELECT ${whose}, ${TASK} ${where}`, what: 'the tasks' },
    { soql: `SELECT ${whose}, ${EVENT} ${where}`, what: 'the events' },
  ];
}

/** Which of some people had an activity logged since then: logging one does not modify a lead. */
export function touchedQuestions(ids: readonly string[], since: EpochMs): Question[] {
  if (ids.length === 0) return [];
  const where = `${soqlIds('WhoId', ids)} AND LastModifiedDate >= ${soqlInstant(since)}`;
  return [
    { soql: `SELECT WhoId FROM Task WHERE ${where}`, what: 'the tasks' },
    { soql: `SELECT WhoId FROM Event WHERE ${where}`, what: 'the events' },
  ];
}

/** From the answers to `activityQuestions`, in their order; null when either is closed. @throws CrmApiError */
export function salesforceActivities(answers: readonly QuestionAnswer[]): SalesforceActivities | null {
  const [tasks, events] = answers.map(rowsUnlessRefused);
  return tasks && events ? { tasks, events } : null;
}

/** Which campaigns a lead has responded to. */
export const responseQuestion = (ids: readonly string[]): Question => ({
  soql: `SELECT LeadId, FirstRespondedDate FROM CampaignMember WHERE HasResponded = true AND ${soqlIds('LeadId', ids)}`,
  what: 'the campaign responses',
});

/**
 * What the person did, as far as Salesforce tells: meetings that were held, calls they made, campaigns they
 * responded to. Page views and clicks are not in Salesforce, so that counts of them stay unknown.
 */
export function engagement(
  activities: SalesforceActivities | null,
  responses: readonly SalesforceRow[] | null,
  now: EpochMs,
): Pick<CrmRecord, 'events' | 'eventKinds'> {
  if (!activities && !responses) return {};
  const { tasks, events } = activities ?? { tasks: [], events: [] };
  const calls = tasks.filter(({ IsClosed, CallType }) => IsClosed === true && CallType === 'Inbound');
  const told = [
    ...events.flatMap((row) => eventOf('meeting', row.StartDateTime)),
    ...calls.flatMap((row) => eventOf('inbound-call', row.CompletedDateTime ?? row.CreatedDate)),
    ...(responses ?? []).flatMap((row) => eventOf('campaign-response', row.FirstRespondedDate)),
  ];
  const eventKinds = [
    ...(activities ? ['meeting', 'inbound-call'] : []),
    ...(responses ? ['campaign-response'] : []),
  ];
  return { events: told.filter(({ at }) => at <= now), eventKinds };
}

/** A day without a time counts from its start, in UTC: it only tells that it was that day. */
function eventOf(kind: string, cell: unknown): EngagementEvent[] {
  const text = apiValue(cell);
  const at = typeof text === 'string' ? (apiInstant(text) ?? Date.parse(text)) : Number.NaN;
  return Number.isNaN(at) ? [] : [{ kind, at, source: 'salesforce' }];
}

/** The first call, e-mail or meeting a rep had with the person (crm.md); empty when there was none. */
export function firstContact({ tasks, events }: SalesforceActivities, now: EpochMs): FieldReading {
  const label = 'First rep contact';
  const touches = [
    ...tasks.filter(isTouch).map((task) => task.CompletedDateTime ?? task.CreatedDate),
    ...events.map((event) => event.StartDateTime),
  ].flatMap((cell) => apiInstant(apiValue(cell)) ?? []);
  const past = touches.filter((at) => at <= now);
  if (past.length === 0) return { state: 'empty', label };
  const value = Math.min(...past);
  return { state: 'value', value, text: new Date(value).toISOString(), label, precision: 'exact' };
}

/** A to-do or note reaches nobody, and a call the person made is not the rep's. */
const isTouch = ({ IsClosed, TaskSubtype, CallType }: SalesforceRow): boolean =>
  IsClosed === true && (TaskSubtype === 'Call' || TaskSubtype === 'Email') && CallType !== 'Inbound';

/** When the next open task is due or the next event begins; empty when nothing is planned. */
export function nextActivity(
  { tasks, events }: SalesforceActivities,
  now: EpochMs,
  zone: string,
): FieldReading {
  const definition = {
    name: 'nextActivityAt',
    label: 'Next activity',
    type: 'datetime',
    apiNames: {},
  } as const;
  const planned = [
    ...tasks.filter(({ IsClosed }) => IsClosed === false).map(({ ActivityDate }) => ActivityDate),
    ...events
      .map(({ StartDateTime }) => StartDateTime)
      .filter((cell) => (apiInstant(apiValue(cell)) ?? 0) > now),
  ].map((cell) => apiReading(definition, apiValue(cell), { label: definition.label, zone }));
  const [next] = planned
    .filter((reading) => reading.state === 'value')
    .sort((a, b) => Number(a.value) - Number(b.value));
  return next ?? { state: 'empty', label: definition.label };
}
