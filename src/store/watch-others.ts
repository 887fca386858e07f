import type { WatchEvent, WatchedClock } from '../record/watch';
import { clockEvent } from '../webhooks/clock-event';
import type { LeadlightDatabase } from './database';
import { queueEvents } from './outbox';

/**
 * Queues what others are to hear of clocks that have come due. Quiet hours and what the rep looks at are the
 * rep's own matter and keep nothing from others; a step for the rep alone who looks at the record is none of
 * theirs. To be called in a transaction that holds `outboxTables` and the records.
 */
export async function tellOthers(
  db: LeadlightDatabase,
  due: readonly WatchEvent[],
  clocks: readonly WatchedClock[],
  looking: ReadonlySet<string>,
): Promise<void> {
  if ((await db.channels.count()) === 0) return;
  const clockOf = new Map(clocks.map((clock) => [`${clock.key} ${clock.sla}`, clock]));
  const keys = [...new Set(due.map(({ key }) => key))];
  const rows = await db.records.bulkGet(keys);
  const records = new Map(rows.flatMap((row) => (row ? [[row.key, row.record] as const] : [])));
  const events = due.flatMap((event) => {
    const clock = clockOf.get(`${event.key} ${event.sla}`);
    const told = clock && clockEvent(event, clock, records.get(event.key) ?? null);
    return told && !(told.clock?.to === 'rep' && looking.has(event.key)) ? [told] : [];
  });
  await queueEvents(db, events);
}
