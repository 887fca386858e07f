import { nextDigestAt } from '../automations/digest-time';
import type { DigestWish } from '../record/digest';
import type { FormatContext } from '../record/format';
import type { EpochMs, RecordIdentity } from '../record/types';
import { deadlineStateAt } from '../sla/deadline-state';
import { crmNow } from '../sla/watch/events';
import type { Situation } from '../sla/watch/plan-notices';
import type { LeadlightDatabase } from '../store/database';
import type { TasksOf } from '../store/digest-figures';
import { acknowledgeClocks, countUrgent, nextUrgentAt, remindOf } from '../store/watch-clocks';
import { type ClockJudge, judgePending } from '../store/watch-pending';
import { nextWatchAt, planWatch } from '../store/watch-plan';
import { inRounds } from './rounds';
import { tellClocks } from './tell-clocks';
import { planHappened, tellDigests, tellHappenings } from './tell-happenings';
import type { NoticeView } from './watch-words';

export interface WatchRunnerOptions {
  db: LeadlightDatabase;
  judge(): Promise<ClockJudge>;
  now(): EpochMs;
  situation(now: EpochMs): Promise<Omit<Situation, 'now'> & Wishes>;
  /** What is to be done in the stage of a record, for digests; left out: nothing is known of tasks. */
  tasksOf?(): Promise<TasksOf>;
  /** One alarm; null for none. */
  setAlarm(at: EpochMs | null): Promise<void>;
  /** How many records call for attention. */
  setBadge(count: number): Promise<void>;
  /** Shows a notification; the same one again must not make a second. */
  show(view: NoticeView): Promise<void>;
  /** Notifications of the record are out of date. */
  clear(key: string): Promise<void>;
  context: FormatContext;
  /** Told after each round what has ended it, or null where it came to its end. */
  onRound?(error: unknown): Promise<void>;
}

/** What the rep wants to hear of beside clocks; left out: all happenings, and no digest. */
export interface Wishes {
  unwanted?: ReadonlySet<string>;
  digest?: DigestWish;
}

const NO_DIGEST: DigestWish = { daily: null, weekly: false };

export interface WatchRunner {
  /** Judges what changed, tells what is due and arms the alarm; at every start, alarm and change. */
  look(): Promise<void>;
  acknowledge(identity: RecordIdentity, sla?: string): Promise<void>;
  acknowledgeKey(key: string): Promise<void>;
  remind(key: string): Promise<void>;
}

const yes = (): boolean => true;
const no = (): boolean => false;

export const PULSE_MS = 30_000;
const REMIND_MS = 5 * 60_000;
/** What comes due within so short a time is told at once. */
const SETTLE_MS = 1000;

/**
 * Watches the clocks of stored records. All that lasts is in the store, and what was told is marked there
 * before it is shown: a life that ends anywhere loses nothing and doubles nothing.
 */
export function createWatchRunner(options: WatchRunnerOptions): WatchRunner {
  const { db, now } = options;
  async function round(): Promise<void> {
    try {
      await judgeAndTell();
    } catch (error) {
      // What is stored is counted on, whatever could not be stored.
      await urgentCount(db, now()).then(options.setBadge).catch(no);
      await options.onRound?.(error).catch(no);
      throw error;
    }
    await options.onRound?.(null).catch(no);
  }

  async function judgeAndTell(): Promise<void> {
    // Whatever ends this life in the midst of the work, the next one begins soon.
    await options.setAlarm(now() + PULSE_MS);
    await judgePending(db, await options.judge(), now);
    const at = now();
    const situation = { ...(await options.situation(at)), now: at };
    await planWatch(db, situation);
    await tellAll(situation);
    await options.setBadge(await urgentCount(db, now()));
    const digestAt = nextDigestAt(situation.digest ?? NO_DIGEST, at, options.context.zone);
    await options.setAlarm(await nextAlarm(db, situation, digestAt));
  }

  /** Clocks, what happened beside them, and the digests whose time has come. */
  async function tellAll(situation: Situation & Wishes): Promise<void> {
    const tasksOf = (await options.tasksOf?.()) ?? (() => null);
    const show = (view: NoticeView): Promise<boolean> => options.show(view).then(yes, no);
    const teller = { db, now, context: options.context, tasksOf, show };
    const { unwanted = new Set(), digest = NO_DIGEST } = situation;
    const told = { ...situation, unwanted, digest };
    await planHappened(db, told);
    if (situation.quietUntil === null) await tellClocks(teller, situation.isOn);
    await tellHappenings(teller, told);
    await tellDigests(teller, told);
  }

  const look = inRounds(round);

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
      // A round under way may just be showing it.
      void look().then(() => options.clear(key), no);
    },
    async remind(key) {
      await remindOf(db, key, now() + REMIND_MS);
      void look().catch(() => {});
    },
  };
}

/** What is more than the badge shows is not counted. */
const MOST_COUNTED = 100;

const urgentCount = (db: LeadlightDatabase, now: EpochMs): Promise<number> =>
  countUrgent(db, now, MOST_COUNTED, (clock) => {
    const { state } = deadlineStateAt(clock.deadline, crmNow(clock, now));
    return state === 'at-risk' || state === 'breached';
  });

/** The next thing to tell, or the next change of the badge; what waits for the end of quiet hours, then. */
async function nextAlarm(
  db: LeadlightDatabase,
  { now, quietUntil }: Situation,
  digestAt: EpochMs | null,
): Promise<EpochMs | null> {
  const [next, urgent] = await Promise.all([
    nextWatchAt(db, quietUntil === null ? 0 : now),
    nextUrgentAt(db, now),
  ]);
  const moments = [next, urgent, quietUntil, digestAt].flatMap((at) => at ?? []);
  return moments.length === 0 ? null : Math.max(Math.min(...moments), now) + SETTLE_MS;
}
