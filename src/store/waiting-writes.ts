import { liveQuery } from 'dexie';
import { recordKey } from '../record/record-key';
import type { CrmRecord } from '../record/types';
import type { WriteLogEntry } from '../record/write-back';
import type { LeadlightDatabase } from './database';
import { writeShelf } from './write-log';

/** A change that waits for its user, with its record as it is stored; null when that is gone. */
export interface WaitingWrite {
  entry: WriteLogEntry;
  record: CrmRecord | null;
}

/** All that waits, oldest first. */
export async function waitingWrites(db: LeadlightDatabase): Promise<WaitingWrite[]> {
  const entries = await writeShelf(db).waiting();
  const stored = await db.records.bulkGet(entries.map(({ identity }) => recordKey(identity)));
  return entries.map((entry, index) => ({ entry, record: stored[index]?.record ?? null }));
}

/** Calls `onRead` with all that waits, oldest first, now and whenever it changes. */
export function followWaitingWrites(
  db: LeadlightDatabase,
  onRead: (writes: WaitingWrite[]) => void,
): () => void {
  const followed = liveQuery(() => waitingWrites(db)).subscribe(onRead, () => {});
  return () => followed.unsubscribe();
}
