import { recordKey } from '../record/record-key';
import type { SyncObject, SyncPage, SyncState } from '../record/sync';
import type { Crm, EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';
import { markForReview } from './review-index';
import { saveRecords } from './save-records';

/**
 * The records of a page, who belongs to the sync, and where it goes on, in one transaction: a kill at any
 * await loses one page and doubles none. Null, and nothing changed, where the state is not the one that
 * the step began with.
 */
export function commitPage(
  db: LeadlightDatabase,
  before: SyncState,
  { state, records = [], met = [], left = [], gone }: SyncPage,
): Promise<SyncState | null> {
  const tables = [db.syncs, db.syncMembers, db.records, db.observations, db.reviewPending, db.watchPending];
  return db.transaction('rw', tables, async () => {
    const known = await db.syncs.get(before.id);
    if (known?.step !== before.step) return null;
    const keyOf = (id: string): string => recordKey({ ...before, id });
    const reading = state.cursor?.reading ?? before.cursor?.reading ?? 0;
    await takeIn(db, before, reading, { records, met, left });
    await db.syncMembers.bulkDelete((gone?.ids ?? []).map(keyOf));
    if (gone) await markGone(db, gone.ids.map(keyOf), gone.at);
    const next: SyncState = { ...known, ...state, step: known.step + 1 };
    await db.syncs.put(next);
    return next;
  });
}

/** Which records of an account are kept in step, whoever reads them. */
export interface MemberList {
  /** Of the sync that has the list, as made by `syncId`. */
  id: string;
  crm: Crm;
  org: string;
  object: SyncObject;
}

/** Stores records and who belongs to the list. To be called in a transaction that holds their tables. */
export async function takeIn(
  db: LeadlightDatabase,
  { id: sync, crm, org, object }: MemberList,
  reading: number,
  { records = [], met = [], left = [] }: Pick<SyncPage, 'records' | 'met' | 'left'>,
): Promise<void> {
  const keyOf = (id: string): string => recordKey({ crm, org, object, id });
  if (records.length > 0) await saveRecords(db, records, 'sync');
  await db.syncMembers.bulkPut(
    met.map(({ id, modified }) => ({ key: keyOf(id), sync, id, reading, modified })),
  );
  await db.syncMembers.bulkDelete(left.map(keyOf));
}

/** The last snapshot stays readable; it counts as open no longer. */
async function markGone(db: LeadlightDatabase, keys: readonly string[], at: EpochMs): Promise<void> {
  const rows = await db.records.bulkGet([...keys]);
  const marked = rows.flatMap((row) => (row ? [{ ...row, summary: null, goneSince: at }] : []));
  await db.records.bulkPut(marked);
  await markForReview(
    db,
    marked.map(({ key }) => key),
  );
}

/** Those of the ids that the sync keeps, with the modification that was read. */
export async function knownMembers(
  db: LeadlightDatabase,
  { id: sync, crm, org, object }: MemberList,
  ids: readonly string[],
): Promise<Map<string, EpochMs>> {
  const found = await db.syncMembers.bulkGet(ids.map((id) => recordKey({ crm, org, object, id })));
  return new Map(
    found.flatMap((member) => (member?.sync === sync ? [[member.id, member.modified] as const] : [])),
  );
}

/** Some of those kept that the reading has not met. */
export async function absentMembers(
  db: LeadlightDatabase,
  sync: string,
  reading: number,
  limit: number,
): Promise<string[]> {
  const range = db.syncMembers.where('[sync+reading]').between([sync, 0], [sync, reading], true, false);
  return (await range.limit(limit).toArray()).map(({ id }) => id);
}
