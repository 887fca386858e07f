import type { SyncPage, SyncStart, SyncState } from '../record/sync';
import type { LeadlightDatabase } from './database';
import { absentMembers, commitPage, knownMembers } from './sync-pages';
import { allSyncs, changeSync, startSync, wipeSync } from './sync-states';

/** The store as bulk sync uses it. */
export const syncStore = (db: LeadlightDatabase) => ({
  all: () => allSyncs(db),
  load: async (id: string): Promise<SyncState | null> => (await db.syncs.get(id)) ?? null,
  start: (start: SyncStart) => startSync(db, start),
  change: (id: string, change: Partial<SyncState>) => changeSync(db, id, change),
  wipe: (id: string) => wipeSync(db, id),
  commit: (before: SyncState, page: SyncPage) => commitPage(db, before, page),
  known: (state: SyncState, ids: readonly string[]) => knownMembers(db, state, ids),
  absent: (sync: string, reading: number, limit: number) => absentMembers(db, sync, reading, limit),
});
