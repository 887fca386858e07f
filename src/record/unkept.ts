import type { PollState } from './poll';
import type { SyncProblem, SyncState } from './sync';
import type { EpochMs } from './types';

/** What the store did not take, the disk being full say, and when it is tried again by itself. */
export interface Unkept extends SyncProblem {
  againAt: EpochMs;
}

/**
 * Problems that can't be told by the store, because it took nothing; by the id of what could not be kept. Whoever
 * keeps them needs no room on the disk.
 */
export interface UnkeptProblems {
  /** Null: it was kept after all. */
  note(id: string, problem: Unkept | null): Promise<void>;
  all(): Promise<Record<string, Unkept>>;
}

/** The state as it is shown: what the store has of it is from before the problem. */
export function withUnkept(state: SyncState, unkept: Unkept | undefined): SyncState {
  if (!unkept || state.status === 'paused') return state;
  const { againAt, ...problem } = unkept;
  return { ...state, problem, nextTry: againAt };
}

/** The same of a watch for new leads. One that waits for its user waits on. */
export function watchWithUnkept<Watch extends Pick<PollState, 'problem' | 'pace' | 'nextAt'>>(
  state: Watch,
  unkept: Unkept | undefined,
): Watch {
  if (!unkept || state.nextAt === null) return state;
  const { againAt, ...problem } = unkept;
  return { ...state, problem, pace: 'trouble', nextAt: Math.max(state.nextAt, againAt) };
}
