import type { Deadline } from './assessment';
import type { DomainEventKind } from './domain-event';
import { type FormatContext, formatClock } from './format';
import type { EpochMs } from './types';

export const CHANNEL_FORMATS = ['json', 'slack', 'teams', 'zapier'] as const;
export type ChannelFormat = (typeof CHANNEL_FORMATS)[number];

/** `names`: names, sentences and links go out · `ids`: only what happened, to which record and clock, by id. */
export type ChannelShare = 'names' | 'ids';

/** What goes out over a channel. Neither its address nor its secret, which are kept apart. */
export interface ChannelTerms {
  label: string;
  format: ChannelFormat;
  kinds: DomainEventKind[];
  /** Of escalations, only this step and those after it. */
  fromLevel: number;
  share: ChannelShare;
}

/** What became of one event of a clock on one channel, as this browser knows it. */
export interface ToldOthers {
  /** SLA id, and the minute in which its cycle began. */
  sla: string;
  cycle: number;
  /** Step of the escalation, from 1. */
  step: number;
  /** Label of the channel. */
  channel: string;
  state: 'sent' | 'waiting' | 'failed';
  /** When it was sent; null before. */
  at: EpochMs | null;
}

/** A channel that somebody of this browser has agreed to. */
export interface StoredChannel extends ChannelTerms {
  /** "pack:<pack>:<channel>" for one that a pack names, "own:<uuid>" for one's own. */
  id: string;
  isOn: boolean;
  lastSentAt: EpochMs | null;
}

const MINUTE = 60_000;
const STATES = { waiting: 'waits to go to', failed: 'could not go to' } as const;

/** "sent to Managers 14:30 CET, waits to go to Desk"; null where no channel had the step. */
export function toldText(
  told: readonly ToldOthers[],
  { sla, startAt }: Deadline,
  step: number,
  context: FormatContext,
): string | null {
  const cycle = startAt === null ? null : Math.floor(startAt / MINUTE);
  const own = told.filter((one) => one.sla === sla && one.cycle === cycle && one.step === step);
  const parts = own.map(({ channel, state, at }) =>
    state === 'sent'
      ? `sent to ${channel}${at === null ? '' : ` ${formatClock(at, context)}`}`
      : `${STATES[state]} ${channel}`,
  );
  return parts.length === 0 ? null : parts.join(', ');
}
