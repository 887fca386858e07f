import { isAlone, toldWords } from '../automations/plan-told';
import type { FormatContext } from '../record/format';
import type { EpochMs } from '../record/types';
import type { WatchNotice } from '../record/watch';
import { isDigest } from '../sla/watch/plan-notices';
import type { LeadlightDatabase } from '../store/database';
import { happeningsShown, waitingHappenings } from '../store/happening-notices';
import type { StoredHappening } from '../store/happenings';
import { toldOthers } from '../store/outbox-told';
import { noticeShown, openClocks, waitingNotices } from '../store/watch-notices';
import { type NoticeClock, type NoticeView, noticeView } from './watch-words';

export interface ClockTeller {
  db: LeadlightDatabase;
  now(): EpochMs;
  context: FormatContext;
  /** Shows a notification; false where the browser did not take it. The same one again makes no second. */
  show(view: NoticeView): Promise<boolean>;
}

/**
 * Tells the notices of clocks that were planned. What has happened to the same record, and waits as well, is told
 * in the same notification: a lead that becomes an MQL and starts its clock is one thing. What the browser does not
 * show waits for the next time; the others do not.
 */
export async function tellClocks(teller: ClockTeller, isOn: boolean): Promise<void> {
  const happened = await happenedToOne(teller.db);
  for (const notice of await waitingNotices(teller.db)) await tell(teller, notice, isOn, happened);
}

type Happened = ReadonlyMap<string, { notice: string; rows: readonly StoredHappening[] }>;

/** Notices of one record's happenings that wait, by its key. */
async function happenedToOne(db: LeadlightDatabase): Promise<Happened> {
  const all = [...(await waitingHappenings(db))].filter(([notice]) => isAlone(notice));
  return new Map(all.map(([notice, rows]) => [rows[0]?.key ?? '', { notice, rows }]));
}

async function tell(
  { db, now, context, show }: ClockTeller,
  notice: WatchNotice,
  isOn: boolean,
  happened: Happened,
): Promise<void> {
  const clocks = isOn ? await clocksOf(db, notice) : [];
  const [first] = clocks;
  const along = first && !isDigest(notice.id) ? happened.get(first.clock.key) : undefined;
  const words = along ? toldWords(along.rows.map(({ event }) => event)) : null;
  const view = noticeView(notice, clocks, now(), context, words);
  if (view && !(await show(view))) return;
  await db.transaction('rw', db.watchMarks, db.happenings, async () => {
    await noticeShown(db, notice);
    if (along && view) await happeningsShown(db, along.notice);
  });
}

/** What others were told is of weight for a record that is told of alone. */
async function clocksOf(db: LeadlightDatabase, notice: WatchNotice): Promise<NoticeClock[]> {
  const clocks = await openClocks(db, notice);
  const [first] = clocks;
  const isOne = first && clocks.every(({ clock }) => clock.key === first.clock.key);
  const told = isOne ? await toldOthers(db, first.clock.key) : null;
  return clocks.map((clock) => ({ ...clock, told }));
}
