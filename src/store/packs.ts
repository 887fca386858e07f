import type { PackRef } from '../record/assessment';
import type { EpochMs } from '../record/types';
import type { LeadlightDatabase, StoredPack } from './database';

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
    const known = await db.packs.get([bundled.id, bundled.version]);
    if (!known) {
      const { id, version } = bundled;
      await db.packs.put({ id, version, document: bundled, origin: 'bundled', storedAt });
    }
    const active = await activeRef(db);
    if (!active || (active.id === bundled.id && active.version < bundled.version)) {
      await db.settings.put({ name: 'active-pack', value: { id: bundled.id, version: bundled.version } });
    }
  });
}

/** The pointer to the pack in force, or null before the first start. */
export async function activeRef(db: LeadlightDatabase): Promise<{ id: string; version: number } | null> {
  const setting = await db.settings.get('active-pack');
  return setting?.name === 'active-pack' ? setting.value : null;
}

/** The pack in force with its document. Throws when the store holds none. */
export async function activePack(
  db: LeadlightDatabase,
): Promise<{ pack: unknown; origin: PackRef['origin'] }> {
  const stored = await db.transaction(
    'r',
    db.packs,
    db.settings,
    async (): Promise<StoredPack | undefined> => {
      const ref = await activeRef(db);
      return ref ? db.packs.get([ref.id, ref.version]) : undefined;
    },
  );
  if (!stored)
    throw new Error('No rule pack is in the store. Restart the browser to put the bundled one back.');
  return { pack: stored.document, origin: stored.origin };
}
