import { liveQuery } from 'dexie';
import type { LeadlightDatabase } from './database';
import { allDigests, type StoredDigest } from './digests';
import type { StoredHappening } from './happenings';

/** So many of what happened are listed. */
const MOST_HAPPENED = 50;

/** Calls `onRead` with what digests there are and what happened last, now and whenever that changes. */
export function followDigests(
  db: LeadlightDatabase,
  onRead: (state: { digests: StoredDigest[]; happened: StoredHappening[] }) => void,
  onError: (error: unknown) => void,
): () => void {
  const read = async () => {
    const [digests, all] = await Promise.all([allDigests(db), db.happenings.toArray()]);
    return { digests, happened: all.sort((a, b) => b.at - a.at).slice(0, MOST_HAPPENED) };
  };
  const followed = liveQuery(read).subscribe(onRead, onError);
  return () => followed.unsubscribe();
}
