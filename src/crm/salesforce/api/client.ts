import type { ApiAllowance } from '../../../record/connection';
import { type ApiCall, type ApiClient, createApiClient, type Surroundings } from '../../api/client';
import { CrmApiError } from '../../api/failure';
import { type Memory, NO_MEMORY } from '../../api/memory';
import type { ReadOptions } from '../../api/progress';
import { createTokenBucket } from '../../api/token-bucket';
import { recordId18 } from '../record-id';
import { askAtOnce, type Question, type QuestionAnswer } from './ask-at-once';
import { salesforceAllowance, salesforceFailure } from './failures';
import {
  describeShape,
  limitsShape,
  listViewShape,
  listViewsShape,
  queryShape,
  resourcesShape,
  rowShape,
  type SalesforceDescribe,
  type SalesforceRow,
  versionsShape,
} from './shapes';
import { soqlName } from './soql';

/** Salesforce limits calls per day, not per second; this keeps one user's reading polite. */
const RATE = { calls: 25, windowMs: 5_000 };
/** The newest version these clients were written against (crm.md); an older org's newest is taken. */
const NEWEST = 66;

/** Salesforce's REST API with a session id or an OAuth token. Only `call` may change something. */
export interface SalesforceClient {
  /** All rows of a query; pages of 2,000 are put together, each row once. */
  query(soql: string, what: string, options?: ReadOptions): Promise<SalesforceRow[]>;
  /** The list views of an object that this user may use, by id. */
  listViews(object: string, options?: ReadOptions): Promise<{ id: string; label: string }[]>;
  /** The query behind a list view. */
  listViewQuery(object: string, id: string, options?: ReadOptions): Promise<string>;
  /** Up to five queries in one call, each with its own rows or failure. */
  queries(questions: readonly Question[], options?: ReadOptions): Promise<QuestionAnswer[]>;
  retrieve(
    object: string,
    id: string,
    fields: readonly string[],
    options?: ReadOptions,
  ): Promise<SalesforceRow>;
  describe(object: string, options?: ReadOptions): Promise<SalesforceDescribe>;
  /** The id of the user whose session this is; null where Salesforce does not say. */
  userId(options?: ReadOptions): Promise<string | null>;
  /** Calls left today; also read from the headers of every other answer. */
  limits(options?: ReadOptions): Promise<ApiAllowance>;
  /** Any other call, by its path below the API's version, with the same limits and failures. */
  call<T>(call: ApiCall<T>): Promise<T>;
  allowance(): ApiAllowance;
  clockSkewMs(): number | null;
}

