import type { EpochMs } from '../record/types';
import type { StoredChannel } from '../record/webhook';
import type { LeadlightDatabase } from './database';
import { type OutboxRow, outboxTables } from './outbox';

/** So long what was sent is known, so that nobody sends it again. */
const KNOWN_MS = 90 * 24 * 60 * 60_000;
/** Messages that were given up and are kept to be looked at; the oldest go first. */
const MOST_FAILED = 500;

/** The message that a channel sends next: the oldest that waits, due or not. */
export async function nextRow(db: LeadlightDatabase, channel: string): Promise<OutboxRow | null> {
  return (await db.outbox.where('[channel+waits]').equals([channel, 1]).first()) ?? null;
}

/** Counts an attempt before it is made: one that ends a life is known all the same. */
export async function beginAttempt(db: LeadlightDatabase, row: OutboxRow, now: EpochMs): Promise<OutboxRow> {
  const begun = { ...row, attempts: row.attempts + 1, firstTriedAt: row.firstTriedAt ?? now };
  await db.outbox.update(row.seq, { attempts: begun.attempts, firstTriedAt: begun.firstTriedAt });
  return begun;
}

/** It was received: what was sent is forgotten, that it was stays known. */
export function rowSent(db: LeadlightDatabase, row: OutboxRow, now: EpochMs): Promise<void> {
  return db.transaction('rw', outboxTables(db), async () => {
    if (!(await db.outbox.get(row.seq))) return;
    const { waits: _, failed: __, ...rest } = row;
    await db.outbox.put({ ...rest, payload: null, nextAt: null, problem: null, doneAt: now });
    await db.channels.update(row.channel, { lastSentAt: now });
  });
}

export async function rowLater(
  db: LeadlightDatabase,
  { seq }: OutboxRow,
  nextAt: EpochMs,
  problem: string,
): Promise<void> {
  await db.outbox.update(seq, { nextAt, problem });
}

/** Given up: kept with its reason until somebody tries again or deletes it. */
export function rowFailed(db: LeadlightDatabase, row: OutboxRow, problem: string): Promise<void> {
  return db.transaction('rw', db.outbox, async () => {
    if (!(await db.outbox.get(row.seq))) return;
    const { waits: _, ...rest } = row;
    await db.outbox.put({ ...rest, failed: 1, nextAt: null, problem });
    const failed = failedRows(db, row.channel);
    const over = (await failed.count()) - MOST_FAILED;
    if (over > 0) await db.outbox.bulkDelete(await failedRows(db, row.channel).limit(over).primaryKeys());
  });
}

const failedRows = (db: LeadlightDatabase, channel: string) =>
  db.outbox.where('[channel+failed]').equals([channel, 1]);

/** What a channel gave up waits again, from now on, with the same idempotency keys. */
export function retryFailed(db: LeadlightDatabase, channel: string): Promise<void> {
  return db.transaction('rw', db.outbox, async () => {
    const rows = await failedRows(db, channel).toArray();
    await db.outbox.bulkPut(
      rows.map(({ failed: _, ...row }) => ({
        ...row,
        waits: 1,
        attempts: 0,
        firstTriedAt: null,
        problem: null,
      })),
    );
  });
}

/** Also what waits before its next attempt. */
export async function tryNow(db: LeadlightDatabase, channel: string): Promise<void> {
  const row = await nextRow(db, channel);
  if (row) await db.outbox.update(row.seq, { nextAt: null });
}

/** What was given up is deleted; that the event was there stays known. */
export function discardFailed(db: LeadlightDatabase, channel: string, now: EpochMs): Promise<void> {
  return db.transaction('rw', db.outbox, async () => {
    const rows = await failedRows(db, channel).toArray();
    await db.outbox.bulkPut(rows.map(({ failed: _, ...row }) => ({ ...row, payload: null, doneAt: now })));
  });
}

/** A channel that is switched off sends nothing more, also not what waits. */
export function forgetWaiting(db: LeadlightDatabase, channel: string): Promise<unknown> {
  return db.outbox.where('[channel+waits]').equals([channel, 1]).delete();
}

/** Forgets what was done with long ago. */
export function pruneOutbox(db: LeadlightDatabase, now: EpochMs): Promise<unknown> {
  return db.outbox
    .where('doneAt')
    .below(now - KNOWN_MS)
    .delete();
}

export interface ChannelTraffic {
  waiting: number;
  /** The message that waits first, when it is tried again and why it did not go; null without a problem. */
  held: { problem: string; nextAt: EpochMs | null } | null;
  /** The newest first. */
  failed: { title: string; at: EpochMs; problem: string }[];
  failedCount: number;
}

const MOST_SHOWN = 5;

export async function trafficOf(db: LeadlightDatabase, { id }: StoredChannel): Promise<ChannelTraffic> {
  const [waiting, first, failedCount, failed] = await Promise.all([
    db.outbox.where('[channel+waits]').equals([id, 1]).count(),
    nextRow(db, id),
    failedRows(db, id).count(),
    failedRows(db, id).reverse().limit(MOST_SHOWN).toArray(),
  ]);
  return {
    waiting,
    held: first?.problem ? { problem: first.problem, nextAt: first.nextAt } : null,
    failed: failed.flatMap(({ payload, problem }) =>
      payload ? [{ title: payload.title, at: payload.at, problem: problem ?? '' }] : [],
    ),
    failedCount,
  };
}
