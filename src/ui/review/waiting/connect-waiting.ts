import type { WriteService } from '../../../contracts/write-service';
import type { LeadlightDatabase } from '../../../store/database';
import { followWaitingWrites, type WaitingWrite, waitingWrites } from '../../../store/waiting-writes';
import type { ChangeActions } from '../../components/record-view';

/** Changes that were made without a network, and what can be done with them. */
export interface WaitingSource {
  /** Before the first picture, so that the line is in it and moves nothing later; where they can’t be read it is not. */
  read(): Promise<void>;
  /** As they were last read; none before. */
  known(): readonly WaitingWrite[];
  /** Calls `onRead` now and whenever something changes; returns what ends that. */
  follow(onRead: (writes: WaitingWrite[]) => void): () => void;
  /** Previewed anew and confirmed; nothing is sent by itself. */
  changes(write: WaitingWrite): ChangeActions;
}

export function connectWaiting(
  db: LeadlightDatabase,
  writes: Pick<WriteService, 'preview' | 'apply' | 'postpone' | 'discard' | 'restore'>,
): WaitingSource {
  let known: readonly WaitingWrite[] = [];
  const note = (read: readonly WaitingWrite[]): void => {
    known = read;
  };
  return {
    read: () => waitingWrites(db).then(note, () => {}),
    known: () => known,
    follow: (onRead) =>
      followWaitingWrites(db, (read) => {
        note(read);
        onRead(read);
      }),
    changes: ({ entry: { identity, write } }) => ({
      // Under its own name, whatever comes of it.
      preview: (change) => writes.preview(identity, change, write),
      apply: (preview) => writes.apply(preview),
      postpone: (change) => writes.postpone(write, identity, change),
      discard: (which) => writes.discard(which),
      restore: (entry) => writes.restore(entry),
    }),
  };
}
