import type { GuardLogEntry } from '../record/guard';
import { recordKey } from '../record/record-key';
import type { RecordIdentity } from '../record/types';
import type { LeadlightDatabase } from './database';

export interface StoredGuardEntry {
  seq: number;
  key: string;
  entry: GuardLogEntry;
}

/** Keeps one entry; the same question again changes nothing. */
export async function logGuard(
  db: LeadlightDatabase,
  identity: RecordIdentity,
  entry: GuardLogEntry,
): Promise<void> {
  const key = recordKey(identity);
  await db.transaction('rw', db.guardLog, async () => {
    const own = await db.guardLog.where('key').equals(key).toArray();
    if (!own.some((known) => known.entry.ask === entry.ask)) await db.guardLog.add({ key, entry });
  });
}

/** All entries of a record, oldest first. */
export async function guardLogOf(db: LeadlightDatabase, identity: RecordIdentity): Promise<GuardLogEntry[]> {
  const rows = await db.guardLog.where('key').equals(recordKey(identity)).sortBy('seq');
  return rows.map(({ entry }) => entry);
}
