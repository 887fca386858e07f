import { recordKey } from '../record/record-key';
import type { RecordIdentity } from '../record/types';
import type { WriteLogEntry } from '../record/write-back';
import type { LeadlightDatabase } from './database';

export interface StoredWrite {
  /** Key of the preview: a repeated call changes its own entry. */
  write: string;
  /** Of the record, as made by `recordKey`. */
  key: string;
  entry: WriteLogEntry;
}

/** What is kept of changes that Leadlight made in a CRM. Holds no token. */
export interface WriteShelf {
  /** Adds an entry, or takes the place of the one of the same write. */
  put(entry: WriteLogEntry): Promise<void>;
  /** All of a record, oldest first. */
  of(identity: RecordIdentity): Promise<WriteLogEntry[]>;
  /** What waits for somebody to look at it again, on any record. */
  waiting(): Promise<WriteLogEntry[]>;
  /** Takes back what waits; what was done stays. */
  discard(write: string): Promise<void>;
}

export function writeShelf(db: LeadlightDatabase): WriteShelf {
  const inOrder = (rows: StoredWrite[]): WriteLogEntry[] =>
    rows.map(({ entry }) => entry).sort((a, b) => a.at - b.at);
  return {
    async put(entry) {
      await db.writes.put({ write: entry.write, key: recordKey(entry.identity), entry });
    },
    of: async (identity) => inOrder(await db.writes.where('key').equals(recordKey(identity)).toArray()),
    // Only what waits is in this index; the log is as long as there were changes.
    waiting: async () => inOrder(await db.writes.orderBy('entry.waiting.kind').toArray()),
    async discard(write) {
      await db.transaction('rw', db.writes, async () => {
        const row = await db.writes.get(write);
        if (row?.entry.waiting) await db.writes.delete(write);
      });
    },
  };
}
