import type { AccountReport } from '../../record/connection';
import type { FieldMap } from '../../record/field-map';
import type { CrmRecord, ObjectKind, RecordIdentity } from '../../record/types';
import { checkHubspot } from '../hubspot/api/check-account';
import { createHubspotClient } from '../hubspot/api/client';
import { readHubspotMetadata } from '../hubspot/api/metadata';
import { readHubspotRecord } from '../hubspot/api/read-record';
import { checkSalesforce } from '../salesforce/api/check-account';
import { createSalesforceClient } from '../salesforce/api/client';
import { readSalesforceMetadata } from '../salesforce/api/metadata';
import { readSalesforceRecord } from '../salesforce/api/read-record';
import type { Surroundings } from './client';

/** What a connection is good for, whichever CRM it leads to. All reject with CrmApiError. */
export interface CrmReader {
  check(): Promise<AccountReport>;
  record(identity: RecordIdentity, packFields: FieldMap, zone: string): Promise<CrmRecord>;
}

/** How long descriptions of fields, stages and owners are used again. */
const METADATA_MS = 10 * 60_000;

/** Keeps what `read` gave per object for a while; a failed reading is not kept. */
function remembered<T>(
  read: (object: ObjectKind) => Promise<T>,
  now: () => number,
): (object: ObjectKind) => Promise<T> {
  const known = new Map<ObjectKind, { at: number; value: Promise<T> }>();
  return (object) => {
    const found = known.get(object);
    if (found && now() - found.at < METADATA_MS) return found.value;
    const value = read(object);
    known.set(object, { at: now(), value });
    value.catch(() => known.delete(object));
    return value;
  };
}

export function hubspotReader(token: () => Promise<string>, surroundings: Surroundings): CrmReader {
  const client = createHubspotClient(token, surroundings);
  const metadata = remembered((object) => readHubspotMetadata(client, object), surroundings.now);
  return {
    check: () => checkHubspot(client, surroundings.now),
    record: async (identity, packFields, zone) =>
      readHubspotRecord(client, identity, await metadata(identity.object), packFields, {
        zone,
        now: surroundings.now,
      }),
  };
}

export function salesforceReader(
  org: string,
  api: string,
  token: () => Promise<string>,
  surroundings: Surroundings,
): CrmReader {
  const client = createSalesforceClient(api, token, surroundings);
  const metadata = remembered((object) => readSalesforceMetadata(client, object), surroundings.now);
  return {
    check: () => checkSalesforce(client, org, surroundings.now),
    record: async (identity, packFields, zone) =>
      readSalesforceRecord(client, identity, await metadata(identity.object), packFields, {
        zone,
        now: surroundings.now,
      }),
  };
}
