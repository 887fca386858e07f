import type { ApiAllowance } from '../../../record/connection';
import type { ObjectKind } from '../../../record/types';
import { type ApiCall, type ApiClient, createApiClient, type Surroundings } from '../../api/client';
import type { ReadOptions } from '../../api/progress';
import { createTokenBucket } from '../../api/token-bucket';
import { hubspotAllowance, hubspotFailure } from './failures';
import { HUBSPOT_OBJECT } from './objects';
import { allPages } from './pages';
import { type ModifiedSince, searchModified } from './search-modified';
import { type Search, searchNewest, searchPage } from './search-page';
import {
  accountShape,
  batchShape,
  eventsShape,
  type HubspotAccount,
  type HubspotEvent,
  type HubspotObject,
  type HubspotOwner,
  type HubspotPipeline,
  type HubspotProperty,
  objectShape,
  ownersShape,
  pageShape,
  pipelinesShape,
  propertiesShape,
} from './shapes';

export const HUBSPOT_API = 'https://api.hubapi.com';

/** The smallest limits of any plan (crm.md); headers raise them. Search has its own, per account. */
const FIRST_RATE = { calls: 100, windowMs: 10_000 };
const SEARCH_RATE = { calls: 5, windowMs: 1_000 };
const BATCH = 100;
const BATCH_WITH_HISTORY = 50;
/** A longer address is sent as a batch of one instead. */
const MAX_PATH = 6_000;

/** What to read of each record. */
export interface Wanted {
  properties: readonly string[];
  history?: readonly string[];
}

/** HubSpot's CRM v3 API with a Service Key or a private app's token. Only `call` may change something. */
export interface HubspotClient {
  account(options?: ReadOptions): Promise<HubspotAccount>;
  record(
    object: ObjectKind,
    id: string,
    wanted: Wanted,
    associations: readonly string[],
    options?: ReadOptions,
  ): Promise<HubspotObject>;
  /** In batches; records that are gone are left out. */
  records(
    object: ObjectKind,
    ids: readonly string[],
    wanted: Wanted,
    options?: ReadOptions,
  ): Promise<HubspotObject[]>;
  modifiedSince(
    object: ObjectKind,
    query: ModifiedSince,
    options?: ReadOptions,
  ): AsyncGenerator<HubspotObject[]>;
  /** One page of a search, in the order of ids, and how many results follow it. */
  search(
    object: ObjectKind,
    search: Search,
    signal?: AbortSignal,
  ): Promise<{ results: HubspotObject[]; left: number }>;
  /** The record that was modified last. */
  newest(object: ObjectKind, signal?: AbortSignal): Promise<HubspotObject | null>;
  pipelines(object: 'deal' | 'lead', options?: ReadOptions): Promise<HubspotPipeline[]>;
  owners(options?: ReadOptions): Promise<HubspotOwner[]>;
  properties(object: ObjectKind, options?: ReadOptions): Promise<HubspotProperty[]>;
  /** One record of an object, whichever comes first: tells whether the object may be read. */
  first(object: ObjectKind, options?: ReadOptions): Promise<HubspotObject[]>;
  /** What a contact did; null when there are more than can be read, so that counts would be wrong. */
  events(contactId: string, options?: ReadOptions): Promise<HubspotEvent[] | null>;
  /** Any other call below the API's origin, with the same limits and failures. */
  call<T>(call: ApiCall<T>): Promise<T>;
  allowance(): ApiAllowance;
  clockSkewMs(): number | null;
}

