import type { LeadlightDatabase } from '../database';
import { isPackPointer } from '../pack-pointer';

/**
 * Whether what decides about the rules in force was damaged: a pack, a followed one, or the pointer to the one in
 * force, set aside or not yet. One transaction: a script may set it aside at this moment, and between two looks it
 * would be in neither place.
 */
export const isPackDamaged = (db: LeadlightDatabase): Promise<boolean> =>
  db.transaction('r', db.setAside, db.settings, async () => {
    const aside = await db.setAside.where('table').anyOf('packs', 'settings', 'subscriptions').toArray();
    const pointer: unknown = await db.settings.get('active-pack');
    return (
      aside.some(({ table, row }) => table !== 'settings' || Object(row).name === 'active-pack') ||
      (pointer !== undefined && !isPackPointer(Object(pointer).value))
    );
  });
