import type { AccountReport } from '../../../record/connection';
import type { EpochMs, ObjectKind } from '../../../record/types';
import { isRefused } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import type { HubspotClient } from './client';
import { HUBSPOT_OBJECT } from './objects';

const OBJECTS: readonly ObjectKind[] = ['deal', 'contact', 'lead', 'company'];

/** Whose token this is, and which scopes it lacks; each is tried by a call that needs it. @throws CrmApiError */
export async function checkHubspot(
  client: HubspotClient,
  now: () => EpochMs,
  options?: ReadOptions,
): Promise<AccountReport> {
  const account = await client.account(options);
  const lacking = await Promise.all([
    ...OBJECTS.map((object) =>
      lacks(client.properties(object, options), `crm.schemas.${HUBSPOT_OBJECT[object]}.read`),
    ),
    ...OBJECTS.map((object) =>
      lacks(client.first(object, options), `crm.objects.${HUBSPOT_OBJECT[object]}.read`),
    ),
    lacks(client.owners(options), 'crm.objects.owners.read'),
  ]);
  return {
    crm: 'hubspot',
    org: String(account.portalId),
    account: `HubSpot account ${account.portalId}${account.uiDomain ? ` on ${account.uiDomain}` : ''}`,
    allowance: client.allowance(),
    missing: [...new Set(lacking.flat())].sort(),
    clockSkewMs: client.clockSkewMs(),
    checkedAt: now(),
  };
}

/** The scopes that HubSpot names as missing, else the usual one; none when the call goes through. */
async function lacks(work: Promise<unknown>, usual: string): Promise<readonly string[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (!isRefused(error)) throw error;
    return error.scopes.length > 0 ? error.scopes : [usual];
  }
}
