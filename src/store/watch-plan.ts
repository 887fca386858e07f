import type { EpochMs } from '../record/types';
import type { WatchEvent, WatchedClock, WatchNotice, WatchWho } from '../record/watch';
import { concerns, EVERYBODY } from '../sla/watch/concerns';
import { dueEvents } from '../sla/watch/events';
import { type Around, byWeight, isDigest, planNotices, type Situation } from '../sla/watch/plan-notices';
import type { LeadlightDatabase, WatchMark } from './database';
import { outboxTables } from './outbox';
import { putClocks, toldEvents, watchTables } from './watch-clocks';
import { tellOthers } from './watch-others';

/** So many clocks are planned at once that no step of it takes long, however many have come due. */
const BATCH = 50;

/**
 * Plans what to tell of all that has come due, to the rep and to others, and marks it as told: a batch of clocks
 * is one transaction, and whoever plans next finds it done. The notices wait in the store until they were shown
 * (watch-notices.ts), what others are told in the outbox. What does not come alone joins one digest, over all
 * batches and over the end of a life.
 */
export async function planWatch(db: LeadlightDatabase, situation: Situation): Promise<void> {
  const { now } = situation;
  const isMany =
    (await db.watched
      .where('nextAt')
      .belowOrEqual(now)
      .limit(BATCH + 1)
      .count()) > BATCH;
  let digest = await waitingDigest(db);
  for (;;) {
    const planned = await planBatch(db, situation, { digest, isMany });
    digest ??= planned.digest;
    if (planned.count < BATCH) return;
  }
}

interface Planned {
  /** Clocks. */
  count: number;
  digest: string | null;
}

function planBatch(db: LeadlightDatabase, situation: Situation, around: Around): Promise<Planned> {
  const { now } = situation;
  return db.transaction('rw', [...watchTables(db), ...outboxTables(db), db.records], async () => {
    const clocks = await db.watched.where('nextAt').belowOrEqual(now).limit(BATCH).toArray();
    if (clocks.length === 0) return { count: 0, digest: null };
    const told = await toldEvents(db, [...new Set(clocks.map(({ key }) => key))]);
    const due = clocks.flatMap((clock) => dueEvents(clock, told.get(clock.key), now));
    const foreign = await foreignEvents(db, due, clocks, situation.who);
    const own = due.filter((event) => !foreign.has(event));
    const { notices, silent } = planNotices(own, situation, around);
    await tellOthers(db, due, clocks, situation.looking);
    await db.watchMarks.bulkAdd(marksOf(notices, [...silent, ...foreign], now));
    for (const { key, event } of due) told.get(key)?.add(event);
    await putClocks(db, clocks, told);
    return { count: clocks.length, digest: notices.find(({ id }) => isDigest(id))?.id ?? null };
  });
}

/** What is other people's: done with in silence here, whatever others are told of it. */
async function foreignEvents(
  db: LeadlightDatabase,
  due: readonly WatchEvent[],
  clocks: readonly WatchedClock[],
  who: WatchWho = EVERYBODY,
): Promise<ReadonlySet<WatchEvent>> {
  if (who.name.trim() === '') return new Set();
  const rows = await db.records.bulkGet([...new Set(due.map(({ key }) => key))]);
  const owners = new Map(rows.flatMap((row) => (row ? [[row.key, row.record.fields.owner] as const] : [])));
  const clockOf = new Map(clocks.map((clock) => [`${clock.key} ${clock.sla}`, clock]));
  const foreign = due.filter((event) => {
    const clock = clockOf.get(`${event.key} ${event.sla}`);
    const owner = owners.get(event.key);
    return clock && !concerns(event, clock, owner?.state === 'value' ? owner.text : null, who);
  });
  return new Set(foreign);
}

/** Only the weightiest event of each clock waits to be shown: a notice tells no other. */
const marksOf = (
  notices: readonly WatchNotice[],
  silent: readonly WatchEvent[],
  now: EpochMs,
): WatchMark[] => [
  ...silent.map((event) => ({ ...event, toldAt: now, notice: null })),
  ...notices.flatMap(({ id, events }) => {
    const first = weightiest(events);
    return events.map((event) => ({
      ...event,
      toldAt: now,
      notice: id,
      ...(first.has(event) && { waits: 1 as const }),
    }));
  }),
];

function weightiest(events: readonly WatchEvent[]): Set<WatchEvent> {
  const first = new Map<string, WatchEvent>();
  for (const event of [...events].sort(byWeight)) {
    const clock = `${event.key} ${event.sla}`;
    if (!first.has(clock)) first.set(clock, event);
  }
  return new Set(first.values());
}

/** The digest that was not shown yet, by its id. */
async function waitingDigest(db: LeadlightDatabase): Promise<string | null> {
  const mark = await db.watchMarks
    .where('waits')
    .equals(1)
    .filter(({ notice }) => notice !== null && isDigest(notice))
    .first();
  return mark?.notice ?? null;
}

/** When something comes due next, later than `after`; null without any. */
export async function nextWatchAt(db: LeadlightDatabase, after: EpochMs): Promise<EpochMs | null> {
  return (await db.watched.where('nextAt').above(after).first())?.nextAt ?? null;
}
