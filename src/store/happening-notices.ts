import type { DomainEvent } from '../record/domain-event';
import type { LeadlightDatabase } from './database';
import type { StoredHappening } from './happenings';

/** So many are planned at once; what is more has its turn in the next round. */
const BATCH = 500;

/** Decides what is told of what: each id in one notice or in silence; those that are in neither wait. */
export type PlanTold = (events: readonly DomainEvent[]) => {
  notices: readonly { id: string; events: readonly string[] }[];
  silent: readonly string[];
};

/** Plans what to tell of all that is new, and marks it, in one transaction: nobody plans it again. */
export function planHappenings(db: LeadlightDatabase, plan: PlanTold): Promise<void> {
  return db.transaction('rw', db.happenings, async () => {
    const fresh = await db.happenings.where('state').equals('new').limit(BATCH).toArray();
    if (fresh.length === 0) return;
    const { notices, silent } = plan(fresh.map(({ event }) => event));
    const noticeOf = new Map(
      notices.flatMap(({ id, events }) => events.map((event) => [event, id] as const)),
    );
    const done = new Set(silent);
    await db.happenings.bulkPut(
      fresh.flatMap((row): StoredHappening[] => {
        const notice = noticeOf.get(row.id);
        if (notice !== undefined) return [{ ...row, state: 'waits', notice }];
        return done.has(row.id) ? [{ ...row, state: 'done' }] : [];
      }),
    );
  });
}

/** Notices that were planned and not shown yet, as far as anybody knows, by id. */
export async function waitingHappenings(db: LeadlightDatabase): Promise<Map<string, StoredHappening[]>> {
  const notices = new Map<string, StoredHappening[]>();
  for (const row of await db.happenings.where('state').equals('waits').toArray()) {
    const { notice } = row;
    if (notice !== null) notices.set(notice, [...(notices.get(notice) ?? []), row]);
  }
  return notices;
}

/** The browser has shown it. */
export async function happeningsShown(db: LeadlightDatabase, notice: string): Promise<void> {
  await db.happenings
    .where('state')
    .equals('waits')
    .and((row) => row.notice === notice)
    .modify({ state: 'done' });
}
