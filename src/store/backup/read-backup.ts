import type { Dexie } from 'dexie';
import type { EpochMs } from '../../record/types';
import { rowProblem } from '../damage/row-shapes';
import { type BackupHead, type BackupRow, LineChecker } from './check-lines';
import { BackupError } from './failure';
import { type BytesOptions, backupLines } from './read-lines';

/** What a backup holds, after all of it was read. */
export interface BackupContent {
  head: BackupHead;
  counts: Record<string, number>;
  /** Rows that do not fit their table and would be set aside. */
  unfit: number;
  /** When its oldest and its newest record were read; null without records. */
  dataFrom: EpochMs | null;
  dataTo: EpochMs | null;
}

export interface ReadOptions extends BytesOptions {
  /** The database that it would go into: its version and its tables count. */
  db: Dexie;
}

/**
 * Reads the whole file and changes nothing. @throws BackupError for anything that is not, byte for byte,
 * a backup that Leadlight wrote.
 */
export async function verifyBackup(file: Blob, options: ReadOptions): Promise<BackupContent> {
  let head: BackupHead | null = null;
  const content = { unfit: 0, dataFrom: null as EpochMs | null, dataTo: null as EpochMs | null };
  const counts: Record<string, number> = {};
  for await (const { head: known, rows } of readBackup(file, options)) {
    head = known;
    for (const { table, row } of rows) {
      counts[table] = (counts[table] ?? 0) + 1;
      if (rowProblem(table, row) !== null) content.unfit += 1;
      else if (table === 'records' && hasAsOf(row)) {
        content.dataFrom = Math.min(content.dataFrom ?? row.asOf, row.asOf);
        content.dataTo = Math.max(content.dataTo ?? row.asOf, row.asOf);
      }
    }
  }
  if (!head) throw new BackupError('not-a-backup');
  return { head, counts, ...content };
}

const hasAsOf = (row: unknown): row is { asOf: EpochMs } =>
  typeof row === 'object' && row !== null && 'asOf' in row && typeof row.asOf === 'number';

/** The rows of a backup, some hundred at a time; only when it has ended is it known to be whole. */
export async function* readBackup(
  file: Blob,
  options: ReadOptions,
): AsyncGenerator<{ head: BackupHead; rows: BackupRow[] }> {
  const checker = new LineChecker(options.db);
  for await (const lines of backupLines(file, options)) {
    const rows = lines.flatMap((line) => checker.take(line) ?? []);
    if (checker.head) yield { head: checker.head, rows };
  }
  checker.end();
}
