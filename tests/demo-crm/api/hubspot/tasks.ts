import { logDealActivity, logLeadActivity } from '../../data/changes';
import { findDeal, findLead, findOwner } from '../../data/lookup';
import type { DemoActivity, DemoData } from '../../model';
import { type ApiRequest, type ApiResponse, isObject, isText, jsonObject } from '../http';
import type { Route } from '../router';
import { type HubspotContext, refusedWrite } from './context';
import { objectNotFound, validationError } from './errors';

const FIRST_ID = 880_000_001;

const allTasks = ({ deals, leads }: DemoData): DemoActivity[] =>
  [...deals, ...leads].flatMap(({ activities }) => activities.filter(({ hubspotId }) => hubspotId));

const serialize = (task: DemoActivity) => ({
  id: task.hubspotId,
  properties: {
    hs_object_id: task.hubspotId,
    hs_task_subject: task.subject,
    hs_task_body: task.note ?? null,
    hs_timestamp: new Date(task.at).toISOString(),
  },
  createdAt: new Date(task.madeAt ?? task.at).toISOString(),
  updatedAt: new Date(task.madeAt ?? task.at).toISOString(),
  archived: false,
});

/** The id of the one record that the task is associated with. */
function associated(body: Record<string, unknown>): string | null {
  const first: unknown = Array.isArray(body.associations) ? body.associations[0] : null;
  const to = isObject(first) ? first.to : null;
  return isObject(to) && to.id !== undefined ? String(to.id) : null;
}

function create({ data, clock }: HubspotContext, request: ApiRequest): ApiResponse {
  const body = jsonObject(request);
  const properties = body && isObject(body.properties) ? body.properties : null;
  if (!body || !properties) return validationError('Invalid input JSON: properties is missing');
  const at = Date.parse(String(properties.hs_timestamp));
  if (Number.isNaN(at))
    return validationError('hs_timestamp is required', 'REQUIRED_PROPERTY_MISSING', 'hs_timestamp');
  const owner = properties.hubspot_owner_id;
  if (isText(owner) && !findOwner(data, owner))
    return validationError(`${owner} is not an owner of this account.`, 'INVALID_OWNER_ID');
  const task: DemoActivity = {
    kind: 'task',
    at,
    subject: String(properties.hs_task_subject ?? ''),
    note: String(properties.hs_task_body ?? ''),
    outbound: true,
    done: false,
    hubspotId: String(FIRST_ID + allTasks(data).length),
    madeAt: clock(),
  };
  const id = associated(body) ?? '';
  if (findDeal(data, id)) logDealActivity(data, id, task);
  else if (findLead(data, id)) logLeadActivity(data, id, task);
  else return objectNotFound(`record ${id}`);
  return { status: 201, body: serialize(task) };
}

function batchRead({ data }: HubspotContext, request: ApiRequest): ApiResponse {
  const inputs = jsonObject(request)?.inputs;
  if (!Array.isArray(inputs)) return validationError('Invalid input JSON: inputs is missing');
  const ids = inputs.map((input) => (isObject(input) ? String(input.id) : ''));
  const results = allTasks(data).filter(({ hubspotId }) => ids.includes(hubspotId ?? ''));
  return { status: 200, body: { status: 'COMPLETE', results: results.map(serialize) } };
}

/** Tasks that an integration makes; they stand among the record's activities at once. */
export const taskRoutes = (context: HubspotContext): Route[] => [
  {
    method: 'POST',
    pattern: /^\/crm\/v3\/objects\/tasks$/,
    handle: (request) => refusedWrite(request, 'tasks') ?? create(context, request),
  },
  {
    method: 'POST',
    pattern: /^\/crm\/v3\/objects\/tasks\/batch\/read$/,
    handle: (request) => batchRead(context, request),
  },
];