/** `origin` is the org's API host, e.g. `https://acme.my.salesforce.com`; the API's version is remembered. */
export function createSalesforceClient(
  origin: string,
  token: () => Promise<string>,
  surroundings: Surroundings,
  memory: Memory = NO_MEMORY,
): SalesforceClient {
  const api: ApiClient = createApiClient({
    crm: 'salesforce',
    origin,
    token,
    surroundings,
    bucket: createTokenBucket(RATE, surroundings),
    readFailure: salesforceFailure,
    // A day's allowance is no rate: it is told, but does not pace the bucket.
    readAllowance: (headers) => {
      daily = salesforceAllowance(headers) ?? daily;
      return null;
    },
  });
  let daily: ApiAllowance = { remaining: null, max: null, windowMs: null };
  let base: Promise<string> | null = null;

  /** `/services/data/vNN.0` of the newest version that both sides know. */
  function dataPath(options: ReadOptions): Promise<string> {
    base ??= knownVersion(api, memory, options).catch((error: unknown) => {
      base = null;
      throw error;
    });
    return base;
  }

  async function rowsFrom(
    first: string,
    what: string,
    { signal, onProgress }: ReadOptions,
    before: readonly SalesforceRow[] = [],
  ): Promise<SalesforceRow[]> {
    const rows = [...before];
    let path: string | undefined = first;
    while (path !== undefined) {
      const page: QueryPage = await api.call({ path, schema: queryShape, what, signal });
      rows.push(...page.records);
      onProgress?.(rows.length, page.totalSize);
      path = nextPath(path, page, what);
    }
    return rows;
  }

  const query = async (soql: string, what: string, options: ReadOptions = {}): Promise<SalesforceRow[]> =>
    rowsFrom(`${await dataPath(options)}/query?q=${encodeURIComponent(soql)}`, what, options);

  return {
    query,
    async listViews(object, { signal } = {}) {
      const path = `${await dataPath({ signal })}/sobjects/${soqlName(object)}/listviews`;
      return (await api.call({ path, schema: listViewsShape, what: 'the list views', signal })).listviews;
    },
    async listViewQuery(object, id, { signal } = {}) {
      const views = `${await dataPath({ signal })}/sobjects/${soqlName(object)}/listviews`;
      const path = `${views}/${checkedId(id)}/describe`;
      return (await api.call({ path, schema: listViewShape, what: 'the list view', signal })).query;
    },
    async queries(questions, options = {}) {
      const oneByOne = {
        rest: (before: SalesforceRow[], path: string, what: string) => rowsFrom(path, what, options, before),
        again: ({ soql, what }: Question) => query(soql, what, options),
      };
      return askAtOnce(api, await dataPath(options), questions, oneByOne, options);
    },
    async retrieve(object, id, fields, options = {}) {
      const names = fields.map(soqlName).join(',');
      const path = `${await dataPath(options)}/sobjects/${soqlName(object)}/${checkedId(id)}?fields=${names}`;
      return api.call({
        path,
        schema: rowShape,
        what: `the ${object.toLowerCase()}`,
        signal: options.signal,
      });
    },
    async describe(object, options = {}) {
      const path = `${await dataPath(options)}/sobjects/${soqlName(object)}/describe`;
      return api.call({
        path,
        schema: describeShape,
        what: `the fields of ${object}`,
        signal: options.signal,
      });
    },
    async userId(options = {}) {
      const path = `${await dataPath(options)}/`;
      const { identity } = await api.call({
        path,
        schema: resourcesShape,
        what: 'the signed-in user',
        signal: options.signal,
      });
      return recordId18(identity?.split('/').at(-1) ?? '');
    },
    async limits(options = {}) {
      const path = `${await dataPath(options)}/limits`;
      const { DailyApiRequests: day } = await api.call({
        path,
        schema: limitsShape,
        what: 'the limits',
        signal: options.signal,
      });
      return { max: day.Max, remaining: day.Remaining, windowMs: 86_400_000 };
    },
    call: async (call) =>
      api.call({ ...call, path: `${await dataPath({ signal: call.signal })}${call.path}` }),
    allowance: () => daily,
    clockSkewMs: api.skew.current,
  };
}

interface QueryPage {
  done: boolean;
  nextRecordsUrl?: string | undefined;
  records: SalesforceRow[];
  totalSize: number;
}

/** A cursor that does not move on would be read for ever. */
function nextPath(path: string, { done, nextRecordsUrl }: QueryPage, what: string): string | undefined {
  if (done || nextRecordsUrl === undefined) return undefined;
  if (nextRecordsUrl !== path) return nextRecordsUrl;
  throw new CrmApiError('unexpected-answer', 'salesforce', what, {
    detail: 'the next page is the same page',
  });
}

const VERSION = 'version';

/** A version stays served for years, so that the first one found is good for as long as it is remembered. */
async function knownVersion(api: ApiClient, memory: Memory, options: ReadOptions): Promise<string> {
  const kept = await memory.load(VERSION).catch(() => undefined);
  if (typeof kept === 'string' && /^\/services\/data\/v\d+\.\d$/.test(kept)) return kept;
  const found = await newestVersion(api, options);
  await memory.save(VERSION, found).catch(() => {});
  return found;
}

async function newestVersion(api: ApiClient, { signal }: ReadOptions): Promise<string> {
  const found = await api.call({
    path: '/services/data',
    schema: versionsShape,
    what: 'the API versions',
    signal,
  });
  const served = found.map(({ version }) => Number(version));
  const newest = Math.max(...served.filter((version) => version <= NEWEST));
  return `/services/data/v${(Number.isFinite(newest) ? newest : Math.min(...served)).toFixed(1)}`;
}

function checkedId(id: string): string {
  const checked = recordId18(id);
  if (checked === null) throw new RangeError('This is no Salesforce id.');
  return checked;
}
