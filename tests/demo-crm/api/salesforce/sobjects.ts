import { type ApiRequest, type ApiResponse, isText, jsonObject } from '../http';
import { type Endpoint, objectNamed, type SalesforceContext } from './context';
import { notFound, SalesforceProblem } from './errors';
import type { Row, SObject, Written } from './object';
import { resolvePath } from './soql/paths';
import { toRest } from './soql/run';
import type { Raw } from './values';

const isRaw = (value: unknown): value is Raw =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** The fields of the body. @throws SalesforceProblem JSON_PARSER_ERROR */
function writtenFields(request: ApiRequest): Written {
  const body = jsonObject(request);
  if (!body) throw new SalesforceProblem('JSON_PARSER_ERROR', 'The request body is no JSON object');
  const written: Record<string, Raw> = {};
  for (const [name, value] of Object.entries(body)) {
    if (name === 'attributes') continue;
    if (!isRaw(value))
      throw new SalesforceProblem('JSON_PARSER_ERROR', `Unexpected value of ${name}`, 400, [name]);
    written[name] = value;
  }
  return written;
}

function get(context: SalesforceContext, object: SObject, id: string, request: ApiRequest, version: string) {
  const row = object.find(id);
  if (!row) return notFound();
  const asked = request.url.searchParams
    .get('fields')
    ?.split(',')
    .map((name) => name.trim());
  const paths = (asked ?? object.fields.map((field) => field.name)).map((path) =>
    resolvePath(context.schema, object, path),
  );
  return { status: 200, body: toRest(context.schema, object, row, paths, version) };
}

const howNow = (context: SalesforceContext) =>
  ({ at: context.clock(), source: 'API', userId: null }) as const;

const notWritable = (object: SObject) =>
  new SalesforceProblem('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `The demo does not change ${object.name}.`);

/** By the second, as HTTP dates go. @throws SalesforceProblem for what is no date */
function isModifiedSince(modified: Raw, { headers }: ApiRequest): boolean {
  const asked = headers['if-unmodified-since'];
  if (asked === undefined || typeof modified !== 'number') return false;
  const limit = Date.parse(asked);
  if (Number.isNaN(limit)) throw new SalesforceProblem('INVALID_HEADER', 'If-Unmodified-Since is no date');
  return Math.floor(modified / 1000) > Math.floor(limit / 1000);
}

/** The org's one validation rule. @throws SalesforceProblem FIELD_CUSTOM_VALIDATION_EXCEPTION */
function checkRules({ name }: SObject, row: Row, written: Written): void {
  if (name !== 'Lead' || written.Status !== 'Closed - Not Converted') return;
  if (!(written.Rejection_Reason__c ?? row.get('Rejection_Reason__c')))
    throw new SalesforceProblem(
      'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      'A lead that is given back needs a rejection reason.',
      400,
      ['Rejection_Reason__c'],
    );
}

function update(context: SalesforceContext, object: SObject, id: string, request: ApiRequest): ApiResponse {
  if (!object.change) throw notWritable(object);
  const row = object.find(id);
  if (!row) return notFound();
  if (isModifiedSince(row.get('LastModifiedDate'), request)) return { status: 412, body: null };
  checkRules(object, row, writtenFields(request));
  object.change(row.id, writtenFields(request), howNow(context));
  return { status: 204, body: null };
}

const REQUIRED: Record<string, readonly string[]> = {
  Opportunity: ['Name', 'StageName', 'CloseDate'],
  Lead: ['LastName', 'Company'],
};

function create(context: SalesforceContext, object: SObject, request: ApiRequest): ApiResponse {
  if (!object.add) throw notWritable(object);
  const written = writtenFields(request);
  const missing = (REQUIRED[object.name] ?? []).filter((name) => !written[name]);
  if (missing.length)
    throw new SalesforceProblem(
      'REQUIRED_FIELD_MISSING',
      `Required fields are missing: [${missing.join(', ')}]`,
      400,
      missing,
    );
  return { status: 201, body: { id: object.add(written, howNow(context)), success: true, errors: [] } };
}

/** Several records by id, null for each that is not there. */
function retrieveMany(
  context: SalesforceContext,
  object: SObject,
  ids: readonly string[],
  fields: readonly string[],
  version: string,
): ApiResponse {
  const paths = fields.map((path) => resolvePath(context.schema, object, path));
  const records = ids.map((id) => {
    const row = object.find(id);
    return row ? toRest(context.schema, object, row, paths, version) : null;
  });
  return { status: 200, body: records };
}

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isText) : []);

/** One record: read, change, create; and reading many at once. */
export const sobjectEndpoints = (context: SalesforceContext): Endpoint[] => [
  {
    method: 'GET',
    pattern: /^\/sobjects\/([^/]+)\/([^/]+)$/,
    handle: (request, [name = '', id = ''], version) =>
      get(context, objectNamed(context, name), id, request, version),
  },
  {
    method: 'PATCH',
    pattern: /^\/sobjects\/([^/]+)\/([^/]+)$/,
    handle: (request, [name = '', id = '']) => update(context, objectNamed(context, name), id, request),
  },
  {
    method: 'POST',
    pattern: /^\/sobjects\/([^/]+)\/?$/,
    handle: (request, [name = '']) => create(context, objectNamed(context, name), request),
  },
  {
    method: 'GET',
    pattern: /^\/composite\/sobjects\/([^/]+)$/,
    handle({ url }, [name = ''], version) {
      const list = (key: string) => (url.searchParams.get(key) ?? '').split(',').filter(Boolean);
      return retrieveMany(context, objectNamed(context, name), list('ids'), list('fields'), version);
    },
  },
  {
    method: 'POST',
    pattern: /^\/composite\/sobjects\/([^/]+)$/,
    handle(request, [name = ''], version) {
      const body = jsonObject(request);
      return retrieveMany(
        context,
        objectNamed(context, name),
        texts(body?.ids),
        texts(body?.fields),
        version,
      );
    },
  },
];
