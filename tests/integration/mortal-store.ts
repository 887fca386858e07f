import type { DBCore, DBCoreTable } from 'dexie';
import { LeadlightDatabase } from '../../src/store/database';

/** What has not happened when a background dies never happens. */
export class Killed extends Error {}

export interface Life {
  /** Awaits that were begun. */
  steps: number;
  /** Dies at this one; Infinity lives. */
  last: number;
}

/** One await: begins only while there is life, and answers only while there still is. */
export async function alive<T>(life: Life, work: () => PromiseLike<T>): Promise<T> {
  life.steps += 1;
  if (life.steps > life.last) throw new Killed();
  const value = await work();
  if (life.steps > life.last) throw new Killed();
  return value;
}

const OPERATIONS = ['mutate', 'get', 'getMany', 'query', 'openCursor', 'count'] as const;

/** A store seen by a background that may die; a transaction it leaves open fails as a whole. */
export function mortalStore(name: string, life: Life): LeadlightDatabase {
  const db = new LeadlightDatabase(name);
  const mortal = (table: DBCoreTable): DBCoreTable => ({
    ...table,
    ...Object.fromEntries(
      OPERATIONS.map((operation) => [
        operation,
        (request: never) => {
          life.steps += 1;
          return life.steps > life.last
            ? Promise.reject(new DOMException('killed', 'AbortError'))
            : table[operation](request);
        },
      ]),
    ),
  });
  db.use({
    stack: 'dbcore',
    name: 'mortal',
    create: (core): DBCore => ({ ...core, table: (table) => mortal(core.table(table)) }),
  });
  return db;
}
