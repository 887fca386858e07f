import { Dexie, type Table } from 'dexie';
import type { EpochMs } from '../../record/types';
import { endMember, GZIP_HEAD } from './gzip-member';
import { createSeal, type Put } from './seal';
import { Sha256 } from './sha256';
import { backupTables, isOwnRow, keyOf, withoutSecrets } from './tables';
import { toJsonValue } from './value-codec';

export const BACKUP_FORMAT = 1;
const BATCH = 1000;
const LONGEST_WAIT_MS = 10 * 60_000;

export interface BackupOptions {
  appVersion: string;
  now: EpochMs;
  /** Null: not encrypted, and without what may be a secret. */
  passphrase: string | null;
  crypto: Crypto;
  /** Takes the file piece by piece. */
  put: Put;
  onProgress?(done: number, total: number): void;
  signal?: AbortSignal;
  /** For tests; the figure for real files is the default of the seal. */
  iterations?: number;
}

export interface BackupReport {
  /** Rows written, by table. */
  counts: Record<string, number>;
  /** Rows that could not be read or written, by table; only tables that have some. */
  leftOut: Record<string, number>;
}

/**
 * Writes the whole database as of one moment: while it runs, others may read but not write. Works on a
 * database that was opened without a schema, too, and so on one of a newer Leadlight. With `isSalvage`
 * rows that the browser can't read are left out, one by one, without the guarantee of one moment.
 */
export async function writeBackup(
  db: Dexie,
  options: BackupOptions,
  isSalvage = false,
): Promise<BackupReport> {
  await db.open();
  const file = await openFile(options);
  const tables = backupTables(db);
  // An async function by kind: of a plain one that returns a promise Dexie ends the transaction too early.
  const work = async () => writeTables(db, tables, file.line, options, isSalvage);
  try {
    const report = isSalvage ? await work() : await db.transaction('r', tables, work);
    await file.end();
    return report;
  } catch (error) {
    await file.abort(error);
    throw error;
  }
}

async function writeTables(
  db: Dexie,
  tables: readonly Table<unknown, unknown>[],
  line: (text: string) => Promise<void>,
  options: BackupOptions,
  isSalvage: boolean,
): Promise<BackupReport> {
  const stored: Record<string, number> = {};
  for (const table of tables) stored[table.name] = await table.count();
  const head = { format: BACKUP_FORMAT, schema: schemaOf(db), app: options.appVersion };
  const created = new Date(options.now).toISOString();
  const write = (text: string): Promise<void> => (isSalvage ? line(text) : hold(() => line(text)));
  await write(`${JSON.stringify({ leadlight: 'backup', ...head, created, stored })}\n`);
  const total = Object.values(stored).reduce((sum, count) => sum + count, 0);
  const report: BackupReport = { counts: {}, leftOut: {} };
  let done = 0;
  for (const table of tables) {
    await eachBatch(table, isSalvage, async ({ rows, unreadable }) => {
      options.signal?.throwIfAborted();
      const all = rows.filter((row) => !isOwnRow(table.name, row));
      const own = options.passphrase === null ? all.map((row) => withoutSecrets(table.name, row)) : all;
      const lines = linesOf(table.name, own);
      addTo(report.counts, table.name, lines.length);
      addTo(report.leftOut, table.name, own.length - lines.length + unreadable);
      if (lines.length > 0) await write(lines.join(''));
      done += rows.length + unreadable;
      options.onProgress?.(done, total);
    });
  }
  await write(`${JSON.stringify({ counts: report.counts })}\n`);
  return report;
}

function addTo(counts: Record<string, number>, table: string, more: number): void {
  if (more > 0) counts[table] = (counts[table] ?? 0) + more;
}

/** A transaction of IndexedDB ends when nothing is asked of it; Dexie keeps it open meanwhile. */
async function hold(work: () => Promise<void>): Promise<void> {
  await Dexie.waitFor(Dexie.ignoreTransaction(work), LONGEST_WAIT_MS);
}

/** As Dexie counts: a tenth of the browser's number. */
export const schemaOf = (db: Dexie): number => Math.floor(db.backendDB().version / 10);

function linesOf(table: string, rows: readonly unknown[]): string[] {
  return rows.flatMap((row) => {
    try {
      return [`${JSON.stringify({ table, row: toJsonValue(row) })}\n`];
    } catch {
      return [];
    }
  });
}

interface Batch {
  rows: unknown[];
  unreadable: number;
  /** Its last key. */
  last: unknown;
}

/** No generator: a transaction does not outlive the steps of one. */
async function eachBatch(
  table: Table<unknown, unknown>,
  isSalvage: boolean,
  onBatch: (batch: Batch) => Promise<void>,
): Promise<void> {
  for (let after: unknown; ; ) {
    const range = after === undefined ? table.orderBy(':id') : table.where(':id').above(after);
    const batch = isSalvage
      ? await readOneByOne(table, await range.limit(BATCH).primaryKeys())
      : batchOf(table, await range.limit(BATCH).toArray());
    const size = batch.rows.length + batch.unreadable;
    if (size > 0) await onBatch(batch);
    if (size < BATCH) return;
    after = batch.last;
  }
}

const batchOf = (table: Table<unknown, unknown>, rows: unknown[]): Batch => ({
  rows,
  unreadable: 0,
  last: keyOf(table, rows.at(-1)),
});

async function readOneByOne(table: Table<unknown, unknown>, keys: unknown[]): Promise<Batch> {
  const found = await Promise.allSettled(keys.map((key) => table.get(key)));
  const rows = found.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  return { rows, unreadable: keys.length - rows.length, last: keys.at(-1) };
}

/** Lines go in; what comes out is compressed, hashed, perhaps sealed, and handed to `put`. */
async function openFile({ passphrase, crypto, put, iterations }: BackupOptions) {
  const seal = passphrase === null ? null : await createSeal(passphrase, crypto, put, iterations);
  const out = seal?.put ?? put;
  const hash = new Sha256();
  const gzip = new CompressionStream('gzip');
  const writer = gzip.writable.getWriter();
  const encoder = new TextEncoder();

  async function pump(): Promise<void> {
    let at = 0;
    for (const reader = gzip.readable.getReader(); ; ) {
      const { done, value } = await reader.read();
      if (done) return;
      const bytes = at < GZIP_HEAD.length ? withPlainHead(value, at) : value;
      at += bytes.length;
      hash.update(bytes);
      await out(bytes);
    }
  }
  const pumped = pump();
  pumped.catch((error: unknown) => writer.abort(error).catch(() => {}));

  return {
    line: (text: string): Promise<void> => writer.write(encoder.encode(text)),
    async end(): Promise<void> {
      await writer.close();
      await pumped;
      await out(endMember(hash.digest()));
      await seal?.end();
    },
    async abort(reason: unknown): Promise<void> {
      await writer.abort(reason).catch(() => {});
      await pumped.catch(() => {});
    },
  };
}

/** Browsers put their system's number into the head, which nothing guards. */
function withPlainHead(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => GZIP_HEAD[at + index] ?? byte);
}
