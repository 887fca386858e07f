import type { TypedTexts } from './typed-reason';
import type { EpochMs, KnownRecord } from './types';

/** A warning the rep put away. Snoozes end at `until` or when `fingerprint` changes; dismissals have a reason. */
export interface Suppression {
  rule: string;
  kind: 'snooze' | 'dismiss';
  until: EpochMs | null;
  reason: string | null;
  at: EpochMs;
  /** Stage, amount, close date and owner when it was put away. */
  fingerprint: string;
}

/** One thing that a rep did with a warning of a record, as the log tells it. */
export interface MarkEntry extends Pick<Suppression, 'rule' | 'kind' | 'until' | 'reason' | 'at'> {
  /** When it was taken back, or another one took its place; left out while neither happened. */
  endedAt?: EpochMs;
}

export interface OpenedRecord extends KnownRecord {
  suppressions: Suppression[];
  /** Reasons and answers that were being typed when their page went away. */
  typed: TypedTexts;
  /** SLA ids whose alerts this rep acknowledged, with the time. */
  acknowledged: Record<string, EpochMs>;
  /** The CRM's clock minus this computer's, in milliseconds; left out where they agree. */
  clockSkewMs?: number;
}

/** Warning counts kept beside a snapshot, so that lists need no engine. */
export interface VisitSummary {
  breach: number;
  warning: number;
  info: number;
  unknown: number;
  /** Rules and clocks that were judged and are fine. */
  passed: number;
  topWarning: string | null;
  score: number | null;
  /** Kinds of the rules that failed, each once. Visits of the first versions have none. */
  kinds?: string[] | undefined;
  /** Pack and version, as "id@version", and when. Visits of the first versions have neither. */
  judgedBy?: string | undefined;
  judgedAt?: EpochMs | undefined;
  /** Findings that are older than their rule and put aside: in none of the counts. Left out: none. */
  parked?: number | undefined;
  /** Open findings that the rep snoozed or dismissed: in none of the counts. Left out: none. */
  putAway?: number | undefined;
  /** The rules that did not pass, for counts per rule (docs/feedback.md). */
  rules?: RuleMark[] | undefined;
}

/** How one rule that did not pass stood on a record. A rule that is not marked passed, or had nothing to say. */
export interface RuleMark {
  rule: string;
  /** `shown`: it warned · `silent`: it would have, but is in shadow mode · `parked`: put aside · `unknown`: not judged. */
  as: 'shown' | 'silent' | 'parked' | 'unknown';
  /** Fields that the warning named, by concept or pack field name; of `shown` only. */
  fields?: string[] | undefined;
}
