import type { EpochMs, FieldReading } from '../../../record/types';
import { apiInstant, apiReading } from '../../api/api-value';
import { type Question, type QuestionAnswer, rowsUnlessRefused } from './ask-at-once';
import { apiValue } from './rows';
import type { SalesforceRow } from './shapes';
import { soqlId } from './soql';

/** A record's tasks and events; null when they can't be read. */
export interface SalesforceActivities {
  tasks: readonly SalesforceRow[];
  events: readonly SalesforceRow[];
}

const TASK =
  'SELECT TaskSubtype, CallType, IsClosed, ActivityDate, CompletedDateTime, CreatedDate FROM Task WHERE';
const EVENT = 'SELECT StartDateTime, CreatedDate FROM Event WHERE';

/** `whose`: opportunities are what an activity is about, people are who it was with. */
export function activityQuestions(whose: 'WhatId' | 'WhoId', id: string): Question[] {
  const where = `${whose} = ${soqlId(id)}`;
  return [
    { soql: `${TASK} ${where}`, what: 'the tasks' },
    { soql: `${EVENT} ${where}`, what: 'the events' },
  ];
}

/** From the answers to `activityQuestions`, in their order; null when either is closed. @throws CrmApiError */
export function salesforceActivities(answers: readonly QuestionAnswer[]): SalesforceActivities | null {
  const [tasks, events] = answers.map(rowsUnlessRefused);
  return tasks && events ? { tasks, events } : null;
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
