import type { EscalationTarget } from './assessment';
import type { Crm, EpochMs, ObjectKind } from './types';

/** What happened, in the domain's words (domain.md § 3 and § 9). */
export const DOMAIN_EVENT_KINDS = [
  'mql',
  'clock-at-risk',
  'clock-breached',
  'clock-escalated',
  'handoff-accepted',
  'handoff-rejected',
  'meeting-booked',
  'lead-back',
  'stage-entered',
  'deal-desk',
  'cs-handoff',
  'daily-digest',
  'weekly-digest',
  'feedback',
] as const;

export type DomainEventKind = (typeof DOMAIN_EVENT_KINDS)[number];

/** Something that happened and that others may be told of. Plain data: crosses the store and messages unchanged. */
export interface DomainEvent {
  /**
   * Names it for good, the same in every browser that sees it and at every reading: whoever is told of it twice
   * can tell by this.
   */
  id: string;
  kind: DomainEventKind;
  at: EpochMs;
  /** One line, e.g. "Escalated: Manager told". */
  title: string;
  /** Sentences: value, comparison, threshold, next step. */
  lines: string[];
  /** What was read, in the order of its weight; nothing that was not. */
  facts: { label: string; value: string }[];
  /** Null for a digest, and for feedback. */
  record: DomainEventRecord | null;
  /** Of an SLA clock; left out for all else. */
  clock?: DomainEventClock;
}

/** Which clock it is about, and how far its escalation has come. */
export interface DomainEventClock {
  /** SLA id in the pack. */
  sla: string;
  title: string;
  startedAt: EpochMs;
  /** Null while the clock is paused. */
  dueAt: EpochMs | null;
  /** Step of the escalation, from 1; null before the first. */
  level: number | null;
  /** Whom the step is for; null where the pack does not say. */
  to: EscalationTarget | null;
}

export interface DomainEventRecord {
  crm: Crm;
  org: string;
  object: ObjectKind;
  id: string;
  /** Empty where it was not read. */
  name: string;
  /** Null where it is not known. */
  url: string | null;
}
