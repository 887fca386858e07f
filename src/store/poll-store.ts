import { type PollPage, type PollStart, type PollState, pollId } from '../record/poll';
import { recordKey } from '../record/record-key';
import { syncId } from '../record/sync';
import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';
import { knownMembers, type MemberList, takeIn } from './sync-pages';
import { deleteBrought } from './sync-states';

const NEW = {
  step: 0,
  pace: 'hot',
  askedAt: null,
  crmAskedAt: null,
  newest: null,
  cursor: null,
  arrivedAt: null,
  purse: null,
  daily: null,
  problem: null,
  failures: 0,
} satisfies Partial<PollState>;

/** The leads of an account that are kept in step: one list, whether bulk sync or the watch brings them. */
const listOf = ({ crm, org }: Pick<PollState, 'crm' | 'org'>): MemberList => {
  const list = { crm, org, object: 'lead' } as const;
  return { ...list, id: syncId(list) };
};

/** The store as the watch for new leads uses it (crm/api/sync/run-poll.ts, background/poll-runner.ts). */
export const pollStore = (db: LeadlightDatabase) => ({
  all: (): Promise<PollState[]> => db.polls.toArray(),

  /** Starts a watch, or goes on with it at once; another scope begins as at first. */
  start(start: PollStart, now: EpochMs): Promise<PollState> {
    const id = pollId(start);
    return db.transaction('rw', db.polls, async () => {
      const known = await db.polls.get(id);
      const isSame = known !== undefined && JSON.stringify(known.scope) === JSON.stringify(start.scope);
      const { step, purse, daily } = known ?? NEW;
      const state: PollState = {
        ...(isSame ? known : { ...NEW, purse, daily }),
        ...start,
        id,
        step: step + 1,
        nextAt: now,
        problem: null,
        failures: 0,
      };
      await db.polls.put(state);
      return state;
    });
  },

  /**
   * Takes a turn that is due: whoever asks next finds it taken until `until`, and the state given is the one to
   * commit against. Null where it is not due any more, or not there.
   */
  claim(id: string, isDue: (state: PollState) => boolean, until: EpochMs): Promise<PollState | null> {
    return db.transaction('rw', db.polls, async () => {
      const known = await db.polls.get(id);
      if (!known || !isDue(known)) return null;
      const state = { ...known, step: known.step + 1, nextAt: until };
      await db.polls.put(state);
      return state;
    });
  },

  /** The leads of a step, who is followed, and where the watch goes on, in one transaction. */
  commit(before: PollState, { state, ...page }: PollPage): Promise<PollState | null> {
    const tables = [db.polls, db.syncs, db.syncMembers, db.records, db.observations];
    return db.transaction('rw', [...tables, db.reviewPending, db.watchPending], async () => {
      const known = await db.polls.get(before.id);
      if (known?.step !== before.step) return null;
      const list = listOf(before);
      // Read just now, so that a comparison of bulk sync that is under way has met them.
      const reading = (await db.syncs.get(list.id))?.readings ?? 0;
      await takeIn(db, list, reading, page);
      const next: PollState = { ...known, ...state, step: known.step + 1 };
      await db.polls.put(next);
      return next;
    });
  },

  known: (state: PollState, ids: readonly string[]): Promise<Map<string, EpochMs>> =>
    knownMembers(db, listOf(state), ids),

  /** Ids of the leads whose clock runs, the soonest due first. */
  async waiting(state: PollState, limit: number): Promise<string[]> {
    const prefix = recordKey({ ...listOf(state), id: '' });
    const clocks = await db.watched.where('key').startsWith(prefix).toArray();
    clocks.sort((a, b) => (a.deadline.dueAt ?? Infinity) - (b.deadline.dueAt ?? Infinity));
    return [...new Set(clocks.map(({ key }) => key.slice(prefix.length)))].slice(0, limit);
  },

  /** When the next thing comes due on a clock of the account's leads, from `now` to `until`; null without any. */
  async nextDueAt(state: PollState, now: EpochMs, until: EpochMs): Promise<EpochMs | null> {
    const prefix = recordKey({ ...listOf(state), id: '' });
    const soon = db.watched.where('nextAt').between(now, until, true, true);
    return (await soon.filter(({ key }) => key.startsWith(prefix)).first())?.nextAt ?? null;
  },

  /** Ends a watch. With `withRecords`, what only readings brought here is deleted, unless bulk sync keeps leads. */
  stop(id: string, withRecords: boolean): Promise<number> {
    return db.transaction('rw', db.tables, async () => {
      const state = await db.polls.get(id);
      if (!state) return 0;
      await db.polls.delete(id);
      const list = listOf(state);
      if (!withRecords || (await db.syncs.get(list.id))) return 0;
      return deleteBrought(db, list);
    });
  },
});

export type StoredPolls = ReturnType<typeof pollStore>;
