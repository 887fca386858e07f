import { liveQuery } from 'dexie';
import type { EpochMs } from '../record/types';
import { isAcknowledged, isWatched } from '../sla/watch/events';
import type { StoredContactMark } from './contact-marks';
import type { LeadlightDatabase, StoredClock, StoredRecord } from './database';
import { handoffMarks } from './handoff-marks';

/** So many records are read; nobody gets to the end of more. */
const MOST_RECORDS = 500;

/** The records that wait, each with its open clocks. */
export interface WaitingRecord {
  stored: StoredRecord;
  clocks: StoredClock[];
  /** What the user says they did; null where they did not say. */
  contact: StoredContactMark | null;
  /** What is said of its handoff: "Recycled MQL", an answer that is kept here; null without either. */
  handoff: string | null;
}

export interface Waiting {
  /** The soonest due first; those that were acknowledged or stand, last. */
  records: WaitingRecord[];
  /** How many more wait than were read. */
  more: number;
}

/** Who waits, as the store has it. */
export async function waitingRecords(db: LeadlightDatabase, now: EpochMs): Promise<Waiting> {
  const clocks = (await db.watched.toArray()).filter(({ deadline }) => isWatched(deadline, now));
  const byKey = new Map<string, StoredClock[]>();
  for (const clock of clocks.sort((a, b) => dueOf(a) - dueOf(b)))
    byKey.set(clock.key, [...(byKey.get(clock.key) ?? []), clock]);
  const keys = [...byKey.keys()].slice(0, MOST_RECORDS);
  const [rows, marks, handoffs] = await Promise.all([
    db.records.bulkGet(keys),
    db.contactMarks.bulkGet(keys),
    handoffMarks(db, keys),
  ]);
  const records = rows.flatMap((stored, index) =>
    stored
      ? [
          {
            stored,
            clocks: byKey.get(stored.key) ?? [],
            contact: marks[index] ?? null,
            handoff: handoffs.get(stored.key) ?? null,
          },
        ]
      : [],
  );
  return { records, more: byKey.size - keys.length };
}

const dueOf = (clock: StoredClock): number =>
  isAcknowledged(clock) ? Number.MAX_SAFE_INTEGER : (clock.deadline.dueAt ?? Number.MAX_SAFE_INTEGER);

/** Calls `onRead` with who waits, now and whenever that changes, whoever changes it. */
export function followWaiting(
  db: LeadlightDatabase,
  now: () => EpochMs,
  onRead: (waiting: Waiting) => void,
  onError: (error: unknown) => void,
): () => void {
  const followed = liveQuery(() => waitingRecords(db, now())).subscribe(onRead, onError);
  return () => followed.unsubscribe();
}
