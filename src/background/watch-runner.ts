import type { FormatContext } from '../record/format';
import type { EpochMs, RecordIdentity } from '../record/types';
import type { WatchNotice } from '../record/watch';
import { deadlineStateAt } from '../sla/deadline-state';
import type { Situation } from '../sla/watch/plan-notices';
import type { LeadlightDatabase } from '../store/database';
import { acknowledgeClocks, nextUrgentAt, remindOf, urgentClocks } from '../store/watch-clocks';
import { type ClockJudge, judgePending } from '../store/watch-pending';
import { nextWatchAt, noticeShown, planWatch, waitingNotices } from '../store/watch-plan';
import { type NoticeView, noticeView } from './watch-words';

export interface WatchRunnerOptions {
  db: LeadlightDatabase;
  judge(): Promise<ClockJudge>;
  now(): EpochMs;
  situation(now: EpochMs): Promise<Omit<Situation, 'now'>>;
  /** One alarm; null for none. */
  setAlarm(at: EpochMs | null): Promise<void>;
  /** How many records call for attention. */
  setBadge(count: number): Promise<void>;
  /** Shows a notification; the same one again must not make a second. */
  show(view: NoticeView): Promise<void>;
  /** Notifications of the record are out of date. */
  clear(key: string): Promise<void>;
  context: FormatContext;
}

export interface WatchRunner {
  /** Judges what changed, tells what is due and arms the alarm; at every start, alarm and change. */
  look(): Promise<void>;
  acknowledge(identity: RecordIdentity, sla?: string): Promise<void>;
  acknowledgeKey(key: string): Promise<void>;
  remind(key: string): Promise<void>;
}

const yes = (): boolean => true;
const no = (): boolean => false;

const PULSE_MS = 30_000;
const REMIND_MS = 5 * 60_000;
/** What comes due within so short a time is told at once. */
const SETTLE_MS = 1000;

/**
 * Watches the clocks of stored records. All that lasts is in the store, and what was told is marked there
 * before it is shown: a life that ends anywhere loses nothing and doubles nothing.
 */
export function createWatchRunner(options: WatchRunnerOptions): WatchRunner {
  const { db, now } = options;
  let running: Promise<void> | null = null;
  let isAsked = false;

  async function round(): Promise<void> {
    // Whatever ends this life in the midst of the work, the next one begins soon.
    await options.setAlarm(now() + PULSE_MS);
    await judgePending(db, await options.judge(), now);
    const at = now();
    const situation = { ...(await options.situation(at)), now: at };
    await planWatch(db, situation);
    for (const notice of await waitingNotices(db)) await tell(notice, situation.isOn);
    await options.setBadge(await countUrgent(db, now()));
    await options.setAlarm(await nextAlarm(db, situation));
  }

  /** One that the browser does not show waits for the next round; the others, the badge and the alarm do not. */
  async function tell(notice: WatchNotice, isOn: boolean): Promise<void> {
    const view = isOn ? await viewOf(notice) : null;
    const isDone = !view || (await options.show(view).then(yes, no));
    if (isDone) await noticeShown(db, notice);
  }

  async function viewOf(notice: WatchNotice): Promise<NoticeView | null> {
    const keys = [...new Set(notice.events.map(({ key }) => key))];
    const [clocks, rows] = await Promise.all([
      db.watched.where('key').anyOf(keys).toArray(),
      db.records.bulkGet(keys),
    ]);
    const open = clocks.filter(
      (clock) =>
        clock.acknowledgedAt === null &&
        notice.events.some(({ key, sla }) => key === clock.key && sla === clock.sla),
    );
    const records = new Map(keys.map((key, index) => [key, rows[index]?.record ?? null]));
    const known = open.map((clock) => ({ clock, record: records.get(clock.key) ?? null }));
    return noticeView(notice, known, now(), options.context);
  }

  /** Whoever asks while a round is under way has another one made after it. */
  function look(): Promise<void> {
    if (running) {
      isAsked = true;
      return running;
    }
    running = (async () => {
      do {
        isAsked = false;
        await round();
      } while (isAsked);
    })().finally(() => {
      running = null;
    });
    return running;
  }

  async function acknowledge(identity: RecordIdentity, sla?: string): Promise<void> {
    await acknowledgeClocks(db, identity, now(), sla);
    void look().catch(() => {});
  }

  return {
    look,
    acknowledge,
    async acknowledgeKey(key) {
      const stored = await db.records.get(key);
      if (stored) await acknowledge(stored.record.identity);
      await options.clear(key);
    },
    async remind(key) {
      await remindOf(db, key, now() + REMIND_MS);
      void look().catch(() => {});
    },
  };
}

async function countUrgent(db: LeadlightDatabase, now: EpochMs): Promise<number> {
  const urgent = (await urgentClocks(db, now)).filter(({ deadline }) => {
    const { state } = deadlineStateAt(deadline, now);
    return state === 'at-risk' || state === 'breached';
  });
  return new Set(urgent.map(({ key }) => key)).size;
}

/** The next thing to tell, or the next change of the badge; what waits for the end of quiet hours, then. */
async function nextAlarm(db: LeadlightDatabase, { now, quietUntil }: Situation): Promise<EpochMs | null> {
  const [next, urgent] = await Promise.all([
    nextWatchAt(db, quietUntil === null ? 0 : now),
    nextUrgentAt(db, now),
  ]);
  const moments = [next, urgent, quietUntil].flatMap((at) => at ?? []);
  return moments.length === 0 ? null : Math.max(Math.min(...moments), now) + SETTLE_MS;
}
