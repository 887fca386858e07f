import { liveQuery } from 'dexie';
import type { PollState } from '../record/poll';
import type { Crm, EpochMs } from '../record/types';
import { crmSkews } from './clock-skew';
import type { LeadlightDatabase } from './database';

/** How new what the queue lists is. */
export interface QueueFreshness {
  /** Accounts that are asked for new leads. */
  polls: Pick<PollState, 'id' | 'crm' | 'askedAt' | 'nextAt' | 'pace' | 'problem'>[];
  /** The clocks of CRMs minus this computer's, where that is worth correcting. */
  skews: { crm: Crm; ms: number }[];
  /** When the oldest complete sync of leads began; null without one. */
  syncedAt: EpochMs | null;
  /** When the newest record was read, however it came; null for an empty store. */
  newestAt: EpochMs | null;
}

async function queueFreshness(db: LeadlightDatabase): Promise<QueueFreshness> {
  const [polls, syncs, skews, newest] = await Promise.all([
    db.polls.toArray(),
    db.syncs.toArray(),
    crmSkews(db),
    db.records.orderBy('asOf').reverse().limit(1).keys(),
  ]);
  const synced = syncs.flatMap(({ object, asOf }) => (object === 'lead' && asOf !== null ? [asOf] : []));
  const [newestAt] = newest;
  return {
    polls,
    skews,
    syncedAt: synced.length > 0 ? Math.min(...synced) : null,
    newestAt: typeof newestAt === 'number' ? newestAt : null,
  };
}

/** Calls `onRead` with it, now and whenever it changes. What can't be read is not told: the list itself says so. */
export function followFreshness(
  db: LeadlightDatabase,
  onRead: (freshness: QueueFreshness) => void,
): () => void {
  const followed = liveQuery(() => queueFreshness(db)).subscribe(onRead, () => {});
  return () => followed.unsubscribe();
}
