import type { AccountReport } from '../../record/connection';
import type { FieldMap } from '../../record/field-map';
import type { CrmRecord, ObjectKind, RecordIdentity } from '../../record/types';
import { checkHubspot } from '../hubspot/api/check-account';
import { createHubspotClient } from '../hubspot/api/client';
import { describeHubspot, type HubspotDescription, hubspotDescriptionShape } from '../hubspot/api/describe';
import { hubspotMetadata } from '../hubspot/api/metadata';
import { readHubspotRecord } from '../hubspot/api/read-record';
import { hubspotProperties } from '../hubspot/api/to-record';
import { checkSalesforce } from '../salesforce/api/check-account';
import { createSalesforceClient } from '../salesforce/api/client';
import {
  describeSalesforce,
  type SalesforceDescription,
  salesforceDescriptionShape,
} from '../salesforce/api/describe';
import { salesforceMetadata } from '../salesforce/api/metadata';
import { readSalesforceRecord, salesforceFields } from '../salesforce/api/read-record';
import type { Surroundings } from './client';
import { type Memory, type RecallOptions, recalled, renewed } from './memory';

/** What a connection is good for, whichever CRM it leads to. All reject with CrmApiError. */
export interface CrmReader {
  check(): Promise<AccountReport>;
  /** Reads what is remembered of an object anew, so that records of it need no call for that. */
  describe(object: ObjectKind, packFields: FieldMap): Promise<void>;
  record(identity: RecordIdentity, packFields: FieldMap, zone: string): Promise<CrmRecord>;
}

const nameOf = (object: ObjectKind): string => `describe-${object}`;

/** What is remembered serves as long as it holds every field that the pack maps. */
const holds =
  (wanted: readonly string[]) =>
  ({ asked }: { asked: readonly string[] }): boolean =>
    wanted.every((name) => asked.includes(name));

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
  return {
    check: () => checkHubspot(client, now),
    async describe(object, packFields) {
      await renewed(nameOf(object), description(object, packFields));
    },
    async record(identity, packFields, zone) {
      const { object } = identity;
      const metadata = hubspotMetadata(await recalled(nameOf(object), description(object, packFields)));
      return readHubspotRecord(client, identity, metadata, packFields, { zone, now });
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
    async describe(object, packFields) {
      await renewed(nameOf(object), description(object, packFields));
    },
    async record(identity, packFields, zone) {
      const { object } = identity;
      const kept = await recalled(nameOf(object), description(object, packFields));
      const metadata = salesforceMetadata(object, kept);
      return readSalesforceRecord(client, identity, metadata, packFields, { zone, now });
    },
  };
}
