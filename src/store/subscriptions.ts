import type { PackState, ParkedRules } from '../record/pack-subscription';
import type { EpochMs } from '../record/types';
import type { Manifest } from '../signing/manifest';
import type { LeadlightDatabase, PackPointer } from './database';
import { rememberNewest } from './packs-memory';

/** A verified version with its document. */
export interface KeptVersion {
  manifest: Manifest;
  /** What was read from the signed bytes. */
  document: unknown;
  /** When it last became the one in use; null while it waits. */
  activatedAt: EpochMs | null;
}

export interface SyncTrouble {
  state: PackState;
  reason: string;
  problems: string[];
}

/** One pack that this browser follows, with everything needed to go on after a restart. */
export interface StoredSubscription {
  /** From the hash of its address: subscribing twice makes one row. */
  id: string;
  url: string;
  /** The address came back from a backup without what may be a secret: nothing is fetched until it is given again. */
  isAddressCut?: boolean;
  /** The key that the subscription came with. */
  givenKey: string;
  /** Keys that are trusted: the pinned one, then the one that it named to follow it. */
  keys: string[];
  group: string | null;
  isManaged: boolean;
  /** Place in the list of the policy; 0 for what a user chose. */
  rank: number;
  /** From 0 to 99, drawn once: this browser's place in a staged roll-out. */
  place: number;
  subscribedAt: EpochMs;
  /** Of the newest manifest that was accepted as a whole. */
  etag: string | null;
  /** The newest manifest accepted, used or not; nothing published before it is taken. */
  newest: Manifest | null;
  /** Used versions, the newest use first: the one in use, the one before it, one more. */
  kept: KeptVersion[];
  waiting: KeptVersion | null;
  /** The version that the user went back from; it is not taken up again by itself. */
  held: number | null;
  parked: ParkedRules | null;
  /** Content that is not usable, so that it is not fetched again. */
  quarantine: (SyncTrouble & { sha256: string; appVersion: string }) | null;
  /** Content that is being tried, and how often that was begun; rows of the first versions have none. */
  trial?: { sha256: string; times: number } | null;
  /** What the last look met; null when it went well. */
  trouble: SyncTrouble | null;
  checkedAt: EpochMs | null;
  /** Looks in a row that met trouble. */
  failures: number;
  nextTryAt: EpochMs;
}

export interface SubscriptionChange {
  row: StoredSubscription;
  /** Set when the pack in force is another one now. */
  inForce: PackPointer | null;
}

/** Every subscription, the one that counts most first. */
export async function allSubscriptions(db: LeadlightDatabase): Promise<StoredSubscription[]> {
  return byPrecedence(await db.subscriptions.toArray());
}

/**
 * Changes one subscription, and the pack in force with it, in one transaction: a background that
 * dies here leaves the old state or the new one. `change` gets the row as it is now, which another
 * call may have changed since it was read, or undefined, and may refuse by returning it. Null when
 * there is no row, before and after.
 */
export function changeSubscription(
  db: LeadlightDatabase,
  id: string,
  bundled: PackPointer,
  change: (row: StoredSubscription | undefined) => StoredSubscription | undefined,
): Promise<SubscriptionChange | null> {
  return db.transaction('rw', db.subscriptions, db.settings, db.packMemory, async () => {
    const row = change(await db.subscriptions.get(id));
    if (!row) return null;
    await db.subscriptions.put(row);
    await rememberNewest(db, row);
    return { row, inForce: await settlePointer(db, bundled) };
  });
}

/** Forgets a subscription with its versions. Answers the pack in force when it is another one now. */
export function removeSubscription(
  db: LeadlightDatabase,
  id: string,
  bundled: PackPointer,
): Promise<PackPointer | null> {
  return db.transaction('rw', db.subscriptions, db.settings, async () => {
    await db.subscriptions.delete(id);
    return settlePointer(db, bundled);
  });
}

/**
 * Which packs judge, of the subscriptions with a version in use: those that a policy set, in its
 * order, then the user's own, the one made last first; without any the bundled pack. The first one
 * counts most, and the others add rules to it (`composePacks`).
 */
export function chooseInForce(rows: readonly StoredSubscription[], bundled: PackPointer): PackPointer {
  const [first, ...others] = byPrecedence(rows).flatMap(({ id, kept: [used] }) =>
    used ? [{ id: used.manifest.packId, version: used.manifest.version, subscription: id }] : [],
  );
  if (!first) return bundled;
  return others.length > 0 ? { ...first, also: others } : first;
}

/** The subscription that counts most first. */
export const byPrecedence = (rows: readonly StoredSubscription[]): StoredSubscription[] =>
  [...rows].sort(
    (a, b) => Number(b.isManaged) - Number(a.isManaged) || a.rank - b.rank || b.subscribedAt - a.subscribedAt,
  );

/** Must run inside a transaction over subscriptions and settings. */
async function settlePointer(db: LeadlightDatabase, bundled: PackPointer): Promise<PackPointer | null> {
  const stored = await db.settings.get('active-pack');
  const old = stored?.name === 'active-pack' ? stored.value : null;
  const next = chooseInForce(await db.subscriptions.toArray(), bundled);
  if (old && isSamePointer(old, next)) return null;
  // An imported pack stays in force where no subscription says otherwise.
  if (old && !old.subscription && !next.subscription) return null;
  await db.settings.put({ name: 'active-pack', value: next });
  return next;
}

const isSamePointer = (a: PackPointer, b: PackPointer): boolean =>
  isSamePack(a, b) &&
  (a.also ?? []).length === (b.also ?? []).length &&
  (a.also ?? []).every((layer, index) => {
    const other = b.also?.[index];
    return other !== undefined && isSamePack(layer, other);
  });

const isSamePack = (a: PackPointer, b: PackPointer): boolean =>
  a.id === b.id && a.version === b.version && a.subscription === b.subscription;
