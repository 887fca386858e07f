import type { DomainEvent } from '../record/domain-event';
import { recordKey } from '../record/record-key';
import type { EpochMs } from '../record/types';
import type { ChannelTerms, StoredChannel } from '../record/webhook';
import { withoutNames } from '../webhooks/without-names';
import type { LeadlightDatabase } from './database';

/** Something that is to go out over a channel, went out, or could not. */
export interface OutboxRow {
  /** In the order of queueing, which is that of sending. */
  seq: number;
  channel: string;
  /** Id of the event. */
  event: string;
  /** As made by `recordKey`; empty where the event is of no record. */
  key: string;
  /** What is sent and no more; null once it was. */
  payload: DomainEvent | null;
  /** Set while it waits to be sent. */
  waits?: 1;
  /** Set once it was given up. */
  failed?: 1;
  attempts: number;
  firstTriedAt: EpochMs | null;
  /** Not before then; null for at once. */
  nextAt: EpochMs | null;
  /** Why the last attempt came to nothing, for people. */
  problem: string | null;
  /** When it was sent, or deleted after it was given up. */
  doneAt: EpochMs | null;
}

/** The tables that a transaction must hold (rw) for `queueEvents` to join it. */
export const outboxTables = (db: LeadlightDatabase) => [db.channels, db.outbox];

/**
 * Queues each event for every channel that is on and wants it, in the transaction of the caller, which holds
 * `outboxTables`. An event that a channel was given before is not given to it again. Of one clock of which several
 * things are given at once, as after a sleep, a channel gets the last that it wants: that says the rest. Answers
 * how many rows were added; the background sends them by itself.
 */
export async function queueEvents(db: LeadlightDatabase, events: readonly DomainEvent[]): Promise<number> {
  if (events.length === 0) return 0;
  const channels = (await db.channels.toArray()).filter(({ isOn }) => isOn);
  const rows = channels.flatMap((channel) =>
    lastOfEachClock(events.filter((event) => wants(channel, event))).map((event) => rowOf(channel, event)),
  );
  if (rows.length === 0) return 0;
  const named = rows.map(({ channel, event }): [string, string] => [channel, event]);
  const known = await db.outbox.where('[channel+event]').anyOf(named).keys();
  const taken = new Set(known.map(String));
  const fresh = rows.filter(({ channel, event }) => isNew(taken, String([channel, event])));
  await db.outbox.bulkAdd(fresh);
  return fresh.length;
}

function lastOfEachClock(events: readonly DomainEvent[]): DomainEvent[] {
  const last = new Map<string, DomainEvent>();
  for (const event of events) {
    const name = event.record && event.clock ? `${recordKey(event.record)} ${event.clock.sla}` : event.id;
    const known = last.get(name);
    if (!known || known.at <= event.at) last.set(name, event);
  }
  const kept = new Set(last.values());
  return events.filter((event) => kept.has(event));
}

/** True once for each name. */
function isNew(taken: Set<string>, name: string): boolean {
  if (taken.has(name)) return false;
  taken.add(name);
  return true;
}

/** Whether an event goes out over a channel, by its kind and the step of the escalation. */
export const wants = (
  { kinds, fromLevel }: Pick<ChannelTerms, 'kinds' | 'fromLevel'>,
  { kind, clock }: DomainEvent,
): boolean => kinds.includes(kind) && (kind !== 'clock-escalated' || (clock?.level ?? 0) >= fromLevel);

function rowOf({ id, share }: StoredChannel, event: DomainEvent): Omit<OutboxRow, 'seq'> {
  return {
    channel: id,
    event: event.id,
    key: event.record ? recordKey(event.record) : '',
    payload: share === 'ids' ? withoutNames(event) : event,
    waits: 1,
    attempts: 0,
    firstTriedAt: null,
    nextAt: null,
    problem: null,
    doneAt: null,
  };
}
