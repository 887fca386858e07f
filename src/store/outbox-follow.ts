import { liveQuery } from 'dexie';
import type { StoredChannel } from '../record/webhook';
import type { LeadlightDatabase } from './database';
import { outboxTables } from './outbox';
import { forgetWaiting } from './outbox-rows';

/** Calls `onMore` when messages wait at the start, and whenever more of them do. */
export function followOutbox(db: LeadlightDatabase, onMore: () => void): void {
  let known = 0;
  // Only what waits is in this index.
  liveQuery(() => db.outbox.orderBy('[channel+waits]').count()).subscribe(
    (waiting) => {
      const isMore = waiting > known;
      known = waiting;
      if (isMore) onMore();
    },
    () => {},
  );
}

/**
 * Holds channels to the pack in force, whose terms `named` are: what it does not name any more sends nothing, and
 * what it sends more of waits for the user's consent.
 */
export function followPack(db: LeadlightDatabase, named: readonly StoredChannel[]): Promise<void> {
  return db.transaction('rw', outboxTables(db), async () => {
    for (const channel of await db.channels.where('id').startsWith('pack:').toArray()) {
      const terms = named.find(({ id }) => id === channel.id);
      if (!terms && channel.isOn) {
        await db.channels.update(channel.id, { isOn: false });
        await forgetWaiting(db, channel.id);
      }
      if (terms) await db.channels.update(channel.id, narrowed(channel, terms));
    }
  });
}

const narrowed = (channel: StoredChannel, { kinds, fromLevel, format, label }: StoredChannel) => ({
  label,
  format,
  kinds: channel.kinds.filter((kind) => kinds.includes(kind)),
  fromLevel: Math.max(channel.fromLevel, fromLevel),
});
