import type { Crm, RecordIdentity } from './types';

interface Mergeable {
  identity: RecordIdentity;
  title: string | null;
}

/**
 * The CRM's own page for merging two records: Salesforce's merge wizard for two leads or two contacts;
 * in HubSpot, which merges from a record, the list that shows both. Null where there is none.
 */
export function mergePage(record: Mergeable, other: Mergeable, email: string | null): string | null {
  const { crm, object, id, org, url } = record.identity;
  if (other.identity.crm !== crm || other.identity.org !== org || other.identity.object !== object)
    return null;
  // A record from a file may have no address.
  const [origin] = /^https:\/\/[\w.-]+/.exec(url) ?? [];
  if (!origin) return null;
  if (crm === 'hubspot') return hubspotList(record, origin, email);
  const wizard = MERGE_WIZARD[object];
  if (!wizard) return null;
  const query = new URLSearchParams([
    ['goNext', ' Next '],
    ['cid', id],
    ['cid', other.identity.id],
  ]);
  return `${apiOrigin(origin)}${wizard}?${query}`;
}

const MERGE_WIZARD: Partial<Record<RecordIdentity['object'], string>> = {
  lead: '/lead/leadmergewizard.jsp',
  contact: '/merge/conmergewizard.jsp',
};

/** Salesforce's classic pages stand on the host of its API (crm.md, hosts). */
const apiOrigin = (origin: string): string =>
  origin
    .replace(/\.lightning\.(\w+)\.force\.com$/, '.my.$1.salesforce.com')
    .replace('.lightning.force.com', '.my.salesforce.com');

const HUBSPOT_TYPE: Partial<Record<RecordIdentity['object'], string>> = { contact: '0-1', lead: '0-136' };

function hubspotList({ identity, title }: Mergeable, origin: string, email: string | null): string | null {
  const type = HUBSPOT_TYPE[identity.object];
  const query = email ?? title;
  if (!type || !query) return null;
  return `${origin}/contacts/${identity.org}/objects/${type}/views/all/list?query=${encodeURIComponent(query)}`;
}

/** On the button: what the page is. */
export const mergeLabel = (crm: Crm): string =>
  crm === 'hubspot' ? 'Show both in HubSpot' : 'Merge in Salesforce';
