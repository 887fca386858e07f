import { Dexie } from 'dexie';
import type { LeadlightDatabase } from './database';

/**
 * Calls back whenever rows of some tables are changed, by whichever page, worker or background (Dexie tells all of an
 * origin; `all` where a page slept and can't be told of what). Answers how to stop that.
 */
export function watchTables(
  db: LeadlightDatabase,
  tables: readonly ('records' | 'observations' | 'suppressions')[],
  onChange: () => void,
): () => void {
  const prefixes = tables.map((table) => `idb://${db.name}/${table}/`);
  const look = (parts: object): void => {
    const isOurs = Object.keys(parts).some(
      (part) => part === 'all' || prefixes.some((prefix) => part.startsWith(prefix)),
    );
    if (isOurs) onChange();
  };
  Dexie.on('storagemutated', look);
  return () => Dexie.on.storagemutated.unsubscribe(look);
}
