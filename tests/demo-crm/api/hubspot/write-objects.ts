import { type ApiRequest, type ApiResponse, isObject, jsonObject } from '../http';
import type { Route } from '../router';
import { type HubspotContext, refusedWrite, withObject } from './context';
import { hubspotError, objectNotFound, validationError } from './errors';
import type { ApiObject, WrittenProperties } from './object';
import { InvalidValue } from './property';
import { serialize } from './serialize';

/** The `properties` of the body as texts; an error answer when they can't be written. */
function writtenProperties(object: ApiObject, request: ApiRequest): WrittenProperties | ApiResponse {
  const properties = jsonObject(request)?.properties;
  if (!isObject(properties)) return validationError('Invalid input JSON: properties is missing');
  for (const name of Object.keys(properties)) {
    const info = object.properties.find((property) => property.name === name);
    if (!info) return validationError(`Property "${name}" does not exist`, 'PROPERTY_DOESNT_EXIST', name);
    if (info.isReadOnly) return validationError(`"${name}" is read only`, 'READ_ONLY_VALUE', name);
  }
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [name, value == null ? null : String(value)]),
  );
}

const isAnswer = (value: WrittenProperties | ApiResponse): value is ApiResponse =>
  typeof value.status === 'number';

/** Runs a write and answers with the record as it is after it. */
function written(
  object: ApiObject,
  properties: WrittenProperties,
  status: number,
  write: () => string,
): ApiResponse {
  try {
    const record = object.find(write());
    const body = record && serialize(object, record, { properties: Object.keys(properties) });
    return body ? { status, body } : objectNotFound(object.singular);
  } catch (error) {
    if (error instanceof InvalidValue) return validationError(error.message, error.code);
    throw error;
  }
}

const notWritable = (object: ApiObject) =>
  hubspotError(405, 'METHOD_NOT_ALLOWED', `The demo does not change ${object.name}.`);

const howNow = (context: HubspotContext) => ({ at: context.clock(), source: 'API', userId: null }) as const;

function update(context: HubspotContext, object: ApiObject, request: ApiRequest, id: string): ApiResponse {
  const { change } = object;
  if (!change) return notWritable(object);
  if (!object.find(id)) return objectNotFound(`${object.singular} ${id}`);
  const properties = writtenProperties(object, request);
  if (isAnswer(properties)) return properties;
  return written(object, properties, 200, () => {
    change(id, properties, howNow(context));
    return id;
  });
}

function create(context: HubspotContext, object: ApiObject, request: ApiRequest): ApiResponse {
  const { add } = object;
  if (!add) return notWritable(object);
  const properties = writtenProperties(object, request);
  if (isAnswer(properties)) return properties;
  return written(object, properties, 201, () => add(properties, howNow(context)));
}

/** PATCH of one record and creation of a new one, as an integration: source API, no user. */
export const writeRoutes = (context: HubspotContext): Route[] => [
  {
    method: 'PATCH',
    pattern: /^\/crm\/v3\/objects\/([^/]+)\/([^/]+)$/,
    handle: (request, [name = '', id = '']) =>
      withObject(
        context,
        request,
        name,
        (object) => refusedWrite(request, object.name) ?? update(context, object, request, id),
      ),
  },
  {
    method: 'POST',
    pattern: /^\/crm\/v3\/objects\/([^/]+)$/,
    handle: (request, [name = '']) =>
      withObject(
        context,
        request,
        name,
        (object) => refusedWrite(request, object.name) ?? create(context, object, request),
      ),
  },
];
