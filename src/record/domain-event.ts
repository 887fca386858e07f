import type { Crm, EpochMs, ObjectKind } from './types';

/** What happened, in the domain's words (domain.md § 3 and § 9). */
export type DomainEventKind =
  | 'mql'
  | 'clock-at-risk'
  | 'clock-breached'
  | 'clock-escalated'
  | 'handoff-accepted'
  | 'handoff-rejected'
  | 'meeting-booked'
  | 'lead-back'
  | 'stage-entered'
  | 'deal-desk'
  | 'cs-handoff'
  | 'daily-digest'
  | 'weekly-digest';

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
  /** Null for a digest. */
  record: DomainEventRecord | null;
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
