import type { ObjectKind, RecordIdentity } from '../../record/types';
import { recordId18 } from './record-id';

/** Key prefixes of the objects Leadlight knows (crm.md, record URLs). */
const KIND_OF_PREFIX: Record<string, ObjectKind> = {
  '001': 'company',
  '003': 'contact',
  '006': 'deal',
  '00Q': 'lead',
};

/** What Salesforce calls each object, in URLs and in field hooks. */
export const SALESFORCE_OBJECT: Readonly<Record<ObjectKind, string>> = {
  deal: 'Opportunity',
  lead: 'Lead',
  contact: 'Contact',
  company: 'Account',
};

const LIGHTNING = /^\/lightning\/[ro]\/(?:(\w+)\/)?(\w{15}|\w{18})(?:\/(view|edit))?\/?$/;
const ONE_APP = /^#\/sObject\/(\w{15}|\w{18})(?:\/view)?(?:[/?]|$)/;
const CLASSIC = /^\/(\w{15}|\w{18})$/;
const VISUALFORCE = /^\/apex\/\w+$/;

/**
 * The record a Salesforce URL names, in any of the shapes of crm.md; null for other objects,
 * related lists, ids with a wrong checksum and anything unknown. `org` is the host
 * below the Lightning domain with its sandbox part, e.g. "acme--uat.sandbox". `url` is always the
 * Lightning form, because the older ones keep the id in query or fragment.
 */
export function salesforceIdentity(url: URL): RecordIdentity | null {
  const [object, rawId] = namedRecord(url);
  const id = rawId ? recordId18(rawId) : null;
  const prefix = id?.slice(0, 3) ?? '';
  const kind = Object.hasOwn(KIND_OF_PREFIX, prefix) ? KIND_OF_PREFIX[prefix] : undefined;
  const org = url.hostname.split('.lightning.')[0];
  if (!id || !kind || !org || (object && object !== SALESFORCE_OBJECT[kind])) return null;
  return {
    crm: 'salesforce',
    object: kind,
    id,
    org,
    url: `${url.origin}/lightning/r/${SALESFORCE_OBJECT[kind]}/${id}/view`,
  };
}

/** True for the address of a form that edits a record, drawn over whatever page was open. */
export const isEditForm = ({ pathname }: URL): boolean => LIGHTNING.exec(pathname)?.[3] === 'edit';

function namedRecord({ pathname, hash, searchParams }: URL): (string | undefined)[] {
  const lightning = LIGHTNING.exec(pathname);
  if (lightning) return [lightning[1], lightning[2]];
  if (pathname === '/one/one.app') return [undefined, ONE_APP.exec(hash)?.[1]];
  if (VISUALFORCE.test(pathname)) return [undefined, searchParams.get('id') ?? undefined];
  return [undefined, CLASSIC.exec(pathname)?.[1]];
}
