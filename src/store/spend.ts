import { type SpendRow, type StoredSpend, sortedSpend, spendKey } from '../record/spend';
import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';

/** What is put in and what is taken out, at once. */
export interface SpendChange {
  put: readonly SpendRow[];
  remove: readonly SpendRow[];
}

/**
 * All that was given, in the order of a sheet. It is of the whole company: deleting the data of one account leaves it,
 * deleting everything takes it. A row that was damaged is left out; "Check every row" sets it aside.
 */
export async function storedSpend(db: LeadlightDatabase): Promise<StoredSpend[]> {
  const { rowProblem } = await import('./damage/row-shapes');
  const rows = await db.spend.toArray();
  return sortedSpend(rows.filter((row) => rowProblem('spend', row) === null));
}

/** All or none; what another page put in meanwhile stays, unless it is of the same kind, month and source. */
export function changeSpend(
  db: LeadlightDatabase,
  { put, remove }: SpendChange,
  now: EpochMs,
): Promise<void> {
  return db.transaction('rw', db.spend, async () => {
    await db.spend.bulkDelete(
      remove.map(({ kind, when, source }): [string, string, string] => [kind, when, source]),
    );
    await db.spend.bulkPut(put.map((row) => ({ ...row, savedAt: now })));
  });
}

/** What leads from the rows that were read to those that are wanted: only what differs. */
export function spendChange(before: readonly SpendRow[], after: readonly SpendRow[]): SpendChange {
  const old = new Map(before.map((row) => [spendKey(row), row]));
  const kept = new Set(after.map(spendKey));
  return {
    put: after.filter((row) => {
      const known = old.get(spendKey(row));
      return !known || contentOf(known) !== contentOf(row);
    }),
    remove: before.filter((row) => !kept.has(spendKey(row))),
  };
}

const contentOf = ({ amount, currency, note }: SpendRow): string => JSON.stringify([amount, currency, note]);
