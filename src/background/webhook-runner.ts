import type { DomainEvent } from '../record/domain-event';
import type { EpochMs } from '../record/types';
import type { StoredChannel } from '../record/webhook';
import type { LeadlightDatabase } from '../store/database';
import type { OutboxRow } from '../store/outbox';
import { beginAttempt, nextRow, pruneOutbox, rowFailed, rowLater, rowSent } from '../store/outbox-rows';
import { type Attempt, GIVE_UP_MS, LONGEST_ASKED_MS, waitAfter } from '../webhooks/answer';
import { inRounds } from './rounds';

export interface WebhookRunnerOptions {
  db: LeadlightDatabase;
  now(): EpochMs;
  /** 0 to 1. */
  random(): number;
  /** One alarm; null for none. */
  setAlarm(at: EpochMs | null): Promise<void>;
  /** Never rejects. */
  send(channel: StoredChannel, event: DomainEvent): Promise<Attempt>;
}

export interface WebhookRunner {
  /** Sends what is due and arms the alarm; at every start, alarm and change. */
  look(): Promise<void>;
}

const PULSE_MS = 30_000;

/**
 * Sends what waits in the outbox: each channel in its own order, so that what can't be sent holds up what comes
 * after it, and no other channel. A life that ends in the midst sends the same message again with the same key:
 * at least once, and never lost.
 */
export function createWebhookRunner(options: WebhookRunnerOptions): WebhookRunner {
  const { db, now, random } = options;
  async function round(): Promise<void> {
    const channels = (await db.channels.toArray()).filter(({ isOn }) => isOn);
    if (channels.length === 0) return options.setAlarm(null);
    // Whatever ends this life in the midst of the work, the next one begins soon.
    await options.setAlarm(now() + PULSE_MS);
    const next = await Promise.all(channels.map(sendAll));
    await pruneOutbox(db, now());
    const moments = next.flatMap((at) => at ?? []);
    await options.setAlarm(moments.length === 0 ? null : Math.min(...moments));
  }

  /** Sends until nothing is due; answers when the next message is, or null without any. */
  async function sendAll(channel: StoredChannel): Promise<EpochMs | null> {
    for (;;) {
      const row = await nextRow(db, channel.id);
      if (!row) return null;
      if (!isDue(row, now())) return row.nextAt;
      await attempt(channel, await beginAttempt(db, row, now()));
    }
  }

  async function attempt(channel: StoredChannel, row: OutboxRow): Promise<void> {
    if (!row.payload) return rowFailed(db, row, 'What was to be sent is not there any more.');
    const answer = await options.send(channel, row.payload);
    if (answer.result === 'sent') return rowSent(db, row, now());
    if (answer.result === 'never') return rowFailed(db, row, answer.problem);
    const { problem, afterMs } = answer;
    const isOver = now() - (row.firstTriedAt ?? now()) >= GIVE_UP_MS;
    if (isOver) return rowFailed(db, row, `${problem} Given up after 24 hours.`);
    const wait = afterMs ?? waitAfter(row.attempts, random());
    return rowLater(db, row, now() + wait, problem);
  }

  const look = inRounds(round);

  return { look };
}

/** A wait longer than any is of a clock that was set back. */
const isDue = ({ nextAt }: OutboxRow, now: EpochMs): boolean =>
  nextAt === null || nextAt <= now || nextAt - now > LONGEST_ASKED_MS;
