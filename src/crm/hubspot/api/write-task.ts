import type { ObjectKind, RecordIdentity } from '../../../record/types';
import type { TaskDraft } from '../../../record/write-back';
import { CrmApiError } from '../../api/failure';
import { checkedId, type HubspotClient } from './client';
import { HUBSPOT_OBJECT } from './objects';
import { objectShape } from './shapes';
import { hubspotWriteFailure } from './write-failures';
import { tasksShape, writtenShape } from './write-shapes';

/** HubSpot's own association types from a task (its docs, "default association types"). */
const TASK_TO: Readonly<Record<ObjectKind, number>> = { contact: 204, company: 192, deal: 216, lead: 646 };

/** A task with more than these on its record is looked for among the newest only. */
const MOST_TASKS = 100;

/** HubSpot asks for a moment; nine in the morning UTC is within the day in most zones that sell. */
const dueAt = (day: string): string => `${day}T09:00:00.000Z`;

/** Adds a task, with its mark as the last line of its notes. @throws CrmApiError */
export async function addHubspotTask(
  client: HubspotClient,
  { object, id }: RecordIdentity,
  { subject, due, note }: TaskDraft,
  mark: string,
  assignee: string | null,
): Promise<void> {
  await client.call({
    method: 'POST',
    path: '/crm/v3/objects/tasks',
    body: {
      properties: {
        hs_task_subject: subject,
        hs_task_body: note ? `${note}\n\n${mark}` : mark,
        hs_timestamp: dueAt(due),
        hs_task_status: 'NOT_STARTED',
        hs_task_type: 'TODO',
        ...(assignee === null ? {} : { hubspot_owner_id: assignee }),
      },
      associations: [
        {
          to: { id: checkedId(id) },
          types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: TASK_TO[object] }],
        },
      ],
    },
    schema: writtenShape,
    what: 'tasks',
    isOnce: true,
    readFailure: hubspotWriteFailure,
  });
}

/**
 * Whether a task on the record carries the mark. Read through the record's associations, because HubSpot's
 * search lags behind. @throws CrmApiError
 */
export async function hasHubspotTask(
  client: HubspotClient,
  { object, id }: RecordIdentity,
  mark: string,
): Promise<boolean> {
  const record = await client.call({
    path: `/crm/v3/objects/${HUBSPOT_OBJECT[object]}/${checkedId(id)}?associations=tasks`,
    schema: objectShape,
    what: 'tasks',
  });
  const ids = [...new Set((record.associations?.tasks?.results ?? []).map((task) => task.id))];
  if (ids.length === 0) return false;
  const newest = ids.sort((a, b) => Number(b) - Number(a)).slice(0, MOST_TASKS);
  const { results } = await client.call({
    method: 'POST',
    path: '/crm/v3/objects/tasks/batch/read',
    body: { inputs: newest.map((task) => ({ id: task })), properties: ['hs_task_body'] },
    schema: tasksShape,
    what: 'tasks',
  });
  if (results.length < newest.length) throw new CrmApiError('unexpected-answer', 'hubspot', 'tasks');
  return results.some(({ properties }) => properties.hs_task_body?.includes(mark));
}