/** `origin` differs from HubSpot's own only in tests. */
export function createHubspotClient(
  token: () => Promise<string>,
  surroundings: Surroundings,
  origin: string = HUBSPOT_API,
): HubspotClient {
  const api: ApiClient = createApiClient({
    crm: 'hubspot',
    origin,
    token,
    surroundings,
    bucket: createTokenBucket(FIRST_RATE, surroundings),
    readFailure: hubspotFailure,
    readAllowance: hubspotAllowance,
  });
  const searchBucket = createTokenBucket(SEARCH_RATE, surroundings);

  async function records(
    object: ObjectKind,
    ids: readonly string[],
    { properties, history = [] }: Wanted,
    { signal, onProgress }: ReadOptions = {},
  ): Promise<HubspotObject[]> {
    const size = history.length ? BATCH_WITH_HISTORY : BATCH;
    const wanted = [...new Set(ids.map(checkedId))];
    const batches = Array.from({ length: Math.ceil(wanted.length / size) }, (_, index) =>
      wanted.slice(index * size, (index + 1) * size),
    );
    let done = 0;
    const found = await Promise.all(
      batches.map(async (batch) => {
        const { results } = await api.call({
          method: 'POST',
          path: `/crm/v3/objects/${HUBSPOT_OBJECT[object]}/batch/read`,
          body: {
            inputs: batch.map((id) => ({ id })),
            properties,
            ...(history.length ? { propertiesWithHistory: history } : {}),
          },
          schema: batchShape,
          what: HUBSPOT_OBJECT[object],
          signal,
        });
        done += batch.length;
        onProgress?.(done, wanted.length);
        return results;
      }),
    );
    return found.flat();
  }

  return {
    account: ({ signal } = {}) =>
      api.call({ path: '/account-info/v3/details', schema: accountShape, what: 'the account', signal }),
    async record(object, id, wanted, associations, { signal } = {}) {
      const query = new URLSearchParams({ properties: wanted.properties.join(',') });
      if (wanted.history?.length) query.set('propertiesWithHistory', wanted.history.join(','));
      if (associations.length) query.set('associations', associations.join(','));
      const path = `/crm/v3/objects/${HUBSPOT_OBJECT[object]}/${checkedId(id)}?${query}`;
      const what = `the ${object}`;
      if (path.length <= MAX_PATH || associations.length)
        return api.call({ path, schema: objectShape, what, signal });
      const [found] = await records(object, [id], wanted, { signal });
      return found ?? api.call({ path: path.split('?')[0] ?? path, schema: objectShape, what, signal });
    },
    records,
    modifiedSince: (object, query, options) => searchModified(api, searchBucket, object, query, options),
    search: (object, search, signal) => searchPage(api, searchBucket, object, search, signal),
    newest: (object, signal) => searchNewest(api, searchBucket, object, signal),
    async pipelines(object, { signal } = {}) {
      const path = `/crm/v3/pipelines/${HUBSPOT_OBJECT[object]}`;
      return (await api.call({ path, schema: pipelinesShape, what: 'pipelines', signal })).results;
    },
    owners: async (options) =>
      (
        await allPages(
          api,
          { path: '/crm/v3/owners?limit=500', schema: ownersShape, what: 'owners' },
          options,
        )
      ).results,
    async properties(object, { signal } = {}) {
      const path = `/crm/v3/properties/${HUBSPOT_OBJECT[object]}`;
      return (await api.call({ path, schema: propertiesShape, what: 'properties', signal })).results;
    },
    async first(object, { signal } = {}) {
      const what = HUBSPOT_OBJECT[object];
      return (await api.call({ path: `/crm/v3/objects/${what}?limit=1`, schema: pageShape, what, signal }))
        .results;
    },
    async events(contactId, options) {
      const path = `/events/v3/events?objectType=contact&objectId=${checkedId(contactId)}&limit=100`;
      const found = await allPages(api, { path, schema: eventsShape, what: 'engagement events' }, options);
      return found.isComplete ? found.results : null;
    },
    call: api.call,
    allowance: api.allowance,
    clockSkewMs: api.skew.current,
  };
}

/** HubSpot ids are digits; anything else never reaches an address. @throws RangeError */
export function checkedId(id: string): string {
  if (!/^\d{1,20}$/.test(id)) throw new RangeError('A HubSpot id has only digits.');
  return id;
}
