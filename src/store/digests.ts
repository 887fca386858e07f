import type { DigestFigures, DigestPeriod } from '../record/digest';
import type { DomainEvent } from '../record/domain-event';
import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';
import { digestFigures, type TasksOf } from './digest-figures';
import { outboxTables, queueEvents } from './outbox';

/** The digest of one day or week, made once in this browser. */
export interface StoredDigest extends DigestPeriod {
  madeAt: EpochMs;
  figures: DigestFigures;
  /** `waits` until the browser has shown it, or nobody wants it. */
  state: 'waits' | 'done';
}

/** Older ones are of no use. */
const KEPT_DIGESTS = 60;

/**
 * Makes the digest of a period unless it was made, and queues it for others, in one transaction: once for each
 * period, whatever the clocks and the browser do.
 */
export async function makeDigest(
  db: LeadlightDatabase,
  period: DigestPeriod,
  now: EpochMs,
  tasksOf: TasksOf,
  words: (figures: DigestFigures, browserId: string) => DomainEvent,
): Promise<void> {
  if (await db.digests.get(period.id)) return;
  const figures = await digestFigures(db, period, tasksOf, now);
  await db.transaction('rw', [db.digests, db.generation, ...outboxTables(db)], async () => {
    if (await db.digests.get(period.id)) return;
    await db.digests.add({ ...period, madeAt: now, figures, state: 'waits' });
    const old = await db.digests.orderBy('madeAt').primaryKeys();
    await db.digests.bulkDelete(old.slice(0, Math.max(0, old.length - KEPT_DIGESTS)));
    const browserId = (await db.generation.get(1))?.value ?? 'browser';
    await queueEvents(db, [words(figures, browserId)]);
  });
}

export const waitingDigests = (db: LeadlightDatabase): Promise<StoredDigest[]> =>
  db.digests.where('state').equals('waits').toArray();

/** The browser has shown it, or nobody wants to see it. */
export async function digestShown(db: LeadlightDatabase, id: string): Promise<void> {
  await db.digests.where('id').equals(id).modify({ state: 'done' });
}

/** All that are kept, the newest first. */
export async function allDigests(db: LeadlightDatabase): Promise<StoredDigest[]> {
  return (await db.digests.toArray()).sort((a, b) => b.madeAt - a.madeAt);
}
