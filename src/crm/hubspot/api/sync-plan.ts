import type { FieldMap } from '../../../record/field-map';
import type { SyncObject, SyncScope } from '../../../record/sync';
import type { EpochMs, RecordIdentity } from '../../../record/types';
import { apiInstant } from '../../api/api-value';
import { FRESH_LEAD_MS, type SyncedRecord, type SyncPlan } from '../../api/sync/plan';
import { HUBSPOT_TYPE } from '../url';
import type { HubspotClient } from './client';
import { hubspotHistoryNames } from './history';
import type { HubspotMetadata } from './metadata';
import { modifiedName, modifiedSince, type SearchFilter } from './search-page';
import type { HubspotObject } from './shapes';
import { hubspotProperties, hubspotRecord } from './to-record';

/** One search, and four batches of 50 with their histories. */
const CHUNK = 200;
const BATCH = 50;
/** Search learns of a change some seconds late, at times minutes (crm.md: eventually consistent). */
const OVERLAP_MS = 10 * 60_000;

const CLOSED = 'hs_is_closed';
const OWNER = 'hubspot_owner_id';
/** Leads tell when they were made under a name of their own. */
const LEAD_CREATED = 'hs_createdate';

export interface HubspotSync {
  org: string;
  object: SyncObject;
  scope: SyncScope;
  metadata: HubspotMetadata;
  packFields: FieldMap;
  zone: string;
  /** Host name of the account's pages, e.g. "app-eu1.hubspot.com". */
  uiDomain: string;
  now(): EpochMs;
}

/** HubSpot's deals or leads as bulk sync reads them: ids by search, then batches with histories. */
export function hubspotSyncPlan(client: HubspotClient, sync: HubspotSync): SyncPlan {
  const { object, scope, packFields, now } = sync;
  const modified = modifiedName(object);
  const state = object === 'deal' ? CLOSED : LEAD_CREATED;
  const properties = [...new Set([...hubspotProperties(object, packFields), modified, state, OWNER])];
  const history = hubspotHistoryNames(object);
  const owners = scope.kind === 'owners' ? scope.owners : null;
  const isCurrent = ({ properties: values }: HubspotObject): boolean =>
    object === 'deal'
      ? values[CLOSED] !== 'true'
      : (apiInstant(values[LEAD_CREATED] ?? null) ?? 0) >= now() - FRESH_LEAD_MS;
  const filtersOf = (since: EpochMs | null): SearchFilter[] => {
    const ofOwners = owners ? [{ propertyName: OWNER, operator: 'IN', values: owners } as const] : [];
    if (since !== null) return [modifiedSince(object, since), ...ofOwners];
    if (object === 'deal') return [{ propertyName: CLOSED, operator: 'EQ', value: 'false' }, ...ofOwners];
    return [
      { propertyName: LEAD_CREATED, operator: 'GTE', value: String(now() - FRESH_LEAD_MS) },
      ...ofOwners,
    ];
  };
  const modifiedAt = (found: HubspotObject): EpochMs =>
    apiInstant(found.properties[modified] ?? found.updatedAt ?? null) ?? 0;

  function synced(found: HubspotObject): SyncedRecord {
    const { org, metadata, zone, uiDomain } = sync;
    const url = `https://${uiDomain}/contacts/${org}/record/${HUBSPOT_TYPE[object]}/${found.id}`;
    const identity: RecordIdentity = { crm: 'hubspot', object, id: found.id, org, url };
    // What a person did is listed one person at a time, so it stays unknown here.
    const answer = { identity, object: found, metadata, events: null, readAt: now(), zone };
    return {
      record: hubspotRecord(answer, packFields),
      modified: modifiedAt(found),
      isInScope: isCurrent(found) && (!owners || owners.includes(found.properties[OWNER] ?? '')),
    };
  }

  return {
    question: JSON.stringify([properties, history]),
    chunk: CHUNK,
    perCall: BATCH,
    isScopeInRecord: true,
    overlapMs: OVERLAP_MS,
    async newest(signal) {
      const found = await client.newest(object, signal);
      return found && modifiedAt(found);
    },
    async list(after, since, signal) {
      const search = {
        filters: filtersOf(since),
        properties: [modified, state],
        after: after || '0',
      };
      const { results, left } = await client.search(object, search, signal);
      const listed = results.map((found) => ({
        id: found.id,
        modified: modifiedAt(found),
        isCurrent: isCurrent(found),
      }));
      return { listed, left, isLast: left === 0 };
    },
    async read(ids, signal) {
      const found = await client.records(object, ids, { properties, history }, { signal });
      return new Map(found.map((one) => [one.id, synced(one)]));
    },
    told: () => ({ clockSkewMs: client.clockSkewMs(), allowance: client.allowance() }),
  };
}
