import type { Finding } from './assessment';
import type { EpochMs, RecordIdentity } from './types';

/**
 * What a guard does when a deal is about to move on: nothing · a note while the change goes on ·
 * the change waits for an answer · going on needs a reason as well.
 */
export type GuardMode = 'off' | 'remind' | 'ask' | 'insist';

/** Which way a change of stage leads; only one that leads forward is looked into. */
export type MoveKind = 'forward' | 'backward' | 'same' | 'other-pipeline' | 'unknown';

/** What would be so if the record were in another stage. */
export interface StagePreview {
  kind: MoveKind;
  /** Failing findings: fields missing there, stages this move would skip, approvals needed. */
  findings: Finding[];
  /** What could not be judged; it never stops anyone. */
  unknown: Finding[];
}

/** A stage that the guard has something to say of. */
export interface GuardedStage {
  /** As the CRM calls it, with the pack's name beside it where they differ. */
  stage: string;
  /** Every name that a page may give it, by `stageKey`. */
  names: string[];
  mode: Exclude<GuardMode, 'off'>;
  findings: Finding[];
  unknown: Finding[];
}

/** The guard's answers for one reading of one record, made before anything is clicked. */
export interface GuardPlan {
  identity: RecordIdentity;
  /** Time of that reading; for any other one the answers are void. */
  readAt: EpochMs;
  /** The stage the record is in. */
  from: string;
  /** Only stages with findings. */
  stages: GuardedStage[];
  /** Reasons that the pack offers. */
  reasons: string[];
}

/** One time a rep went on although the guard had asked. Kept with the record on this device. */
export interface GuardLogEntry {
  /** Names the question, so that a retried call logs it once. */
  ask: string;
  at: EpochMs;
  from: string;
  to: string;
  /** Titles of the findings that were shown. */
  findings: string[];
  /** Null where none was asked for. */
  reason: string | null;
}
