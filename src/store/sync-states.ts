import { pollId } from '../record/poll';
import { recordKey } from '../record/record-key';
import { NO_COUNTS, type SyncStart, type SyncState, syncId } from '../record/sync';
import type { LeadlightDatabase } from './database';
import { dropFields } from './field-segments';
import { markForReview } from './review-index';
import { tablesByKey } from './wipe';

export const allSyncs = (db: LeadlightDatabase): Promise<SyncState[]> => db.syncs.toArray();

/**
 * Starts a sync, or lets it go on: the same scope goes on where it stands, another one begins a new
 * reading that finds out what no longer belongs.
 */
export function startSync(db: LeadlightDatabase, start: SyncStart): Promise<SyncState> {
  const id = syncId(start);
  return db.transaction('rw', db.syncs, async () => {
    const known = await db.syncs.get(id);
    const isSame = known !== undefined && JSON.stringify(known.scope) === JSON.stringify(start.scope);
    const state: SyncState = {
      ...(known ?? NEW),
      ...start,
      id,
      step: (known?.step ?? 0) + 1,
      status: 'running',
      problem: null,
      failures: 0,
      nextTry: null,
      ...(!isSame && { cursor: null, comparedAt: null }),
    };
    await db.syncs.put(state);
    return state;
  });
}

const NEW = {
  question: null,
  cursor: null,
  counts: NO_COUNTS,
  readings: 0,
  asOf: null,
  comparedAt: null,
  newest: null,
} satisfies Partial<SyncState>;

/** Changes how a sync goes on; a step that is under way then counts for nothing. Null where there is none. */
export function changeSync(
  db: LeadlightDatabase,
  id: string,
  change: Partial<SyncState>,
): Promise<SyncState | null> {
  return db.transaction('rw', db.syncs, async () => {
    const known = await db.syncs.get(id);
    if (!known) return null;
    const state: SyncState = { ...known, ...change, step: known.step + 1 };
    await db.syncs.put(state);
    return state;
  });
}

/**
 * Ends a sync and deletes what only it brought here, with all that hangs on it. Records that someone
 * opened stay, like any other that was visited.
 */
export function wipeSync(db: LeadlightDatabase, id: string): Promise<number> {
  return db.transaction('rw', db.tables, async () => {
    const state = await db.syncs.get(id);
    if (!state) return 0;
    const removed = await deleteBrought(db, state);
    await db.syncs.delete(id);
    // A watch for new leads that goes on begins as at first.
    if (state.object === 'lead') await db.polls.update(pollId(state), { newest: null, cursor: null });
    return removed;
  });
}

/**
 * Deletes what only readings of the CRM brought here of one object of an account, with all that hangs on it.
 * To be called in a transaction that holds all tables.
 */
export async function deleteBrought(
  db: LeadlightDatabase,
  { crm, org, object }: Pick<SyncState, 'crm' | 'org' | 'object'>,
): Promise<number> {
  const prefix = recordKey({ crm, org, object, id: '' });
  const keys = await db.records
    .where('key')
    .startsWith(prefix)
    .filter(({ broughtBy }) => broughtBy === 'sync')
    .primaryKeys();
  const gone = new Set(keys);
  for (const table of tablesByKey(db))
    await table
      .where('key')
      .startsWith(prefix)
      .filter(({ key }) => gone.has(key))
      .delete();
  await markForReview(db, keys);
  await dropFields(db, keys);
  await db.syncMembers.where('sync').equals(syncId({ crm, org, object })).delete();
  return keys.length;
}
