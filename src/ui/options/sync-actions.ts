import type { SyncService } from '../../contracts/sync-service';

/** What the connections page can ask of bulk sync, and how it hears that one has moved. */
export type SyncActions = SyncService & {
  watch(onMove: () => void, signal: AbortSignal): void;
};
