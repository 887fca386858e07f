import type { RecordIdentity } from '../../../record/types';
import type { TaskDraft } from '../../../record/write-back';
import type { SalesforceClient } from './client';
import { soqlId } from './soql';
import { salesforceWriteFailure } from './write-failures';
import { createdShape } from './write-shapes';

/** People are who a task is with, everything else what it is about. */
const parentField = (object: RecordIdentity['object']): 'WhoId' | 'WhatId' =>
  object === 'lead' || object === 'contact' ? 'WhoId' : 'WhatId';

/** A person or a queue may own a record; only a person is given a task here. */
const isUser = (id: string): boolean => id.startsWith('005');

/** A contact that has been made, as Salesforce logs one; `firstContact` (activities.ts) counts it. */
const DONE = {
  call: { Status: 'Completed', TaskSubtype: 'Call', CallType: 'Outbound' },
  email: { Status: 'Completed', TaskSubtype: 'Email' },
} as const;

/** Adds a task, with its mark as the last line of its comments. @throws CrmApiError */
export async function addSalesforceTask(
  client: SalesforceClient,
  { object, id }: RecordIdentity,
  { touch, subject, due, note }: TaskDraft,
  mark: string,
  assignee: string | null,
): Promise<void> {
  await client.call({
    method: 'POST',
    path: '/sobjects/Task',
    body: {
      Subject: subject.slice(0, 255),
      Description: note ? `${note}\n\n${mark}` : mark,
      ActivityDate: due,
      ...(touch ? DONE[touch] : { Status: 'Not Started' }),
      [parentField(object)]: id,
      ...(assignee !== null && isUser(assignee) ? { OwnerId: assignee } : {}),
    },
    schema: createdShape,
    what: 'tasks',
    isOnce: true,
    readFailure: salesforceWriteFailure,
  });
}

/** Comments can't be searched by a query, so the newest tasks of the record are read. @throws CrmApiError */
export async function hasSalesforceTask(
  client: SalesforceClient,
  { object, id }: RecordIdentity,
  mark: string,
): Promise<boolean> {
  const soql = `SELECT Id, Description FROM Task WHERE ${parentField(object)} = ${soqlId(id)} ORDER BY CreatedDate DESC LIMIT 200`;
  const rows = await client.query(soql, 'tasks');
  return rows.some(({ Description }) => typeof Description === 'string' && Description.includes(mark));
}
