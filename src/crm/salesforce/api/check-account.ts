import type { AccountReport } from '../../../record/connection';
import type { EpochMs } from '../../../record/types';
import { isRefused } from '../../api/failure';
import type { ReadOptions } from '../../api/progress';
import type { SalesforceClient } from './client';
import { soqlId } from './soql';

const OBJECTS = ['Opportunity', 'OpportunityHistory', 'Lead', 'Task', 'Event'] as const;

/** Whose session this is, and which objects this user may not read. @throws CrmApiError */
export async function checkSalesforce(
  client: SalesforceClient,
  org: string,
  now: () => EpochMs,
  options?: ReadOptions,
): Promise<AccountReport> {
  const userId = await client.userId(options);
  const [user] = userId
    ? await client.query(`SELECT Name FROM User WHERE Id = ${soqlId(userId)}`, 'the user', options)
    : [];
  const lacking = await Promise.all(OBJECTS.map((object) => lacks(client.describe(object, options), object)));
  const allowance = await client.limits(options).catch(() => client.allowance());
  return {
    crm: 'salesforce',
    org,
    account: typeof user?.Name === 'string' ? `${user.Name} in ${org}` : org,
    allowance,
    missing: lacking.flat(),
    clockSkewMs: client.clockSkewMs(),
    checkedAt: now(),
  };
}

async function lacks(work: Promise<unknown>, object: string): Promise<string[]> {
  try {
    await work;
    return [];
  } catch (error) {
    if (!isRefused(error)) throw error;
    return [object];
  }
}
