import type { SyncPage, SyncState } from '../../../record/sync';
import type { EpochMs } from '../../../record/types';

/** Where a sync keeps its state and its records. */
export interface SyncStore {
  load(id: string): Promise<SyncState | null>;
  /**
   * Takes a step's page in and gives the new state; null where the state is not the one that the step
   * began with any more, and nothing was changed.
   */
  commit(state: SyncState, page: SyncPage): Promise<SyncState | null>;
  /** Those of the ids that are kept, with the modification that was read. */
  known(state: SyncState, ids: readonly string[]): Promise<Map<string, EpochMs>>;
  /** Some of those kept that the reading did not meet. */
  absent(id: string, reading: number, limit: number): Promise<string[]>;
}
