import { Dexie } from 'dexie';
import type { CrmRecord } from '../record/types';
import type { WatchNotice } from '../record/watch';
import { isAcknowledged } from '../sla/watch/events';
import type { LeadlightDatabase, StoredClock, WatchMark } from './database';

/** So many rows are read and written at once, so that no step takes long. */
const BATCH = 50;
const PAGE = 500;
/** Nobody is told more names in one notice. */
const MOST_RECORDS = 5;

/**
 * Notices that were planned and not shown yet, as far as anybody knows, with the event that each clock is told by;
 * showing one again must not double it.
 */
export async function waitingNotices(db: LeadlightDatabase): Promise<WatchNotice[]> {
  const notices = new Map<string, WatchNotice>();
  for await (const { notice, toldAt: _, waits: __, ...event } of waitingMarks(db)) {
    if (notice === null) continue;
    const known = notices.get(notice);
    if (known) known.events.push(event);
    else notices.set(notice, { id: notice, events: [event] });
  }
  return [...notices.values()];
}

async function* waitingMarks(db: LeadlightDatabase): AsyncGenerator<WatchMark> {
  for (let after = ''; ; ) {
    const marks = await db.watchMarks
      .where('[waits+key]')
      .between([1, after], [1, Dexie.maxKey], false, false)
      .limit(PAGE)
      .toArray();
    const last = marks.at(-1)?.key;
    if (last === undefined) return;
    // The next page begins behind a record, so the last one is read whole.
    const whole = marks.length < PAGE ? marks : marks.filter(({ key }) => key !== last);
    yield* whole.length > 0 ? whole : await db.watchMarks.where({ waits: 1, key: last }).toArray();
    if (marks.length < PAGE) return;
    after = whole.at(-1)?.key ?? last;
  }
}

/** What of a notice is still open and was not acknowledged in its cycle, with the records of the first few. */
export async function openClocks(
  db: LeadlightDatabase,
  { events }: WatchNotice,
): Promise<{ clock: StoredClock; record: CrmRecord | null; score: number | null }[]> {
  const names = new Set(events.map(({ key, sla }) => `${key} ${sla}`));
  const keys = [...new Set(events.map(({ key }) => key))];
  const open: StoredClock[] = [];
  for (let from = 0; from < keys.length; from += BATCH) {
    const some = keys.slice(from, from + BATCH);
    for (const clock of await db.watched.where('key').anyOf(some).toArray())
      if (!isAcknowledged(clock) && names.has(`${clock.key} ${clock.sla}`)) open.push(clock);
  }
  const first = [...new Set(open.map(({ key }) => key))].slice(0, MOST_RECORDS);
  const rows = await db.records.bulkGet(first);
  const records = new Map(rows.flatMap((row) => (row ? [[row.key, row] as const] : [])));
  return open.map((clock) => {
    const row = records.get(clock.key);
    return { clock, record: row?.record ?? null, score: row?.summary?.score ?? null };
  });
}

/** The browser has shown it. One transaction, in steps that are short, however many events it tells of. */
export async function noticeShown(db: LeadlightDatabase, { id, events }: WatchNotice): Promise<void> {
  const names = events.map(({ key, event }): [string, string] => [key, event]);
  await db.transaction('rw', db.watchMarks, async () => {
    for (let from = 0; from < names.length; from += BATCH) {
      const marks = await db.watchMarks.bulkGet(names.slice(from, from + BATCH));
      const shown = marks.flatMap((mark) => {
        if (mark?.notice !== id) return [];
        const { waits: _, ...rest } = mark;
        return [rest];
      });
      await db.watchMarks.bulkPut(shown);
    }
  });
}
