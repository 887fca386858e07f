import { Dexie, type Table } from 'dexie';
import type { EpochMs } from '../../record/types';
import { forgetBaselines } from '../counted-baselines';
import { recordKeyOf, rowProblem } from '../damage/row-shapes';
import type { LeadlightDatabase } from '../database';
import { installBundledPack } from '../packs';
import type { StoredSubscription } from '../subscriptions';
import type { BackupRow } from './check-lines';
import { type ReadOptions, readBackup } from './read-backup';
import { backupTables, isObject, keyOf, mergedTables } from './tables';

/** `replace`: this browser then holds what the backup holds · `merge`: what is missing here is added. */
export type RestoreMode = 'replace' | 'merge';

export interface RestoreReport {
  /** Rows put in, by table. */
  restored: Record<string, number>;
  /** Rows that do not fit their table. */
  setAside: number;
  /** Followed packs of which the backup has no whole address. */
  withoutAddress: number;
}

export interface RestoreOptions extends Omit<ReadOptions, 'db'> {
  now: EpochMs;
  /** The whole document; it judges where nothing else is in force afterwards. */
  bundled: { id: string; version: number };
  /** Keeps `now` with what is restored, as `lastRestore` answers it. */
  isNoted?: boolean;
}

/** When the restore began that was completed last and noted; null for none. */
export async function lastRestore(db: LeadlightDatabase): Promise<EpochMs | null> {
  const setting = await db.settings.get('last-restore');
  return setting?.name === 'last-restore' ? setting.value : null;
}

/**
 * Puts a backup into the database, all or nothing: one transaction, which a fault, a cancel or the end of
 * the page undoes. Verify the file first (`verifyBackup`); it is read and checked once more meanwhile.
 * @throws BackupError and whatever the store throws; then the database is as it was
 */
export function restoreBackup(
  db: LeadlightDatabase,
  file: Blob,
  mode: RestoreMode,
  options: RestoreOptions,
): Promise<RestoreReport> {
  const report: RestoreReport = { restored: {}, setAside: 0, withoutAddress: 0 };
  const tables = mode === 'replace' ? backupTables(db) : mergedTables(db);
  const taken = new Map(tables.map((table) => [table.name, table]));
  return db.transaction('rw', db.tables, async () => {
    const followed = await db.subscriptions.toArray();
    if (mode === 'replace') for (const table of tables) await table.clear();
    const source = readBackup(file, { ...options, db });
    for (;;) {
      const next = await Dexie.waitFor(
        Dexie.ignoreTransaction(() => source.next()),
        10 * 60_000,
      );
      if (next.done) break;
      for (const [table, rows] of byTable(next.value.rows)) {
        const target = taken.get(table);
        if (target) await putRows(db, target, rows, mode, options.now, report);
      }
    }
    if (mode === 'replace') {
      await keepNewerVersions(db, followed);
      await keepAddresses(db, followed);
      const cut = db.subscriptions.filter(({ isAddressCut }) => isAddressCut === true);
      report.withoutAddress = await cut.count();
    }
    await startReviewAnew(db);
    await installBundledPack(db, options.bundled, options.now);
    if (options.isNoted) await db.settings.put({ name: 'last-restore', value: options.now });
    return report;
  });
}

function byTable(rows: readonly BackupRow[]): Map<string, unknown[]> {
  const tables = new Map<string, unknown[]>();
  for (const { table, row } of rows) {
    const known = tables.get(table);
    if (known) known.push(row);
    else tables.set(table, [row]);
  }
  return tables;
}

async function putRows(
  db: LeadlightDatabase,
  table: Table<unknown, unknown>,
  rows: readonly unknown[],
  mode: RestoreMode,
  at: EpochMs,
  report: RestoreReport,
): Promise<void> {
  const fit: unknown[] = [];
  const bad: { row: unknown; problem: string }[] = [];
  for (const row of rows) {
    const problem = rowProblem(table.name, row);
    if (problem === null) fit.push(row);
    else bad.push({ row, problem });
  }
  const put = mode === 'replace' ? fit : await missingRows(table, fit);
  await table.bulkPut(table.name === 'suppressions' ? put.map(changedNow) : put);
  await db.setAside.bulkAdd(bad.map((one) => ({ ...one, table: table.name, key: recordKeyOf(one.row), at })));
  report.restored[table.name] = (report.restored[table.name] ?? 0) + put.length;
  report.setAside += bad.length;
}

/** Of two readings of one record the newer stays; of everything else what is here. */
async function missingRows(table: Table<unknown, unknown>, rows: readonly unknown[]): Promise<unknown[]> {
  if (table.schema.primKey.auto) return unknownRows(table, rows);
  const known = await table.bulkGet(rows.map((row) => keyOf(table, row)));
  return rows.filter((row, index) => {
    const here = known[index];
    return here === undefined || (table.name === 'records' && asOf(row) > asOf(here));
  });
}

/** A mark is new to what was judged here, however old it is. */
const changedNow = (row: unknown): unknown => (isObject(row) ? { ...row, changedAt: Date.now() } : row);

const asOf = (row: unknown): number => (isObject(row) && typeof row.asOf === 'number' ? row.asOf : 0);

/** Rows that are only numbered, in this database by other numbers than in the backup: told apart by content. */
async function unknownRows(table: Table<unknown, unknown>, rows: readonly unknown[]): Promise<unknown[]> {
  const number = table.schema.primKey.keyPath;
  const path = table.schema.indexes[0]?.keyPath;
  if (typeof number !== 'string' || typeof path !== 'string') return [];
  const content = (row: unknown): Record<string, unknown> => {
    const { [number]: _, ...rest } = Object(row);
    return rest;
  };
  const places = [...new Set(rows.map((row) => content(row)[path]))].filter(
    (place): place is string => typeof place === 'string',
  );
  const here = new Set<string>();
  await table
    .where(path)
    .anyOf(places)
    .each((row) => here.add(JSON.stringify(content(row))));
  return rows.map(content).filter((row) => !here.has(JSON.stringify(row)));
}

/** A pack that was taken up since the backup was made stays: nobody goes back to an older one unasked. */
async function keepNewerVersions(
  db: LeadlightDatabase,
  followed: readonly StoredSubscription[],
): Promise<void> {
  const restored = new Map((await db.subscriptions.toArray()).map((row) => [row.id, row]));
  await db.subscriptions.bulkPut(
    followed.filter((row) => {
      const old = restored.get(row.id);
      return old && (row.newest?.version ?? 0) > (old.newest?.version ?? 0);
    }),
  );
}

/** An address that this browser knows it need not be given again. */
async function keepAddresses(db: LeadlightDatabase, followed: readonly StoredSubscription[]): Promise<void> {
  const whole = new Map(followed.flatMap(({ id, url, isAddressCut }) => (isAddressCut ? [] : [[id, url]])));
  const cut = await db.subscriptions.filter(({ isAddressCut }) => isAddressCut === true).toArray();
  await db.subscriptions.bulkPut(
    cut.flatMap(({ isAddressCut: _, ...row }) => {
      const url = whole.get(row.id);
      return url === undefined ? [] : [{ ...row, url }];
    }),
  );
}

async function startReviewAnew(db: LeadlightDatabase): Promise<void> {
  await Promise.all([
    db.reviewSegments.clear(),
    db.reviewPending.clear(),
    db.fieldSegments.clear(),
    db.fieldPending.clear(),
    db.recordFacts.clear(),
    db.settings.delete('review-format'),
    db.settings.delete('figure-strip'),
    db.settings.delete('watch-pack'),
    forgetBaselines(db),
  ]);
}
