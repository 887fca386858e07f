import type { Manifest } from '../signing/manifest';
import type { LeadlightDatabase } from './database';
import type { StoredSubscription } from './subscriptions';

/** The newest version that was ever taken of one key's pack. */
export interface PackMemory {
  /** Public key and pack id. */
  id: string;
  newest: Manifest;
}

/** A background that dies while it tries a pack tries again so often, and then leaves it. */
const MOST_TRIALS = 3;

const idOf = (publicKey: string, packId: string): string => `${publicKey} ${packId}`;

/**
 * Keeps the newest manifest of a subscription beside it, under each key that it trusts: whoever stops
 * following and follows again is not led back to an older version. Must run inside a transaction over
 * packMemory.
 */
export async function rememberNewest(
  db: LeadlightDatabase,
  { newest, keys }: StoredSubscription,
): Promise<void> {
  if (!newest) return;
  for (const key of keys) {
    const id = idOf(key, newest.packId);
    const known = await db.packMemory.get(id);
    if (!known || Date.parse(known.newest.publishedAt) < Date.parse(newest.publishedAt))
      await db.packMemory.put({ id, newest });
  }
}

export async function newestSeen(
  db: LeadlightDatabase,
  publicKey: string,
  packId: string,
): Promise<Manifest | null> {
  return (await db.packMemory.get(idOf(publicKey, packId)))?.newest ?? null;
}

/** Counts the trials of one content; false when it was begun so often without an end that it hangs. */
export function beginTrial(db: LeadlightDatabase, subscription: string, sha256: string): Promise<boolean> {
  return db.transaction('rw', db.subscriptions, async () => {
    const row = await db.subscriptions.get(subscription);
    if (!row) return true;
    const times = (row.trial?.sha256 === sha256 ? row.trial.times : 0) + 1;
    if (times > MOST_TRIALS) return false;
    await db.subscriptions.put({ ...row, trial: { sha256, times } });
    return true;
  });
}
