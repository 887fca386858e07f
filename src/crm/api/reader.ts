import * as z from 'zod/mini';
import type { AccountReport } from '../../record/connection';
import type { CrmDescription } from '../../record/crm-description';
import type { FieldMap } from '../../record/field-map';
import type { ScopeChoice, SyncObject, SyncStart } from '../../record/sync';
import type { CrmRecord, ObjectKind, RecordIdentity } from '../../record/types';
import type { Change, WriteOutcome, WritePreview } from '../../record/write-back';
import { checkHubspot } from '../hubspot/api/check-account';
import { createHubspotClient } from '../hubspot/api/client';
import { describeHubspot, type HubspotDescription, hubspotDescriptionShape } from '../hubspot/api/describe';
import { describeHubspotAccount } from '../hubspot/api/describe-account';
import { hubspotMetadata } from '../hubspot/api/metadata';
import { readHubspotRecord } from '../hubspot/api/read-record';
import { hubspotScopes } from '../hubspot/api/scopes';
import { hubspotSyncPlan } from '../hubspot/api/sync-plan';
import { hubspotProperties } from '../hubspot/api/to-record';
import { hubspotWritePort } from '../hubspot/api/write-port';
import { checkSalesforce } from '../salesforce/api/check-account';
import { createSalesforceClient } from '../salesforce/api/client';
import {
  describeSalesforce,
  type SalesforceDescription,
  salesforceDescriptionShape,
} from '../salesforce/api/describe';
import { describeSalesforceAccount } from '../salesforce/api/describe-account';
import { salesforceHosts } from '../salesforce/api/hosts';
import { salesforceMetadata } from '../salesforce/api/metadata';
import { readSalesforceRecord, salesforceFields } from '../salesforce/api/read-record';
import { salesforceScopes } from '../salesforce/api/scopes';
import { salesforceSyncPlan } from '../salesforce/api/sync-plan';
import { salesforceWritePort } from '../salesforce/api/write-port';
import type { Surroundings } from './client';
import { type Memory, type RecallOptions, recalled, renewed } from './memory';
import type { SyncPlan } from './sync/plan';
import { applyPreview } from './write/apply-preview';
import type { WritePort } from './write/port';
import { previewChange } from './write/preview-change';

/** What a connection is good for, whichever CRM it leads to. All reject with CrmApiError. */
export interface CrmReader extends CrmWriter {
  check(): Promise<AccountReport>;
  /** Reads what is remembered of an object anew, so that records of it need no call for that. */
  describe(object: ObjectKind, packFields: FieldMap): Promise<void>;
  /** All that the account says of its fields and stages; nothing of it is kept. */
  describeAccount(): Promise<CrmDescription>;
  record(identity: RecordIdentity, packFields: FieldMap, zone: string): Promise<CrmRecord>;
  /** Which records of an object a sync may be asked to keep. */
  scopes(object: SyncObject): Promise<ScopeChoice[]>;
  /** How an object is read in bulk. */
  syncPlan(wanted: SyncWanted, packFields: FieldMap, zone: string): Promise<SyncPlan>;
}

/** What may be changed by it. */
export interface CrmWriter {
  /** @throws WriteProblem */
  previewChange(
    identity: RecordIdentity,
    change: Change,
    packFields: FieldMap,
    key: string,
  ): Promise<WritePreview>;
  applyPreview(preview: WritePreview, newKey: () => string): Promise<WriteOutcome>;
  /** Scopes that writing needs and the key lacks; null where the CRM does not tell. */
  missingScopes(): Promise<string[] | null>;
}

/** What a sync keeps of which account. */
export type SyncWanted = Pick<SyncStart, 'org' | 'object' | 'scope'>;

const nameOf = (object: ObjectKind): string => `describe-${object}`;

/** What is remembered serves as long as it holds every field that the pack maps. */
const holds =
  (wanted: readonly string[]) =>
  ({ asked }: { asked: readonly string[] }): boolean =>
    wanted.every((name) => asked.includes(name));

