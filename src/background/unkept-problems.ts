import type { browser } from 'wxt/browser';
import type { SyncProblem, SyncState } from '../record/sync';

/** Problems of syncs that the store did not take, because the disk is full say; by sync. */
export interface UnkeptProblems {
  /** Null: the sync has gone on. */
  note(id: string, problem: SyncProblem | null): Promise<void>;
  all(): Promise<Record<string, SyncProblem>>;
}

/** The state as it is shown: what the store has of it is from before the problem. */
export const withUnkept = (
  state: SyncState,
  problem: SyncProblem | undefined,
  againAfterMs: number,
): SyncState =>
  problem && state.status !== 'paused' ? { ...state, problem, nextTry: problem.at + againAfterMs } : state;

const NAME = 'sync-unkept';

/** Kept in memory by the browser: that needs no room on the disk. */
export function unkeptProblems(area: typeof browser.storage.session): UnkeptProblems {
  async function all(): Promise<Record<string, SyncProblem>> {
    const { [NAME]: kept } = await area.get<{ [NAME]?: Record<string, SyncProblem> }>(NAME);
    return kept ?? {};
  }
  return {
    all,
    async note(id, problem) {
      const { [id]: known, ...others } = await all();
      if (problem) await area.set({ [NAME]: { ...others, [id]: problem } });
      else if (known) await area.set({ [NAME]: others });
    },
  };
}
