import type { ObjectKind, RecordIdentity } from '../../record/types';

const TYPE_IDS: Record<string, ObjectKind> = {
  '0-1': 'contact',
  '0-2': 'company',
  '0-3': 'deal',
  '0-136': 'lead',
};

/** What HubSpot calls each object in URLs and in the ids of its cards. */
export const HUBSPOT_TYPE: Readonly<Record<ObjectKind, string>> = {
  contact: '0-1',
  company: '0-2',
  deal: '0-3',
  lead: '0-136',
};

const RECORD = /^\/contacts\/(\d+)\/record\/(\d+-\d+)\/(\d+)(?:\/|$)/;
const LEGACY = /^\/contacts\/(\d+)\/(contact|company|deal|lead)\/(\d+)(?:\/|$)/;

/**
 * The record a HubSpot URL names: `/contacts/{portal}/record/{typeId}/{id}[/…]` or the legacy
 * `/contacts/{portal}/{object}/{id}`. Null for lists and boards (a preview in one names its record
 * itself: preview.ts), other objects and anything unknown.
 * `url` is always the current form, whichever was open.
 */
export function hubspotIdentity(url: URL): RecordIdentity | null {
  const [, portal, typeId, id] = RECORD.exec(url.pathname) ?? legacy(url.pathname);
  const object = typeId && Object.hasOwn(TYPE_IDS, typeId) ? TYPE_IDS[typeId] : undefined;
  if (!portal || !id || !object) return null;
  return {
    crm: 'hubspot',
    object,
    id,
    org: portal,
    url: `${url.origin}/contacts/${portal}/record/${typeId}/${id}`,
  };
}

function legacy(path: string): (string | undefined)[] {
  const [whole, portal, object, id] = LEGACY.exec(path) ?? [];
  return [whole, portal, object && HUBSPOT_TYPE[object as ObjectKind], id];
}
