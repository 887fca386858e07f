import type { DomainEventKind } from './domain-event';
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
