import type { RecordIdentity } from './types';

/** One string per record over all CRMs and orgs, e.g. "hubspot:1234567:deal:9001". */
export function recordKey(identity: Pick<RecordIdentity, 'crm' | 'org' | 'object' | 'id'>): string {
  return [identity.crm, identity.org, identity.object, identity.id].join(':');
}
