import { type ApiRequest, type ApiResponse, isObject, isText, jsonObject } from '../http';
import type { Route } from '../router';
import { type HubspotContext, withObject } from './context';
import { validationError } from './errors';
import type { ApiObject, ApiRecord } from './object';
import { comparable, compareKeys, compileFilter, InvalidSearch, type RecordTest } from './search-filters';
import { serialize } from './serialize';

const MAX_PAGE = 200;
const DEFAULT_PAGE = 10;
/** Beyond this place in its results a search can't be read. */
const MAX_RESULTS = 10_000;
const MAX_GROUPS = 5;
const MAX_FILTERS = 18;

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Groups are alternatives, the filters inside a group all have to hold. */
function compileGroups(object: ApiObject, body: Record<string, unknown>): RecordTest {
  const typeOf = (name: string) => object.properties.find((property) => property.name === name)?.type;
  const groups = listOf(body.filterGroups).map((group) =>
    listOf(isObject(group) ? group.filters : null).map((filter) => compileFilter(filter, typeOf)),
  );
  if (groups.length > MAX_GROUPS)
    throw new InvalidSearch(`a search takes at most ${MAX_GROUPS} filterGroups`);
  if (groups.flat().length > MAX_FILTERS)
    throw new InvalidSearch(`a search takes at most ${MAX_FILTERS} filters`);
  return (record) => groups.length === 0 || groups.some((group) => group.every((test) => test(record)));
}

function compileQuery(object: ApiObject, query: unknown): RecordTest {
  if (!isText(query) || !query) return () => true;
  const wanted = query.toLowerCase();
  return (record) => object.searched.some((name) => record.read(name)?.toLowerCase().includes(wanted));
}

interface Sort {
  property: string;
  descending: boolean;
}

/** Sorts come as `{propertyName, direction}`, as "name" or as "-name". */
function readSort(sort: unknown): Sort {
  if (isText(sort)) return { property: sort.replace(/^-/, ''), descending: sort.startsWith('-') };
  if (isObject(sort) && isText(sort.propertyName))
    return { property: sort.propertyName, descending: sort.direction === 'DESCENDING' };
  throw new InvalidSearch('a sort needs a propertyName');
}

/** Records without a value come last in either direction. */
function sorted(object: ApiObject, records: ApiRecord[], sorts: readonly Sort[]): ApiRecord[] {
  const [sort] = sorts;
  if (!sort) return records;
  const type = object.properties.find((property) => property.name === sort.property)?.type;
  const keyed = records.map((record) => {
    const value = record.read(sort.property) ?? null;
    return { record, key: value === null ? null : comparable(value, type) };
  });
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    return compareKeys(a.key, b.key) * (sort.descending ? -1 : 1);
  });
  return keyed.map(({ record }) => record);
}

function readWindow(body: Record<string, unknown>): { limit: number; after: number } {
  const limit = Number(body.limit ?? DEFAULT_PAGE);
  const after = Number(body.after || 0);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_PAGE)
    throw new InvalidSearch(`limit must be a whole number from 1 to ${MAX_PAGE}`);
  if (!Number.isInteger(after) || after < 0) throw new InvalidSearch('after is not a number');
  if (after + limit > MAX_RESULTS) throw new InvalidSearch(`a search ends after ${MAX_RESULTS} results`);
  return { limit, after };
}

/** Answers one search. @throws InvalidSearch */
export function searchObjects(object: ApiObject, body: Record<string, unknown>) {
  const { limit, after } = readWindow(body);
  const [inGroups, inQuery] = [compileGroups(object, body), compileQuery(object, body.query)];
  const found = object.all().filter((record) => inGroups(record) && inQuery(record));
  const results = sorted(object, found, listOf(body.sorts).map(readSort)).slice(after, after + limit);
  const end = after + results.length;
  return {
    total: found.length,
    results: results.map((record) =>
      serialize(object, record, { properties: listOf(body.properties).filter(isText) }),
    ),
    ...(end < found.length ? { paging: { next: { after: String(end) } } } : {}),
  };
}

function search(object: ApiObject, request: ApiRequest): ApiResponse {
  const body = jsonObject(request);
  if (!body) return validationError('Invalid input JSON');
  try {
    return { status: 200, body: searchObjects(object, body) };
  } catch (error) {
    if (error instanceof InvalidSearch) return validationError(error.message);
    throw error;
  }
}

export const searchRoutes = (context: HubspotContext): Route[] => [
  {
    method: 'POST',
    pattern: /^\/crm\/v3\/objects\/([^/]+)\/search$/,
    handle: (request, [name = '']) => withObject(context, request, name, (object) => search(object, request)),
  },
];
