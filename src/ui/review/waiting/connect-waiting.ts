import type { WriteService } from '../../../contracts/write-service';
import type { LeadlightDatabase } from '../../../store/database';
import { followWaitingWrites, type WaitingWrite } from '../../../store/waiting-writes';
import type { ChangeActions } from '../../components/record-view';

/** Changes that were made without a network, and what can be done with them. */
export interface WaitingSource {
  /** Calls `onRead` now and whenever something changes; returns what ends that. */
  follow(onRead: (writes: WaitingWrite[]) => void): () => void;
  /** Previewed anew and confirmed; nothing is sent by itself. */
  changes(write: WaitingWrite): ChangeActions;
}

export const connectWaiting = (
  db: LeadlightDatabase,
  writes: Pick<WriteService, 'preview' | 'apply' | 'postpone' | 'discard'>,
): WaitingSource => ({
  follow: (onRead) => followWaitingWrites(db, onRead),
  changes: ({ entry: { identity, write } }) => ({
    preview: (change) => writes.preview(identity, change),
    apply: (preview) => writes.apply(preview),
    // Still offline: it goes on waiting under its own name.
    postpone: (change) => writes.postpone(write, identity, change),
    discard: (which) => void writes.discard(which).catch(() => {}),
  }),
});