const writerOf = (port: WritePort, timing: Surroundings): CrmWriter => ({
  previewChange: (...asked) => previewChange(port, ...asked),
  applyPreview: (preview, newKey) => applyPreview(preview, { port, timing, newKey }),
  missingScopes: port.missingScopes,
});

export function hubspotReader(
  token: () => Promise<string>,
  surroundings: Surroundings,
  memory: Memory,
): CrmReader {
  const { now } = surroundings;
  const client = createHubspotClient(token, surroundings);
  const description = (object: ObjectKind, packFields: FieldMap): RecallOptions<HubspotDescription> => {
    const wanted = hubspotProperties(object, packFields);
    return {
      memory,
      schema: hubspotDescriptionShape,
      now,
      read: () => describeHubspot(client, object, wanted),
      isEnough: holds(wanted),
    };
  };
  /** Where the account's pages are; it hardly ever moves, and each life of the background would ask for it. */
  const pages: RecallOptions<{ uiDomain: string }> = {
    memory,
    schema: z.object({ uiDomain: z.string() }),
    now,
    read: async () => ({ uiDomain: (await client.account()).uiDomain ?? 'app.hubspot.com' }),
    isEnough: () => true,
  };
  return {
    check: () => checkHubspot(client, now),
    describeAccount: async () => describeHubspotAccount(client, String((await client.account()).portalId)),
    async describe(object, packFields) {
      await renewed(nameOf(object), description(object, packFields));
    },
    async record(identity, packFields, zone) {
      const { object } = identity;
      const metadata = hubspotMetadata(await recalled(nameOf(object), description(object, packFields)));
      return readHubspotRecord(client, identity, metadata, packFields, { zone, now });
    },
    scopes: () => hubspotScopes(client),
    ...writerOf(hubspotWritePort(client, token, memory, now), surroundings),
    async syncPlan({ org, object, scope }, packFields, zone) {
      const metadata = hubspotMetadata(await recalled(nameOf(object), description(object, packFields)));
      const { uiDomain } = await recalled('pages', pages);
      const asked = { org, object, scope };
      return hubspotSyncPlan(client, { ...asked, metadata, packFields, zone, uiDomain, now });
    },
  };
}

export function salesforceReader(
  place: { org: string; api: string },
  token: () => Promise<string>,
  surroundings: Surroundings,
  memory: Memory,
): CrmReader {
  const { now } = surroundings;
  const client = createSalesforceClient(place.api, token, surroundings, memory);
  const description = (object: ObjectKind, packFields: FieldMap): RecallOptions<SalesforceDescription> => {
    const wanted = salesforceFields(object, packFields);
    return {
      memory,
      schema: salesforceDescriptionShape,
      now,
      read: () => describeSalesforce(client, object, wanted),
      isEnough: holds(wanted),
    };
  };
  return {
    check: () => checkSalesforce(client, place.org, now),
    describeAccount: () => describeSalesforceAccount(client, place.org),
    async describe(object, packFields) {
      await renewed(nameOf(object), description(object, packFields));
    },
    async record(identity, packFields, zone) {
      const { object } = identity;
      const kept = await recalled(nameOf(object), description(object, packFields));
      const metadata = salesforceMetadata(object, kept);
      return readSalesforceRecord(client, identity, metadata, packFields, { zone, now });
    },
    scopes: (object) => salesforceScopes(client, object),
    ...writerOf(salesforceWritePort(client), surroundings),
    async syncPlan({ org, object, scope }, packFields, zone) {
      const kept = await recalled(nameOf(object), description(object, packFields));
      const metadata = salesforceMetadata(object, kept);
      const ui = salesforceHosts(place.api)?.ui ?? '';
      const asked = { org, object, scope };
      return salesforceSyncPlan(client, { ...asked, ui, metadata, packFields, zone, now });
    },
  };
}
