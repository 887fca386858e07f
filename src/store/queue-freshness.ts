import { liveQuery } from 'dexie';
import type { Crm, EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';

/** How new what the queue lists is. */
export interface QueueFreshness {
  /** Per account that is asked for new leads: when last, and why not since. */
  asked: { crm: Crm; at: EpochMs | null; problem: string | null }[];
  /** When the oldest complete sync of leads began; null without one. */
  syncedAt: EpochMs | null;
  /** When the newest record was read, however it came; null for an empty store. */
  newestAt: EpochMs | null;
}

async function queueFreshness(db: LeadlightDatabase): Promise<QueueFreshness> {
  const [polls, syncs, newest] = await Promise.all([
    db.polls.toArray(),
    db.syncs.toArray(),
    db.records.orderBy('asOf').reverse().limit(1).keys(),
  ]);
  const synced = syncs.flatMap(({ object, asOf }) => (object === 'lead' && asOf !== null ? [asOf] : []));
  const [newestAt] = newest;
  return {
    asked: polls.map(({ crm, askedAt, problem }) => ({ crm, at: askedAt, problem: problem?.text ?? null })),
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
