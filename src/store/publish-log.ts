import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';

/** One version that was signed in this browser, with its files, so that it can be published again. */
export interface PublishedEntry {
  seq: number;
  packId: string;
  version: number;
  at: EpochMs;
  keyId: string;
  sha256: string;
  expiresAt: string;
  /** The newer version that it took back. */
  rollbackOf: number | null;
  /** "folder", "files" or the host it was put on; null while it is signed only. */
  to: string | null;
  /** It was fetched again from its address and verified there. */
  isVerified: boolean;
  /** The pack's text as it was signed. */
  text: string;
}

/** As many versions of a pack keep their text here. */
const KEPT = 10;

/** Adds an entry; answers its number. */
export function logPublished(db: LeadlightDatabase, entry: Omit<PublishedEntry, 'seq'>): Promise<number> {
  return db.transaction('rw', db.publishLog, async () => {
    const seq = await db.publishLog.add(entry);
    const all = await db.publishLog.where('packId').equals(entry.packId).primaryKeys();
    await db.publishLog.bulkDelete(all.sort((a, b) => b - a).slice(KEPT));
    return seq;
  });
}

/** What became of one that was signed. */
export async function notePublished(
  db: LeadlightDatabase,
  seq: number,
  outcome: Pick<PublishedEntry, 'to' | 'isVerified'>,
): Promise<void> {
  await db.publishLog.update(seq, outcome);
}

/** Of one pack, the newest first. */
export async function publishedVersions(db: LeadlightDatabase, packId: string): Promise<PublishedEntry[]> {
  const entries = await db.publishLog.where('packId').equals(packId).toArray();
  return entries.sort((a, b) => b.seq - a.seq);
}
