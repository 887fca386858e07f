import type { Deadline } from '../record/assessment';
import { recordKey } from '../record/record-key';
import type { EpochMs, RecordIdentity } from '../record/types';
import type { WatchedClock } from '../record/watch';
import { isSameCycle, isWatched, nextEventAt, urgentFrom } from '../sla/watch/events';
import type { LeadlightDatabase, StoredClock } from './database';
import { acknowledge } from './records';

/** The tables that a transaction on clocks holds. */
export const watchTables = (db: LeadlightDatabase) => [db.watched, db.watchMarks, db.acknowledgements];

/**
 * Puts the clocks of a record as they were judged last; those that are met or gone are watched no longer. What
 * was told stays told. `skewMs`: the CRM's clock minus ours. To be called in a transaction that holds `watchTables`.
 */
export async function keepClocks(
  db: LeadlightDatabase,
  key: string,
  deadlines: readonly Deadline[],
  now: EpochMs,
  skewMs = 0,
): Promise<void> {
  const known = await db.watched.where('key').equals(key).toArray();
  const open = deadlines.filter((deadline) => isWatched(deadline, now + skewMs));
  if (known.length === 0 && open.length === 0) return;
  const acknowledged = await db.acknowledgements.where('key').equals(key).toArray();
  const fresh = open.map((deadline): WatchedClock => {
    const { sla } = deadline;
    const before = known.find((clock) => clock.sla === sla);
    const isSame = before !== undefined && isSameCycle(before.deadline, deadline);
    return {
      key,
      sla,
      deadline: { ...deadline, evidence: [] },
      acknowledgedAt: acknowledged.find((one) => one.sla === sla)?.at ?? null,
      remindAt: isSame ? before.remindAt : null,
      ...(skewMs !== 0 && { skewMs }),
    };
  });
  await db.watched.where('key').equals(key).delete();
  await putClocks(db, fresh);
}

/**
 * Stores clocks with what their indexes need. To be called in a transaction that holds `watchTables`. `known`:
 * what was told of them, where that was read already.
 */
export async function putClocks(
  db: LeadlightDatabase,
  clocks: readonly WatchedClock[],
  known?: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<void> {
  if (clocks.length === 0) return;
  const told = known ?? (await toldEvents(db, [...new Set(clocks.map(({ key }) => key))]));
  await db.watched.bulkPut(clocks.map((clock) => storedClock(clock, told.get(clock.key))));
}

/** Names of the events that were told of these records, by key. */
export async function toldEvents(
  db: LeadlightDatabase,
  keys: readonly string[],
): Promise<Map<string, Set<string>>> {
  const told = new Map<string, Set<string>>(keys.map((key) => [key, new Set()]));
  for (const [key, event] of await db.watchMarks.where('key').anyOf(keys).primaryKeys())
    told.get(key)?.add(event);
  return told;
}

function storedClock(clock: WatchedClock, told: ReadonlySet<string> = new Set()): StoredClock {
  const { key, sla, deadline, acknowledgedAt, remindAt, skewMs } = clock;
  const nextAt = nextEventAt(clock, told);
  const urgent = urgentFrom(clock);
  return {
    key,
    sla,
    deadline,
    acknowledgedAt,
    remindAt,
    ...(skewMs !== undefined && { skewMs }),
    ...(nextAt !== null && { nextAt }),
    ...(urgent !== null && { urgentFrom: urgent }),
  };
}

/**
 * Acknowledges the open clocks of a record, or one of them: alerts end for this cycle, the clock runs on. An
 * answer to an earlier cycle makes room for this one. Asked again it changes nothing.
 */
export function acknowledgeClocks(
  db: LeadlightDatabase,
  identity: RecordIdentity,
  at: EpochMs,
  sla?: string,
): Promise<void> {
  const key = recordKey(identity);
  return db.transaction('rw', watchTables(db), async () => {
    const clocks = await db.watched.where('key').equals(key).toArray();
    const wanted = clocks.filter((clock) => sla === undefined || clock.sla === sla);
    for (const { sla: id, deadline, acknowledgedAt, skewMs = 0 } of wanted)
      if (acknowledgedAt !== null && acknowledgedAt + skewMs < (deadline.startAt ?? 0))
        await db.acknowledgements.delete([key, id]);
    for (const id of sla === undefined ? wanted.map((clock) => clock.sla) : [sla])
      await acknowledge(db, identity, id, at);
    const known = await db.acknowledgements.where('key').equals(key).toArray();
    const atOf = new Map(known.map((one) => [one.sla, one.at]));
    await putClocks(
      db,
      wanted.map((clock) => ({ ...clock, acknowledgedAt: atOf.get(clock.sla) ?? null, remindAt: null })),
    );
  });
}

/** The rep hears of the record's open clocks once more at that time. */
export function remindOf(db: LeadlightDatabase, key: string, at: EpochMs): Promise<void> {
  return db.transaction('rw', watchTables(db), async () => {
    const clocks = await db.watched.where('key').equals(key).toArray();
    const [first] = clocks.sort((a, b) => (a.deadline.dueAt ?? 0) - (b.deadline.dueAt ?? 0));
    if (first) await putClocks(db, [{ ...first, remindAt: at }]);
  });
}

/** When the next clock calls for attention, later than `now`; null without any. */
export async function nextUrgentAt(db: LeadlightDatabase, now: EpochMs): Promise<EpochMs | null> {
  return (await db.watched.where('urgentFrom').above(now).first())?.urgentFrom ?? null;
}

/** How many records call for attention, counted to `most` and no further. `isUrgent` decides what the index can't. */
export async function countUrgent(
  db: LeadlightDatabase,
  now: EpochMs,
  most: number,
  isUrgent: (clock: StoredClock) => boolean,
): Promise<number> {
  const keys = new Set<string>();
  await db.watched
    .where('urgentFrom')
    .belowOrEqual(now)
    .until(() => keys.size >= most)
    .each((clock) => {
      if (isUrgent(clock)) keys.add(clock.key);
    });
  return keys.size;
}
