import type { PackRef } from '../record/assessment';
import type { EpochMs } from '../record/types';
import type { LeadlightDatabase, PackPointer } from './database';

/** A pack document that may judge, and where it came from. */
export interface PackDocument {
  pack: unknown;
  origin: PackRef['origin'];
}

/**
 * Puts the bundled pack into the store and makes it active when nothing is, or when an older
 * version of itself is. Idempotent, and one transaction, so that a background that dies here
 * leaves either the old or the new state.
 */
export async function installBundledPack(
  db: LeadlightDatabase,
  bundled: { id: string; version: number },
  storedAt: EpochMs,
): Promise<void> {
  await db.transaction('rw', db.packs, db.settings, async () => {
    const { id, version } = bundled;
    const known = await db.packs.get([id, version]);
    if (!known) await db.packs.put({ id, version, document: bundled, origin: 'bundled', storedAt });
    const active = await activeRef(db);
    const isOlder = active && !active.subscription && active.id === id && active.version < version;
    if (!active || isOlder) await db.settings.put({ name: 'active-pack', value: { id, version } });
  });
}

/** The pointer to the pack in force, or null before the first start. */
export async function activeRef(db: LeadlightDatabase): Promise<PackPointer | null> {
  const setting = await db.settings.get('active-pack');
  return setting?.name === 'active-pack' ? setting.value : null;
}

/** The pack in force with its document. Throws when the store holds none. */
export async function activePack(db: LeadlightDatabase): Promise<PackDocument> {
  const found = await db.transaction('r', db.packs, db.settings, db.subscriptions, async () => {
    const ref = await activeRef(db);
    return ref && documentOf(db, ref);
  });
  if (!found)
    throw new Error('No rule pack is in the store. Restart the browser to put the bundled one back.');
  return found;
}

async function documentOf(db: LeadlightDatabase, ref: PackPointer): Promise<PackDocument | null> {
  if (ref.subscription) {
    const followed = await db.subscriptions.get(ref.subscription);
    const used = followed?.kept.find(({ manifest }) => manifest.version === ref.version);
    return used ? { pack: used.document, origin: 'signed' } : null;
  }
  const stored = await db.packs.get([ref.id, ref.version]);
  return stored ? { pack: stored.document, origin: stored.origin } : null;
}
