import type { SyncPlan } from '../crm/api/sync/plan';
import { runSync } from '../crm/api/sync/run-sync';
import type { SyncStore } from '../crm/api/sync/sync-store';
import type { Timing } from '../crm/api/timing';
import type { SyncStart, SyncState } from '../record/sync';
import type { EpochMs } from '../record/types';
import { type UnkeptProblems, withUnkept } from '../record/unkept';
import { unkeptOf } from './unkept-problems';

/** The store's part of syncing. */
export interface SyncShelf extends SyncStore {
  all(): Promise<SyncState[]>;
  start(start: SyncStart): Promise<SyncState>;
  /** Null where there is no such sync. */
  change(id: string, change: Partial<SyncState>): Promise<SyncState | null>;
  wipe(id: string): Promise<number>;
}

export interface SyncRunnerOptions {
  shelf: SyncShelf;
  plan(state: SyncState): Promise<SyncPlan>;
  timing: Pick<Timing, 'now' | 'sleep'>;
  /** When to be woken next; null: not at all. */
  setAlarm(at: EpochMs | null): Promise<void>;
  announce(state: Pick<SyncState, 'id' | 'step'>): Promise<void>;
  unkept: UnkeptProblems;
}

export interface SyncRunner {
  /** All syncs; one that its store does not let go on says so. */
  list(): Promise<SyncState[]>;
  /** Takes on every sync whose turn it is; to be called at every start and alarm. Resolves when all rest. */
  wake(): Promise<void>;
  start(start: SyncStart): Promise<SyncState>;
  pause(id: string): Promise<void>;
  readNow(id: string): Promise<void>;
  wipe(id: string): Promise<number>;
  pauseAccount(account: Pick<SyncState, 'crm' | 'org'>): Promise<void>;
}

/** While anything runs, the next life of a background that dies begins after this long. */
const PULSE_MS = 30_000;
/** How long an announcement or an alarm that fails may hold up nothing. */
const quietly = (work: Promise<void>): Promise<void> => work.catch(() => {});

/** When a sync's turn is; null for one that waits to be asked. */
export function turnOf({ status, nextTry, asOf, everyMs }: SyncState): EpochMs | null {
  if (status === 'paused') return null;
  if (status === 'running') return nextTry ?? 0;
  return everyMs === null ? null : (asOf ?? 0) + everyMs;
}

/**
 * Runs the syncs of this browser, one at a time for each account, whoever asks and however often. All
 * that lasts is in the store: what a life of the background leaves open the next one takes on.
 */
export function createSyncRunner(options: SyncRunnerOptions): SyncRunner {
  const { shelf, plan, timing, setAlarm, announce, unkept } = options;
  const running = new Map<string, { work: Promise<void>; stop: AbortController; id: string | null }>();
  const accountOf = ({ crm, org }: Pick<SyncState, 'crm' | 'org'>): string => `${crm}:${org}`;

  async function setNext(): Promise<void> {
    const turns = (await shelf.all()).flatMap((state) => turnOf(state) ?? []);
    const next = turns.length === 0 ? null : Math.max(Math.min(...turns), timing.now() + PULSE_MS);
    await quietly(setAlarm(running.size > 0 ? timing.now() + PULSE_MS : next));
  }

  async function due(account: string): Promise<SyncState | undefined> {
    const now = timing.now();
    return (await shelf.all()).find((state) => {
      const turn = turnOf(state);
      return accountOf(state) === account && turn !== null && turn <= now;
    });
  }

  async function runAccount(account: string): Promise<void> {
    for (let next = await due(account); next; next = await due(account)) {
      const stop = new AbortController();
      const entry = running.get(account);
      if (entry) Object.assign(entry, { stop, id: next.id });
      const end = await run(next, stop.signal);
      if (end) await quietly(announce(end));
    }
  }

  async function run({ id, status }: SyncState, signal: AbortSignal): Promise<SyncState | null> {
    const moved = (state: SyncState): void => void quietly(announce(state));
    try {
      if (status === 'idle') await shelf.change(id, { status: 'running', nextTry: null });
      const end = await runSync(id, { store: shelf, plan, timing, signal, onStep: moved });
      await quietly(unkept.note(id, null));
      return end;
    } catch (error) {
      await quietly(unkept.note(id, unkeptOf(error, timing.now(), PULSE_MS)));
      await quietly(announce({ id, step: -1 }));
      throw error;
    }
  }

  async function list(): Promise<SyncState[]> {
    const [states, problems] = await Promise.all([shelf.all(), unkept.all()]);
    return states.map((state) => withUnkept(state, problems[state.id]));
  }

  function takeOn(account: string): Promise<void> {
    const known = running.get(account);
    // Whoever comes while the last look for work is under way has it looked for once more.
    if (known) return known.work.then(() => (running.has(account) ? undefined : takeOnIfDue(account)));
    const work = runAccount(account).finally(() => {
      running.delete(account);
      return setNext();
    });
    running.set(account, { work, stop: new AbortController(), id: null });
    return work;
  }

  async function takeOnIfDue(account: string): Promise<void> {
    if (await due(account)) await takeOn(account);
  }

  async function wake(): Promise<void> {
    const now = timing.now();
    const accounts = new Set(
      (await shelf.all()).flatMap((state) => ((turnOf(state) ?? Infinity) <= now ? [accountOf(state)] : [])),
    );
    const works = [...accounts].map(takeOn);
    await setNext();
    await Promise.allSettled(works);
  }

  function stopNow(id: string): void {
    for (const entry of running.values()) if (entry.id === id) entry.stop.abort();
  }

  async function pause(id: string): Promise<void> {
    const state = await shelf.change(id, { status: 'paused' });
    stopNow(id);
    if (state) await quietly(announce(state));
  }

  return {
    list,
    wake,
    pause,
    async start(start) {
      const state = await shelf.start(start);
      stopNow(state.id);
      void wake().catch(() => {});
      return state;
    },
    async readNow(id) {
      await shelf.change(id, { status: 'running', nextTry: null, failures: 0 });
      await quietly(unkept.note(id, null));
      void wake().catch(() => {});
    },
    async wipe(id) {
      const removed = await shelf.wipe(id);
      stopNow(id);
      await quietly(announce({ id, step: -1 }));
      return removed;
    },
    async pauseAccount(account) {
      for (const state of await shelf.all())
        if (accountOf(state) === accountOf(account)) await pause(state.id);
    },
  };
}
