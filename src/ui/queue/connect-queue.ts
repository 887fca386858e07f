import type { WatchService } from '../../contracts/watch-service';
import type { WriteService } from '../../contracts/write-service';
import { markContact } from '../../store/contact-marks';
import type { LeadlightDatabase } from '../../store/database';
import { remindOf } from '../../store/watch-clocks';
import type { QueueActions } from './Queue';
import { saveChoice } from './queue-choice';

/** What the page does itself, and what the background does for it. */
export function connectQueue(options: {
  db: LeadlightDatabase;
  watch: WatchService;
  writes: WriteService;
  storage: Pick<Storage, 'setItem'>;
  now(): number;
  newKey(): string;
}): QueueActions {
  const { db, watch, writes, storage, now, newKey } = options;
  return {
    acknowledge: (key) => watch.acknowledge(key),
    async remind(key, at) {
      await remindOf(db, key, at);
      await watch.look();
    },
    remember: (choice) => saveChoice(storage, choice),
    access: ({ record }) => writes.access(record.identity),
    changes: ({ record: { identity } }) => ({
      preview: (change, waiting) => writes.preview(identity, change, waiting),
      apply: (preview) => writes.apply(preview),
      postpone: (change, waiting) => writes.postpone(waiting ?? newKey(), identity, change),
      discard: (write) => writes.discard(write),
      restore: (entry) => writes.restore(entry),
    }),
    async mark({ key }, how, place) {
      await markContact(db, { key, at: now(), how, place });
      await watch.acknowledge(key);
    },
  };
}
