import type { EpochMs } from '../record/types';
import type { WatchNotice } from '../record/watch';
import { dueEvents } from '../sla/watch/events';
import { planNotices, type Situation } from '../sla/watch/plan-notices';
import type { LeadlightDatabase, WatchMark } from './database';
import { putClocks, toldEvents, watchTables } from './watch-clocks';

/**
 * Plans what to tell of all that has come due, and marks it as told, in one transaction: whoever plans next
 * finds it done. The notices wait in the store until they were shown (`waitingNotices`).
 */
export function planWatch(db: LeadlightDatabase, situation: Situation): Promise<void> {
  const { now } = situation;
  return db.transaction('rw', watchTables(db), async () => {
    const clocks = await db.watched.where('nextAt').belowOrEqual(now).toArray();
    if (clocks.length === 0) return;
    const told = await toldEvents(db, [...new Set(clocks.map(({ key }) => key))]);
    const due = clocks.flatMap((clock) => dueEvents(clock, told.get(clock.key), now));
    const { notices, silent } = planNotices(due, situation);
    const marks: WatchMark[] = [
      ...silent.map((event) => ({ ...event, toldAt: now, notice: null })),
      ...notices.flatMap(({ id, events }) =>
        events.map((event) => ({ ...event, toldAt: now, notice: id, waits: 1 as const })),
      ),
    ];
    if (marks.length === 0) return;
    await db.watchMarks.bulkAdd(marks);
    await putClocks(db, clocks);
  });
}

/** Notices that were planned and not shown yet, as far as anybody knows; showing one again must not double it. */
export async function waitingNotices(db: LeadlightDatabase): Promise<WatchNotice[]> {
  const notices = new Map<string, WatchNotice>();
  for (const { notice, toldAt: _, waits: __, ...event } of await db.watchMarks
    .where('waits')
    .equals(1)
    .toArray()) {
    if (notice === null) continue;
    const known = notices.get(notice);
    if (known) known.events.push(event);
    else notices.set(notice, { id: notice, events: [event] });
  }
  return [...notices.values()];
}

/** The browser has shown it. */
export async function noticeShown(db: LeadlightDatabase, { id, events }: WatchNotice): Promise<void> {
  await db.transaction('rw', db.watchMarks, async () => {
    const marks = await db.watchMarks.bulkGet(events.map(({ key, event }): [string, string] => [key, event]));
    const shown = marks.flatMap((mark) => {
      if (mark?.notice !== id) return [];
      const { waits: _, ...rest } = mark;
      return [rest];
    });
    await db.watchMarks.bulkPut(shown);
  });
}

/** When something comes due next, later than `after`; null without any. */
export async function nextWatchAt(db: LeadlightDatabase, after: EpochMs): Promise<EpochMs | null> {
  return (await db.watched.where('nextAt').above(after).first())?.nextAt ?? null;
}
