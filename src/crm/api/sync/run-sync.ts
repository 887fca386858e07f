import type { SyncPage, SyncState } from '../../../record/sync';
import type { EpochMs } from '../../../record/types';
import { CrmApiError } from '../failure';
import type { Timing } from '../timing';
import { afterFailure, quickPause } from './next-try';
import type { SyncPlan } from './plan';
import { createReadAhead } from './read-ahead';
import { nextPage, type Reading } from './sync-step';
import type { SyncStore } from './sync-store';

export interface SyncRun {
  store: SyncStore;
  /** Made anew for every run; may itself fail. */
  plan(state: SyncState): Promise<SyncPlan>;
  timing: Pick<Timing, 'now' | 'sleep'>;
  signal?: AbortSignal;
  /** Told after every step. */
  onStep?(state: SyncState): void;
}

/**
 * Takes a sync on from wherever it stands until its reading is complete, fails, or is stopped by
 * someone else's change of its state. May be killed at any await: a step is committed whole or not at
 * all. Gives the state at the end; null where there is none any more. Failures become part of the state.
 */
export async function runSync(id: string, run: SyncRun): Promise<SyncState | null> {
  const { store, timing, signal, onStep } = run;
  let state = await store.load(id);
  let reading: Reading | null = null;
  while (state?.status === 'running') {
    const before: SyncState = state;
    let page: SyncPage;
    try {
      reading ??= newReading(await retried(() => run.plan(before), run), run);
      const current: Reading = reading;
      page = await retried(() => nextPage(before, current), run);
    } catch (error) {
      if (signal?.aborted) return store.load(id);
      return store.commit(before, { state: afterFailure(before, error, timing.now()) });
    }
    const next = await committed(before, page, store, timing.now);
    // Paused, cancelled or wiped meanwhile: whoever did it has said how it goes on.
    if (!next || signal?.aborted) return store.load(id);
    state = next;
    onStep?.(state);
    if (!state.cursor || state.problem) return state;
  }
  return state;
}

function newReading(plan: SyncPlan, { store, timing, signal }: SyncRun): Reading {
  return { plan, store, now: timing.now, signal, ahead: createReadAhead(plan, store, signal) };
}

const WELL = { problem: null, failures: 0, nextTry: null } as const;

/** A store that fails is told like anything else, if it still takes that much. */
async function committed(
  before: SyncState,
  { state, ...page }: SyncPage,
  store: SyncStore,
  now: () => EpochMs,
): Promise<SyncState | null> {
  const isOver = state.cursor === null;
  try {
    return await store.commit(before, {
      ...page,
      state: { ...state, ...WELL, ...(isOver && { status: 'idle' as const }) },
    });
  } catch (error) {
    return store.commit(before, { state: afterFailure(before, error, now()) });
  }
}

async function retried<T>(work: () => Promise<T>, { timing, signal }: SyncRun): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const pause = quickPause(error, tries);
      if (pause === null) throw error;
      await timing.sleep(pause, signal).catch(() => {
        throw error instanceof CrmApiError ? error : new Error('stopped');
      });
    }
  }
}
