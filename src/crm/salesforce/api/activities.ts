import type { EpochMs, FieldReading } from '../../../record/types';
import { apiInstant, apiReading } from '../../api/api-value';
import { isRefused } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import type { SalesforceClient } from './client';
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
export async function readActivities(
  client: SalesforceClient,
  whose: 'WhatId' | 'WhoId',
  id: string,
  options?: ReadOptions,
): Promise<SalesforceActivities | null> {
  const where = `${whose} = ${soqlId(id)}`;
  try {
    const [tasks, events] = await Promise.all([
      client.query(`${TASK} ${where}`, 'the tasks', options),
      client.query(`${EVENT} ${where}`, 'the events', options),
    ]);
    return { tasks, events };
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
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
