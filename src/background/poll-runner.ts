import type { SyncPlan } from '../crm/api/sync/plan';
import { isTurn, nextTurn, type PollSigns, spend } from '../crm/api/sync/poll-interval';
import { afterTrouble } from '../crm/api/sync/poll-trouble';
import { type PollStore, runPollTurn } from '../crm/api/sync/run-poll';
import { type PollPage, type PollStart, type PollState, pollId } from '../record/poll';
import type { EpochMs } from '../record/types';
import { type Unkept, type UnkeptProblems, watchWithUnkept } from '../record/unkept';
import { unkeptOf } from './unkept-problems';

/** The store's part of the watch for new leads. */
export interface PollShelf extends PollStore {
  all(): Promise<PollState[]>;
  start(start: PollStart, now: EpochMs): Promise<PollState>;
  claim(id: string, isDue: (state: PollState) => boolean, until: EpochMs): Promise<PollState | null>;
  stop(id: string, withRecords: boolean): Promise<number>;
}

export interface PollRunnerOptions {
  shelf: PollShelf;
  /** May itself fail. */
  plan(state: PollState): Promise<SyncPlan>;
  now(): EpochMs;
  /** What the interval depends on besides the state. */
  signs(state: PollState, now: EpochMs): Promise<Pick<PollSigns, 'nextDueAt' | 'isOpen'>>;
  /** When to be woken next; null: not at all. */
  setAlarm(at: EpochMs | null): Promise<void>;
  announce(state: Pick<PollState, 'id' | 'step'>): Promise<void>;
  unkept: UnkeptProblems;
}

export interface PollRunner {
  /** All watches; one whose turns the store does not take says so. */
  list(): Promise<PollState[]>;
  /** Takes every turn that is due; to be called at every start, alarm and timer. Resolves when all are done. */
  wake(): Promise<void>;
  start(start: PollStart): Promise<PollState>;
  /** Asks at once, and goes on where a problem had stopped it. */
  askNow(id: string): Promise<void>;
  stop(id: string, withRecords: boolean): Promise<number>;
  /** The account is connected again, or anew. */
  resume(account: Pick<PollState, 'crm' | 'org'>): Promise<void>;
}

/** A turn that a dying background left is taken again after this long. */
const CLAIM_MS = 30_000;
/** A turn that the store does not let begin costs no call; what was asked for and not kept has cost some. */
const NOT_BEGUN_AGAIN_MS = 30_000;
const NOT_KEPT_AGAIN_MS = 5 * 60_000;
const quietly = (work: Promise<unknown>): Promise<unknown> => work.catch(() => {});

/**
 * Watches for new leads, one turn at a time for each account, whoever asks and however often. A turn is claimed
 * in the store before anything is asked, so that no second life or page doubles it; all that lasts is there.
 */
export function createPollRunner(options: PollRunnerOptions): PollRunner {
  const { shelf, now, unkept } = options;
  const running = new Map<string, Promise<void>>();

  async function list(): Promise<PollState[]> {
    const [states, problems] = await Promise.all([shelf.all(), known()]);
    return states.map((state) => watchWithUnkept(state, problems[state.id]));
  }

  const known = (): Promise<Record<string, Unkept>> => unkept.all().catch(() => ({}));

  async function setNext(): Promise<void> {
    const turns = (await list()).flatMap(({ nextAt }) => nextAt ?? []);
    await quietly(options.setAlarm(turns.length === 0 ? null : Math.min(...turns)));
  }

  /** The store may take nothing at all: then that is said without it, and the next turn waits as well. */
  async function turn(id: string): Promise<void> {
    let againMs = NOT_BEGUN_AGAIN_MS;
    try {
      const claimed = await shelf.claim(id, (state) => isTurn(state, now()), now() + CLAIM_MS);
      if (!claimed) return;
      againMs = NOT_KEPT_AGAIN_MS;
      await take(claimed);
      await quietly(unkept.note(id, null));
    } catch (error) {
      await quietly(unkept.note(id, unkeptOf(error, now(), againMs)));
      await quietly(options.announce({ id, step: -1 }));
      throw error;
    }
  }

  async function take(claimed: PollState): Promise<void> {
    const { id } = claimed;
    await setNext();
    const last = newest(claimed);
    let calls = 0;
    try {
      const plan = await options.plan(claimed);
      await runPollTurn(claimed, {
        store: last.follow(shelf),
        plan,
        now,
        onCalls: (count) => {
          calls += count;
        },
      });
      const { max, remaining, windowMs } = plan.told().allowance;
      const isDaily = max !== null && remaining !== null && windowMs === DAY_MS;
      await finish(last.state(), calls, isDaily ? { max, remaining } : claimed.daily);
    } catch (error) {
      const failed = last.state();
      const purse = spend(failed, calls, now());
      await shelf.commit(failed, { state: { ...afterTrouble(failed, error, now()), purse } });
    }
    await quietly(options.announce({ id, step: last.state().step }));
  }

  async function finish(state: PollState, calls: number, daily: PollState['daily']): Promise<void> {
    const at = now();
    const spent = { ...state, daily, purse: spend({ ...state, daily }, calls, at) };
    const signs = { ...spent, ...(await options.signs(spent, at)), hasMore: state.cursor !== null };
    const { at: nextAt, pace } = nextTurn(signs, at);
    await shelf.commit(state, { state: { purse: spent.purse, daily, nextAt, pace } });
  }

  function takeOn(id: string): Promise<void> {
    const known = running.get(id);
    if (known) return known;
    const work = turn(id).finally(() => running.delete(id));
    running.set(id, work);
    return work;
  }

  /** Twice: a turn that was under way counts for nothing once somebody has changed its watch. */
  async function wake(): Promise<void> {
    for (let round = 0; round < 2; round += 1) {
      const due = (await list()).filter((state) => isTurn(state, now()));
      if (due.length === 0) break;
      await Promise.allSettled(due.map(({ id }) => takeOn(id)));
    }
    await setNext();
  }

  async function start({ crm, org, scope }: PollStart): Promise<PollState> {
    const state = await shelf.start({ crm, org, scope }, now());
    await quietly(unkept.note(state.id, null));
    void quietly(wake());
    return state;
  }

  async function again(id: string): Promise<void> {
    const known = (await shelf.all()).find((state) => state.id === id);
    if (known) await start(known);
  }

  return {
    list,
    wake,
    start,
    askNow: again,
    resume: (account) => again(pollId(account)),
    async stop(id, withRecords) {
      const removed = await shelf.stop(id, withRecords);
      await setNext();
      await quietly(options.announce({ id, step: -1 }));
      return removed;
    },
  };
}

const DAY_MS = 86_400_000;

/** Remembers the state that the last commit gave, to commit against. */
function newest(first: PollState) {
  let state = first;
  return {
    state: (): PollState => state,
    follow: (store: PollStore): PollStore => ({
      ...store,
      async commit(before: PollState, page: PollPage) {
        const next = await store.commit(before, page);
        state = next ?? state;
        return next;
      },
    }),
  };
}
