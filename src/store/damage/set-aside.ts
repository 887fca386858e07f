import type { Table } from 'dexie';
import type { EpochMs } from '../../record/types';
import { keyOf } from '../backup/tables';
import type { LeadlightDatabase } from '../database';
import { markForReview } from '../review-index';
import { recordKeyOf, rowProblem, SHAPED_TABLES } from './row-shapes';

const BATCH = 500;

/** A damaged row, out of the way of everything that reads its table. */
export interface SetAside {
  id: number;
  table: string;
  /** Of the record it belongs to, where that can be told; for people to recognise it. */
  key: string | null;
  row: unknown;
  problem: string;
  at: EpochMs;
}

/**
 * Moves every row that does not fit its table out of it, a batch in one transaction, so that a kill
 * loses none. Answers how many.
 */
export async function setDamagedAside(
  db: LeadlightDatabase,
  at: EpochMs,
  onProgress: (done: number, total: number) => void = () => {},
  signal?: AbortSignal,
): Promise<number> {
  const tables = db.tables.filter(({ name }) => SHAPED_TABLES.includes(name));
  const counts = await Promise.all(tables.map((table) => table.count()));
  const total = counts.reduce((sum, count) => sum + count, 0);
  let [done, moved] = [0, 0];
  for (const table of tables) {
    let after: unknown;
    for (;;) {
      signal?.throwIfAborted();
      const batch = await checkBatch(db, table, after, at);
      moved += batch.moved;
      done += batch.size;
      onProgress(Math.min(done, total), total);
      if (batch.size < BATCH) break;
      after = batch.last;
    }
  }
  return moved;
}

async function checkBatch(
  db: LeadlightDatabase,
  table: Table<unknown, unknown>,
  after: unknown,
  at: EpochMs,
) {
  const range = after === undefined ? table.orderBy(':id') : table.where(':id').above(after);
  const rows = await range.limit(BATCH).toArray();
  const keys = rows.map((row) => keyOf(table, row));
  const hasDamage = rows.some((row) => rowProblem(table.name, row) !== null);
  const moved = hasDamage ? await moveAside(db, table, keys, at) : 0;
  return { size: keys.length, last: keys.at(-1), moved };
}

/** Looks again within the transaction: a row may have been written anew since. */
function moveAside(
  db: LeadlightDatabase,
  table: Table<unknown, unknown>,
  keys: unknown[],
  at: EpochMs,
): Promise<number> {
  const tables = [table, db.setAside, db.reviewPending, db.watchPending, db.syncMembers];
  return db.transaction('rw', tables, async () => {
    const rows = await table.bulkGet(keys);
    const bad = rows.flatMap((row, index) => {
      const problem = row === undefined ? null : rowProblem(table.name, row);
      return problem === null ? [] : [{ primaryKey: keys[index], row, problem }];
    });
    await db.setAside.bulkAdd(
      bad.map(({ row, problem }) => ({ table: table.name, key: recordKeyOf(row), row, problem, at })),
    );
    await table.bulkDelete(bad.map(({ primaryKey }) => primaryKey));
    // What is made from a record is made anew.
    const isOfRecords = table.name === 'records' || table.name === 'watched';
    const records = (isOfRecords ? bad.map(({ primaryKey }) => [primaryKey].flat()[0]) : []).filter(
      (key) => typeof key === 'string',
    );
    await markForReview(db, records);
    // A sync reads it again: what it counts as read it asks for no more.
    if (table.name === 'records') await db.syncMembers.bulkDelete(records);
    return bad.length;
  });
}

/** Before a record is opened, by its key: what is damaged of it is set aside, so that the rest can be shown. */
export async function setRecordAside(db: LeadlightDatabase, key: string, at: EpochMs): Promise<void> {
  const [row, ...others] = await Promise.all([
    db.records.get(key),
    db.observations.where('key').equals(key).toArray(),
    db.suppressions.where('key').equals(key).toArray(),
    db.acknowledgements.where('key').equals(key).toArray(),
    db.typedReasons.where('key').equals(key).toArray(),
  ]);
  const [observations, suppressions, acknowledgements, reasons] = others;
  const damaged = <Row>(table: string, rows: readonly Row[]): Row[] =>
    rows.filter((one) => rowProblem(table, one) !== null);
  const marks = damaged('suppressions', suppressions).map(({ rule }) => [key, rule]);
  const acknowledged = damaged('acknowledgements', acknowledgements).map(({ sla }) => [key, sla]);
  const typed = damaged('typedReasons', reasons).map(({ asked }) => [key, asked]);
  const seen = damaged('observations', observations).map(({ seq }) => seq);
  if (row && rowProblem('records', row) !== null) await moveAside(db, db.table('records'), [key], at);
  if (seen.length > 0) await moveAside(db, db.table('observations'), seen, at);
  if (marks.length > 0) await moveAside(db, db.table('suppressions'), marks, at);
  if (acknowledged.length > 0) await moveAside(db, db.table('acknowledgements'), acknowledged, at);
  if (typed.length > 0) await moveAside(db, db.table('typedReasons'), typed, at);
}

export const allSetAside = (db: LeadlightDatabase): Promise<SetAside[]> => db.setAside.toArray();

/** Deletes for good what was set aside. */
export const deleteSetAside = (db: LeadlightDatabase): Promise<void> => db.setAside.clear();
