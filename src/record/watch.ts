import type { Deadline } from './assessment';
import type { EpochMs } from './types';

/** An open clock of a stored record, as the watch keeps it. Plain data: crosses the store and messages unchanged. */
export interface WatchedClock {
  /** As made by `recordKey`. */
  key: string;
  /** SLA id in the pack. */
  sla: string;
  /** Without its evidence, which the record's own view has. */
  deadline: Deadline;
  /** When somebody acknowledged this cycle; null before. */
  acknowledgedAt: EpochMs | null;
  /** When the rep wants to hear of it again; null without such a wish. */
  remindAt: EpochMs | null;
  /**
   * The CRM's clock minus this computer's when the clock was judged; left out where they agree. The deadline is
   * by the CRM's clock; the other moments here are by this computer's.
   */
  skewMs?: number;
}

/** One thing that comes due on a clock. */
export interface WatchEvent {
  key: string;
  sla: string;
  /** Names the event for good, over restarts and new judgements: SLA, cycle, and what. */
  event: string;
  what: WatchWhat;
  at: EpochMs;
}

/** `level`: a step of the escalation; `label` is the pack's. */
export type WatchWhat =
  | { kind: 'start' | 'at-risk' | 'breach' | 'remind' }
  | { kind: 'level'; level: number; label: string };

/** What the rep is told at once: one record, or a digest of several. */
export interface WatchNotice {
  /** The browser's id of the notification: the same however often it is made. */
  id: string;
  events: WatchEvent[];
}

/** Hours without notices, as wall times "18:00" to "08:00"; may pass midnight. */
export interface QuietHours {
  from: string;
  to: string;
}

/** Whose clocks and happenings the user wants to hear of. */
export interface WatchWho {
  /** The user, as the CRM names owners. Empty: of everybody's. */
  name: string;
  /** Steps of other people's records that are the user's all the same. */
  parts: EscalationPart[];
}

export const ESCALATION_PARTS = ['backup', 'manager'] as const;
export type EscalationPart = (typeof ESCALATION_PARTS)[number];
