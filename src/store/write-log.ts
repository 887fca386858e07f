import { recordKey } from '../record/record-key';
import { toWrite } from '../record/typed-reason';
import type { RecordIdentity } from '../record/types';
import type { WriteLogEntry } from '../record/write-back';
import type { LeadlightDatabase } from './database';
import { settleReason } from './typed-reasons';

export interface StoredWrite {
  /** Key of the preview: a repeated call changes its own entry. */
  write: string;
  /** Of the record, as made by `recordKey`. */
  key: string;
  entry: WriteLogEntry;
}

/** What is kept of changes that Leadlight made in a CRM. Holds no token. */
export interface WriteShelf {
  /**
   * Adds an entry, or takes the place of the one of the same write. What waits goes on waiting through every try
   * until it is done, and what was done stays done. A change of values waits once. `answered`: fields whose reasons
   * it holds.
   */
  put(entry: WriteLogEntry, answered?: readonly string[]): Promise<void>;
  /** All of a record, oldest first. */
  of(identity: RecordIdentity): Promise<WriteLogEntry[]>;
  /** What waits for somebody to look at it again, on any record. */
  waiting(): Promise<WriteLogEntry[]>;
  /** It waits no longer. One that was tried stays as what came of that. */
  discard(write: string): Promise<void>;
}

export function writeShelf(db: LeadlightDatabase): WriteShelf {
  const inOrder = (rows: StoredWrite[]): WriteLogEntry[] =>
    rows.map(({ entry }) => entry).sort((a, b) => a.at - b.at);
  return {
    async put(entry, answered = []) {
      const key = recordKey(entry.identity);
      await db.transaction('rw', db.writes, db.typedReasons, async () => {
        const known = (await db.writes.get(entry.write))?.entry;
        await db.writes.put({ write: entry.write, key, entry: known ? afterTry(known, entry) : entry });
        if (entry.result === 'waiting') await forgetSame(db, key, entry);
        for (const field of answered) await settleReason(db, key, toWrite(field), entry.at);
      });
    },
    of: async (identity) => inOrder(await db.writes.where('key').equals(recordKey(identity)).toArray()),
    // Only what waits is in this index; the log is as long as there were changes.
    waiting: async () => inOrder(await db.writes.orderBy('entry.waiting.kind').toArray()),
    async discard(write) {
      await db.transaction('rw', db.writes, async () => {
        const row = await db.writes.get(write);
        if (!row?.entry.waiting) return;
        if (row.entry.result === 'waiting') await db.writes.delete(write);
        else await db.writes.put({ ...row, entry: { ...row.entry, waiting: null } });
      });
    },
  };
}

/** An entry that waits keeps its change and its place whatever a try comes to, short of being done. */
function afterTry(known: WriteLogEntry, entry: WriteLogEntry): WriteLogEntry {
  if (entry.result === 'done') return entry;
  if (known.result === 'done') return known;
  return known.waiting ? { ...entry, at: known.at, waiting: entry.waiting ?? known.waiting } : entry;
}

/** Others that wait untried for the same values. Tasks are not told apart: two calls on one day are two. */
async function forgetSame(db: LeadlightDatabase, key: string, entry: WriteLogEntry): Promise<void> {
  const wish = valuesOf(entry);
  if (wish === null) return;
  const rows = await db.writes.where('key').equals(key).toArray();
  const same = rows.filter(
    (row) => row.write !== entry.write && row.entry.result === 'waiting' && valuesOf(row.entry) === wish,
  );
  await db.writes.bulkDelete(same.map(({ write }) => write));
}

const valuesOf = ({ waiting }: WriteLogEntry): string | null =>
  waiting && 'values' in waiting
    ? JSON.stringify([waiting.kind, waiting.values.map(({ field, names }) => [field, names])])
    : null;
