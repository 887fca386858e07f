import type { OrgRef } from '../record/others';
import { type Baselines, type CountedBaselines, readCounted } from '../record/stage-baselines';
import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';
import { knownAccounts } from './known-accounts';

/**
 * The own history by which deals are judged stale, a few numbers for each account. Counted in the background, kept
 * until it is counted anew, and in no backup: whoever judges a deal reads one row by its key.
 */
const PREFIX = 'baselines:';
/** What changes within deals, as when one is closed, is in the count a day later. */
const HOLDS_MS = 24 * 3_600_000;
/** Deals that come or go are counted at once; a long count is no more than a small part of the time. */
const REST_PER_DEAL_MS = 20;

/** What a count is made by. */
export interface CountBy {
  /** As `CountedBaselines.by`. */
  by: string;
  zone: string;
  now: EpochMs;
}

/** Of how many deals a count is that is not whole any more. */
const UNKNOWN = -1;

const nameOf = ({ crm, org }: OrgRef): `baselines:${string}` => `${PREFIX}${crm}:${org}`;
const dealsPrefix = ({ crm, org }: OrgRef): string => `${crm}:${org}:deal:`;
const dealCount = (db: LeadlightDatabase, of: OrgRef): Promise<number> =>
  db.records.where('key').startsWith(dealsPrefix(of)).count();

/** What was counted last of an account; null for nothing that can be read. */
export async function countedBaselines(db: LeadlightDatabase, of: OrgRef): Promise<CountedBaselines | null> {
  return readCounted((await db.settings.get(nameOf(of)))?.value);
}

/** The own history of an account, where it was counted by these pipelines. */
export async function baselinesBy(db: LeadlightDatabase, of: OrgRef, by: string): Promise<Baselines | null> {
  const counted = await countedBaselines(db, of);
  return counted?.by === by ? counted.baselines : null;
}

/** The accounts whose deals are to be counted anew, with how many they are. Reads no deal. */
export async function accountsToCount(
  db: LeadlightDatabase,
  by: CountBy,
): Promise<(OrgRef & { deals: number })[]> {
  const accounts = await Promise.all(
    (await knownAccounts(db)).map(async ({ crm, org }) => {
      const deals = await dealCount(db, { crm, org });
      const isDue = deals > 0 && isCountDue(await countedBaselines(db, { crm, org }), deals, by);
      return isDue ? [{ crm, org, deals }] : [];
    }),
  );
  return accounts.flat();
}

function isCountDue(counted: CountedBaselines | null, deals: number, { by, zone, now }: CountBy): boolean {
  if (!counted || counted.by !== by || counted.zone !== zone) return true;
  const age = now - counted.countedAt;
  if (age < 0 || age >= HOLDS_MS) return true;
  return deals !== counted.deals && age >= deals * REST_PER_DEAL_MS;
}

/**
 * Keeps a count, unless deals were deleted while it was made: they would be in it. False when it was not kept, and is
 * to be made anew.
 */
export function keepBaselines(
  db: LeadlightDatabase,
  of: OrgRef,
  counted: CountedBaselines,
): Promise<boolean> {
  return db.transaction('rw', db.settings, db.records, async () => {
    if ((await dealCount(db, of)) < counted.deals) return false;
    await db.settings.put({ name: nameOf(of), value: counted });
    return true;
  });
}

/** When a limit last became another one, in any account: what was judged before is due. 0 for never. */
export async function baselinesChangedAt(db: LeadlightDatabase): Promise<EpochMs> {
  const rows = await db.settings.where('name').startsWith(PREFIX).toArray();
  return Math.max(0, ...rows.map(({ value }) => readCounted(value)?.changedAt ?? 0));
}

/** To be called in the transaction that deletes deals, with `settings` among its tables; without `of` for all. */
export async function forgetBaselines(db: LeadlightDatabase, of?: OrgRef): Promise<void> {
  if (of) await db.settings.delete(nameOf(of));
  else await db.settings.where('name').startsWith(PREFIX).delete();
}

/** What a file tells of deals that were counted already is in no count yet: their next one is due. */
export function uncount(db: LeadlightDatabase, of: OrgRef): Promise<void> {
  return db.transaction('rw', db.settings, async () => {
    const counted = await countedBaselines(db, of);
    if (counted && counted.deals !== UNKNOWN)
      await db.settings.put({ name: nameOf(of), value: { ...counted, deals: UNKNOWN } });
  });
}

/** Forgets what was counted of accounts of which no deal is stored any more. */
export async function forgetStrayBaselines(db: LeadlightDatabase): Promise<void> {
  const accounts = await knownAccounts(db);
  const counts = await Promise.all(accounts.map((account) => dealCount(db, account)));
  const kept = new Set<string>(accounts.filter((_, at) => counts[at] !== 0).map(nameOf));
  await db.settings
    .where('name')
    .startsWith(PREFIX)
    .filter(({ name }) => !kept.has(name))
    .delete();
}
