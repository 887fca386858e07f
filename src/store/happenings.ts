import type { DomainEvent } from '../record/domain-event';
import type { HandoffAnswer } from '../record/handoff';
import type { HappeningJudge, RecordFacts } from '../record/happening';
import { recordKey } from '../record/record-key';
import type { CrmRecord, EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';
import { newestAnswer } from './handoffs';
import { outboxTables, queueEvents } from './outbox';

/** What a record met for the first time may tell of is no older. */
const NEWS_MS = 24 * 3_600_000;

export interface StoredHappening {
  /** The event's, so that it is born once. */
  id: string;
  /** Of the record, as made by `recordKey`. */
  key: string;
  kind: DomainEvent['kind'];
  at: EpochMs;
  event: DomainEvent;
  /** `new` until it was planned · `waits` until the browser has shown its notification · `done`. */
  state: 'new' | 'waits' | 'done';
  /** Id of the notification; null for what needed none. */
  notice: string | null;
}

export interface StoredFacts extends RecordFacts {
  key: string;
}

/** The tables that a transaction holds (rw) in which things happen. */
export const happeningTables = (db: LeadlightDatabase) => [
  db.happenings,
  db.recordFacts,
  db.handoffs,
  db.settings,
  ...outboxTables(db),
];

/**
 * Finds out what has happened to a record since the last look, keeps it to be told, and queues it for others; all
 * in the caller's transaction, which holds `happeningTables`. Of a record from a file nothing is told.
 */
export async function takeHappenings(
  db: LeadlightDatabase,
  judge: HappeningJudge,
  { key, record, broughtBy }: { key: string; record: CrmRecord; broughtBy?: 'sync' | 'import' },
  now: EpochMs,
): Promise<void> {
  const known = await db.recordFacts.get(key);
  const kept = await newestAnswer(db, key);
  const before = known ? withoutKey(known) : null;
  const after = judge.facts(record, before, kept, now);
  const isFromFile = before === null && broughtBy === 'import';
  const since = before === null ? await newsSince(db, record, now) : 0;
  if (!isFromFile) await bear(db, judge.events({ record, before, after, kept }, since, now));
  await db.recordFacts.put({ ...after, key });
}

function withoutKey({ key: _, ...facts }: StoredFacts): RecordFacts {
  return facts;
}

/** Since when records of this kind and account are looked at here: what lies before is their past. */
async function newsSince(
  db: LeadlightDatabase,
  { identity: { crm, org, object } }: CrmRecord,
  now: EpochMs,
): Promise<EpochMs> {
  const name = `happenings-since:${crm}:${org}:${object}` as const;
  const known = (await db.settings.get(name))?.value;
  if (typeof known === 'number') return Math.max(known, now - NEWS_MS);
  await db.settings.put({ name, value: now });
  return now;
}

/** Keeps events that were not born before, and queues them for others, in the caller's transaction. */
export async function bear(db: LeadlightDatabase, events: readonly DomainEvent[]): Promise<void> {
  if (events.length === 0) return;
  const known = new Set(
    await db.happenings
      .where('id')
      .anyOf(events.map(({ id }) => id))
      .primaryKeys(),
  );
  const fresh = events.filter(({ id }) => !known.has(id));
  await db.happenings.bulkAdd(
    fresh.map((event): StoredHappening => {
      const { id, kind, at, record } = event;
      return { id, key: record ? recordKey(record) : '', kind, at, event, state: 'new', notice: null };
    }),
  );
  await queueEvents(db, fresh);
}

/** Service levels that an answer, kept here, has ended; for the judging of clocks. */
export async function stoppedClocks(
  db: LeadlightDatabase,
  judge: HappeningJudge,
  key: string,
  record: CrmRecord,
  now: EpochMs,
): Promise<{ slas: readonly string[]; at: EpochMs } | null> {
  const kept: HandoffAnswer | null = await newestAnswer(db, key);
  return kept && { slas: judge.stopped(record, kept, now), at: kept.at };
}

/** Happenings of some kind from one moment on, before another, the oldest first. */
export const happeningsBetween = (
  db: LeadlightDatabase,
  kind: DomainEvent['kind'],
  from: EpochMs,
  to: EpochMs,
): Promise<StoredHappening[]> =>
  db.happenings.where('[kind+at]').between([kind, from], [kind, to], true, false).toArray();
