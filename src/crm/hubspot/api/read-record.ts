import type { FieldMap } from '../../../record/field-map';
import type { CrmRecord, EpochMs, RecordIdentity } from '../../../record/types';
import { isRefused } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import type { HubspotClient } from './client';
import { hubspotHistoryNames } from './history';
import type { HubspotMetadata } from './metadata';
import type { HubspotEvent, HubspotObject } from './shapes';
import { hubspotProperties, hubspotRecord } from './to-record';

/** Reads one record with everything a page may leave out. @throws CrmApiError */
export async function readHubspotRecord(
  client: HubspotClient,
  identity: RecordIdentity,
  metadata: HubspotMetadata,
  packFields: FieldMap,
  place: { zone: string; now(): EpochMs },
  options?: ReadOptions,
): Promise<CrmRecord> {
  const { object: kind, id } = identity;
  const wanted = {
    properties: hubspotProperties(kind, packFields),
    history: hubspotHistoryNames(kind),
  };
  const object = await client.record(kind, id, wanted, kind === 'lead' ? ['contacts'] : [], options);
  const events = await eventsOf(client, identity, object, options);
  const { zone } = place;
  return hubspotRecord({ identity, object, metadata, events, readAt: place.now(), zone }, packFields);
}

/** What the person did: a contact's own, or those of the contact behind a lead. Null where not known. */
async function eventsOf(
  client: HubspotClient,
  { object: kind, id }: RecordIdentity,
  object: HubspotObject,
  options?: ReadOptions,
): Promise<HubspotEvent[] | null> {
  const contact = kind === 'contact' ? id : object.associations?.contacts?.results[0]?.id;
  if (!contact || kind === 'deal' || kind === 'company') return null;
  try {
    return await client.events(contact, options);
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}
