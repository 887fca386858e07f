import type { DBCore } from 'dexie';
import { LeadlightDatabase } from '../../src/store/database';

/** A disk that can be filled and freed. */
export interface Disk {
  isFull: boolean;
}

/** A store that reads as ever and takes nothing while its disk is full, as the browser says it (reliability.md, fact 4). */
export function fullStore(name: string, disk: Disk): LeadlightDatabase {
  const db = new LeadlightDatabase(name);
  db.use({
    stack: 'dbcore',
    name: 'full',
    create: (core): DBCore => ({
      ...core,
      table(of) {
        const table = core.table(of);
        return {
          ...table,
          mutate: (request) =>
            disk.isFull
              ? Promise.reject(new DOMException('The disk is full.', 'QuotaExceededError'))
              : table.mutate(request),
        };
      },
    }),
  });
  return db;
}
