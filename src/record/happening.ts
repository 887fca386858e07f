import type { DomainEvent } from './domain-event';
import type { HandoffAnswer } from './handoff';
import type { CrmRecord, EpochMs } from './types';

/**
 * What a stored record was like when it was last looked at, as far as a happening depends on it. A member that
 * is left out was not known; null and '' are known to be none.
 */
export interface RecordFacts {
  /** Pack and version that `mql` and `desk` are by; another pack's say nothing. */
  pack: string;
  /** The pack's id of a deal's stage, else its name by letters and digits. */
  stage?: string;
  /** Sales' answer to an MQL. */
  answer?: 'accepted' | 'rejected' | 'none';
  meetingAt?: EpochMs | null;
  /** The last sign of life of a lead. */
  activeAt?: EpochMs;
  mql?: boolean;
  /** The deal desk's tier whose approval is needed. */
  desk?: string;
}

/** How the store has happenings found: pure, given by whoever knows the pack. */
export interface HappeningJudge {
  /** Pack and version, as "id@version". */
  pack: string;
  /** As of now; what is not known any more is taken over from `before`. */
  facts(record: CrmRecord, before: RecordFacts | null, kept: HandoffAnswer | null, now: EpochMs): RecordFacts;
  /**
   * What has happened between two looks. Without a look before, only what bears a time of its own from
   * `since` on.
   */
  events(found: FoundRecord, since: EpochMs, now: EpochMs): DomainEvent[];
  /** Service levels that an answer has ended. */
  stopped(record: CrmRecord, kept: HandoffAnswer, now: EpochMs): string[];
}

export interface FoundRecord {
  record: CrmRecord;
  before: RecordFacts | null;
  after: RecordFacts;
  kept: HandoffAnswer | null;
}
