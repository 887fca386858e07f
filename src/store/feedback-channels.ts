import type { DomainEvent } from '../record/domain-event';
import type { StoredChannel } from '../record/webhook';
import type { LeadlightDatabase } from './database';
import { outboxTables, queueEvents } from './outbox';

/** Channels that are on, want feedback and are given more than ids: the pack's author and the rep agree. */
export async function feedbackChannels(db: LeadlightDatabase): Promise<StoredChannel[]> {
  const channels = await db.channels.toArray();
  return channels.filter(({ isOn, kinds, share }) => isOn && share === 'names' && kinds.includes('feedback'));
}

/** Gives the events to every such channel; the background sends them. */
export async function queueFeedback(db: LeadlightDatabase, events: readonly DomainEvent[]): Promise<void> {
  await db.transaction('rw', outboxTables(db), () => queueEvents(db, events));
}
