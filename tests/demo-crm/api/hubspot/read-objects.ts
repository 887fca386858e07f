import { type ApiRequest, type ApiResponse, isObject, isText, jsonObject } from '../http';
import type { Route } from '../router';
import { type HubspotContext, listParameter, withObject } from './context';
import { objectNotFound, validationError } from './errors';
import type { ApiObject, ApiRecord } from './object';
import { type Asked, serialize } from './serialize';

const MAX_PAGE = 100;
const DEFAULT_PAGE = 10;

const askedBy = (url: URL): Asked => ({
  properties: listParameter(url, 'properties'),
  history: listParameter(url, 'propertiesWithHistory'),
  associations: listParameter(url, 'associations'),
});

/** Pages are cut by record id: `after` is the id that the next page starts with. */
function page(records: readonly ApiRecord[], limit: number, after: string | null) {
  const from = after === null ? 0 : records.findIndex((record) => record.id === after);
  if (from < 0) return null;
  return { records: records.slice(from, from + limit), next: records[from + limit]?.id };
}

function list(object: ApiObject, { url }: ApiRequest): ApiResponse {
  const limit = Number(url.searchParams.get('limit') ?? DEFAULT_PAGE);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE)
    return validationError(`limit must be a whole number from 1 to ${MAX_PAGE}`);
  const found = page(object.all(), limit, url.searchParams.get('after'));
  if (!found) return validationError('after is not a cursor of this list');
  const results = found.records.map((record) => serialize(object, record, askedBy(url)));
  if (found.next === undefined) return { status: 200, body: { results } };
  const link = new URL(url);
  link.searchParams.set('after', found.next);
  return { status: 200, body: { results, paging: { next: { after: found.next, link: link.href } } } };
}

function get(object: ApiObject, request: ApiRequest, id: string): ApiResponse {
  const record = object.find(id);
  if (!record) return objectNotFound(`${object.singular} ${id}`);
  return { status: 200, body: serialize(object, record, askedBy(request.url)) };
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isText) : []);

/** 207 with one error for all unknown ids when some of the records are missing. */
function batchRead(object: ApiObject, request: ApiRequest): ApiResponse {
  const body = jsonObject(request);
  const inputs = body && Array.isArray(body.inputs) ? body.inputs : null;
  const ids = inputs?.map((input) => (isObject(input) ? String(input.id) : ''));
  if (!body || !ids) return validationError('Invalid input JSON: inputs is missing');
  if (ids.length > MAX_PAGE) return validationError(`A batch takes at most ${MAX_PAGE} inputs`);
  const asked = { properties: texts(body.properties), history: texts(body.propertiesWithHistory) };
  const records = ids.flatMap((id) => object.find(id) ?? []);
  const missing = ids.filter((id) => !records.some((record) => record.id === id));
  const answer = {
    status: 'COMPLETE',
    results: records.map((record) => serialize(object, record, asked)),
    startedAt: new Date().toISOString(),
    completedAt: new Date().toISOString(),
  };
  if (missing.length === 0) return { status: 200, body: answer };
  const error = {
    status: 'error',
    category: 'OBJECT_NOT_FOUND',
    message: 'Could not get some records; they may be deleted or not exist.',
    context: { ids: missing },
  };
  return { status: 207, body: { ...answer, numErrors: 1, errors: [error] } };
}

/** List, get and batch read. */
export const readRoutes = (context: HubspotContext): Route[] => [
  {
    method: 'GET',
    pattern: /^\/crm\/v3\/objects\/([^/]+)$/,
    handle: (request, [name = '']) => withObject(context, request, name, (object) => list(object, request)),
  },
  {
    method: 'GET',
    pattern: /^\/crm\/v3\/objects\/([^/]+)\/([^/]+)$/,
    handle: (request, [name = '', id = '']) =>
      withObject(context, request, name, (object) => get(object, request, id)),
  },
  {
    method: 'POST',
    pattern: /^\/crm\/v3\/objects\/([^/]+)\/batch\/read$/,
    handle: (request, [name = '']) =>
      withObject(context, request, name, (object) => batchRead(object, request)),
  },
];
