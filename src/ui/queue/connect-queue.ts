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
      preview: (change) => writes.preview(identity, change),
      apply: (preview) => writes.apply(preview),
      postpone: (change) => writes.postpone(newKey(), identity, change),
      discard: (write) => void writes.discard(write).catch(() => {}),
    }),
    async mark({ key }, how, place) {
      await markContact(db, { key, at: now(), how, place });
      await watch.acknowledge(key);
    },
  };
}
