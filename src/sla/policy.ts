import type { FieldTest } from '../conditions/field-test';
import type { EscalationTarget } from '../record/assessment';
import type { ObjectKind } from '../record/types';

export type ClockKind = 'elapsed' | 'business';

/** So much counted time, or the end of the so-manieth business day. */
export type SlaTarget = { ms: number } | { businessDays: number };

export interface EscalationPolicy {
  label: string;
  to: EscalationTarget | null;
  /** From the start, or from the due time. */
  from: 'start' | 'due';
  afterMs: number;
  clock: ClockKind;
}

export interface PausePolicy {
  when: FieldTest;
  reason: string;
  /** Where the times of pauses are; the fields of the last one, or the values in the CRM's history. */
  times: { from: string; until: string | null } | { history: 'stage' | 'owner'; values: ReadonlySet<string> };
}

/** One service level of a pack, compiled: how fast something must follow, and who hears of it when. */
export interface SlaPolicy {
  id: string;
  kind: 'speed-to-lead' | 'handoff';
  title: string;
  appliesTo: readonly ObjectKind[];
  /** Datetime fields that start the clock, the main one first, and one that stops it; the words for them. */
  starts: readonly string[];
  startLabel: string;
  stop: string;
  stopLabel: string;
  stopHolds: 'first' | 'latest';
  /** Datetime field of the assignment; null when no delays are measured. */
  assigned: string | null;
  clock: ClockKind;
  /** Id of the calendar of a business clock; null for that of the record's owner. */
  calendar: string | null;
  target: SlaTarget;
  /** Share of the target after which it is at risk. */
  atRiskShare: number;
  escalation: readonly EscalationPolicy[];
  /** The clock runs only where this is true. */
  when: FieldTest | null;
  /** No clock runs when this is true. */
  unless: FieldTest | null;
  /** Asked when the stop field is not visible: true says that nobody reached out yet. */
  untouchedWhen: FieldTest | null;
  pauses: readonly PausePolicy[];
  /** Every field it reads. */
  fields: readonly string[];
}
