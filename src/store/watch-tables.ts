import { Dexie, type ObservabilitySet, RangeSet, rangesOverlap } from 'dexie';
import type { LeadlightDatabase } from './database';

/** Any key; an empty list is greater than all that a table of ours has. */
const ANY = new RangeSet(Number.NEGATIVE_INFINITY, [[]]);

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
  const isOurs = (part: string): boolean =>
    part === 'all' || prefixes.some((prefix) => part.startsWith(prefix));
  const look = (parts: ObservabilitySet): void => {
    // Deleting nothing is told, too, as a change of no row.
    if (Object.entries(parts).some(([part, rows]) => isOurs(part) && rangesOverlap(rows, ANY))) onChange();
  };
  Dexie.on('storagemutated', look);
  return () => Dexie.on.storagemutated.unsubscribe(look);
}
