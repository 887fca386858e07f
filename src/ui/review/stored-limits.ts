import type { StageDays } from '../../rule-packs/stale-limits';
import { baselinesBy } from '../../store/counted-baselines';
import type { LeadlightDatabase } from '../../store/database';
import { knownAccounts } from '../../store/known-accounts';
import type { LimitingPack } from './review-pack';
import { limitsOfAccounts, type StageLimits } from './stage-limits';

/** The limits that the pack's rules draw from what is counted of each stored account. */
export async function storedLimits(
  db: LeadlightDatabase,
  { countedBy, staleDays }: LimitingPack,
): Promise<StageLimits> {
  const bare = staleDays(undefined);
  if (countedBy === null) return limitsOfAccounts(bare, new Map());
  const accounts = await Promise.all(
    (await knownAccounts(db)).map(async ({ crm, org }): Promise<[string, StageDays]> => {
      const baselines = await baselinesBy(db, { crm, org }, countedBy);
      return [`${crm}:${org}`, baselines ? staleDays(baselines) : bare];
    }),
  );
  return limitsOfAccounts(bare, new Map(accounts));
}
