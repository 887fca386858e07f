import { Dexie } from 'dexie';
import * as z from 'zod/mini';
import { BackupError } from './failure';
import { keyOf } from './tables';
import { fromJsonValue } from './value-codec';
import { BACKUP_FORMAT } from './write-backup';

const count = z.number().check(z.int(), z.nonnegative());
const headShape = z.strictObject({
  leadlight: z.literal('backup'),
  format: z.literal(BACKUP_FORMAT),
  schema: z.number().check(z.int(), z.positive()),
  app: z.string(),
  created: z.iso.datetime(),
  stored: z.record(z.string(), count),
});
const rowShape = z.strictObject({ table: z.string(), row: z.unknown() });
const tailShape = z.strictObject({ counts: z.record(z.string(), count) });

export type BackupHead = z.infer<typeof headShape>;

export interface BackupRow {
  table: string;
  row: unknown;
}

/** Takes a first line, rows in the order of their tables and keys, and a last line that counts them. */
export class LineChecker {
  head: BackupHead | null = null;
  #line = 0;
  #table = '';
  #key: unknown;
  #hasEnded = false;
  readonly #counts: Record<string, number> = {};

  constructor(private readonly db: Dexie) {}

  take(line: string): BackupRow | null {
    this.#line += 1;
    const value = this.#parse(line);
    if (this.#hasEnded) throw this.#fault('not-written-here');
    if (!this.head) {
      this.head = this.#readHead(value);
      return null;
    }
    const row = rowShape.safeParse(value);
    if (row.success) return this.#row(row.data);
    this.#readTail(value);
    return null;
  }

  end(): void {
    if (!this.#hasEnded) throw new BackupError(this.head ? 'truncated' : 'not-a-backup');
  }

  /** A text that is written another way than we write it holds a name twice, or a number that is none. */
  #parse(line: string): unknown {
    try {
      const value: unknown = JSON.parse(line);
      if (JSON.stringify(value) === line) return value;
    } catch {
      // The same answer: it is not what Leadlight writes.
    }
    throw this.#fault('not-written-here');
  }

  #readHead(value: unknown): BackupHead {
    const { leadlight, format, schema } = Object(value);
    if (leadlight !== 'backup') throw new BackupError('not-a-backup');
    if (typeof format === 'number' && format > BACKUP_FORMAT)
      throw new BackupError('newer-format', `format ${format}; this Leadlight reads ${BACKUP_FORMAT}`);
    if (typeof schema === 'number' && schema > this.db.verno)
      throw new BackupError('newer-schema', `schema ${schema}; this Leadlight has ${this.db.verno}`);
    const head = headShape.safeParse(value);
    if (!head.success) throw this.#fault('not-written-here');
    return head.data;
  }

  #row({ table: name, row: written }: z.infer<typeof rowShape>): BackupRow {
    const table = this.db.tables.find((known) => known.name === name);
    if (!table) throw this.#fault('unknown-table');
    const row = this.#decode(written);
    const key = keyOf(table, row);
    if (name < this.#table || !isKey(key)) throw this.#fault('not-written-here');
    if (name === this.#table && Dexie.dependencies.indexedDB.cmp(this.#key, key) >= 0)
      throw this.#fault('twice');
    this.#table = name;
    this.#key = key;
    this.#counts[name] = (this.#counts[name] ?? 0) + 1;
    return { table: name, row };
  }

  #decode(written: unknown): unknown {
    try {
      return fromJsonValue(written);
    } catch (error) {
      if (error instanceof BackupError) throw this.#fault(error.fault);
      throw error;
    }
  }

  #readTail(value: unknown): void {
    const tail = tailShape.safeParse(value);
    if (!tail.success) throw this.#fault('not-written-here');
    const names = new Set([...Object.keys(tail.data.counts), ...Object.keys(this.#counts)]);
    for (const name of names)
      if ((tail.data.counts[name] ?? 0) !== (this.#counts[name] ?? 0)) throw this.#fault('not-written-here');
    this.#hasEnded = true;
  }

  #fault(fault: BackupError['fault']): BackupError {
    return new BackupError(fault, `line ${this.#line}`);
  }
}

function isKey(key: unknown): boolean {
  try {
    return Dexie.dependencies.indexedDB.cmp(key, key) === 0;
  } catch {
    return false;
  }
}
