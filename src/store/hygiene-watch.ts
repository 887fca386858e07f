import { Dexie } from 'dexie';
import type { LeadlightDatabase } from './database';

/**
 * Calls back whenever records or their history are changed, by whichever page, worker or background
 * (Dexie tells all of an origin). Answers how to stop that.
 */
export function watchRecords(db: LeadlightDatabase, onChange: () => void): () => void {
  const prefixes = ['records', 'observations'].map((table) => `idb://${db.name}/${table}/`);
  const look = (parts: object): void => {
    const isOurs = Object.keys(parts).some((part) => prefixes.some((prefix) => part.startsWith(prefix)));
    if (isOurs) onChange();
  };
  Dexie.on('storagemutated', look);
  return () => Dexie.on.storagemutated.unsubscribe(look);
}
