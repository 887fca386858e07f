import type { ApiFailureKind } from './connection';
import type { Crm, CrmRecord, EpochMs } from './types';

/** What can be kept in step with the CRM: open deals, and leads of the last month. */
export type SyncObject = 'deal' | 'lead';

/** Which records a sync keeps. `owners` are the CRM's own ids; `view` is a list view of the CRM. */
export type SyncScope =
  | { kind: 'all' }
  | { kind: 'owners'; owners: string[]; label: string }
  | { kind: 'view'; view: string; label: string };

/** One scope as it is offered. */
export interface ScopeChoice {
  scope: SyncScope;
  label: string;
  group: 'Everything' | 'People' | 'Teams' | 'List views';
}

/**
 * Where a reading stands; plain JSON, so that another life of the background goes on there. `all`
 * compares every id with what is kept, so that deletions are found; `changes` asks only for what was
 * modified since the last reading. Both go through ids in order; `absent` looks up what `all` did not meet.
 */
export interface SyncCursor {
  mode: 'all' | 'changes';
  phase: 'list' | 'absent';
  /** Counts readings; members that an `all` reading did not meet have a lower one. */
  reading: number;
  /** The last id that was taken in; empty at the start. */
  after: string;
  /** By this computer's clock. */
  startedAt: EpochMs;
  /** By the CRM's clock: the newest modification when it began. Null for an empty CRM. */
  newest: EpochMs | null;
  /** `changes`: from when, by the CRM's clock. */
  since: EpochMs | null;
  /** The questions have changed, so that unmodified records are read too. */
  isNewQuestion: boolean;
}

export interface SyncCounts {
  /** Ids met so far, and how many there are in all; null where the CRM does not say. */
  met: number;
  total: number | null;
  /** Records read with their histories. */
  read: number;
  /** Records that the CRM does not give any more. */
  gone: number;
}

export interface SyncProblem {
  kind: ApiFailureKind | 'storage';
  /** What happened and what to do. */
  text: string;
  at: EpochMs;
}

/** One object of one account, from the first reading to the wipe. */
export interface SyncState {
  /** As made by `syncId`. */
  id: string;
  crm: Crm;
  org: string;
  object: SyncObject;
  scope: SyncScope;
  /** How long after a complete reading the next one begins by itself; null: only when asked. */
  everyMs: number | null;
  status: 'running' | 'paused' | 'idle';
  /** Rises with every change, so that a page of an earlier life is not put over a later one. */
  step: number;
  /** What records were asked for; null before the first reading. */
  question: string | null;
  /** Null while no reading is under way. */
  cursor: SyncCursor | null;
  counts: SyncCounts;
  readings: number;
  /** When the last complete reading began: the data are as of then. */
  asOf: EpochMs | null;
  /** When the last complete comparison of all ids began. */
  comparedAt: EpochMs | null;
  /** By the CRM's clock: from here on, less an overlap, the next reading asks for changes. */
  newest: EpochMs | null;
  problem: SyncProblem | null;
  /** Failures in a row. */
  failures: number;
  /** Not before; null: whenever its turn comes. */
  nextTry: EpochMs | null;
}

/** What one step of a reading changes, all or nothing. */
export interface SyncPage {
  /** What becomes of the state; its step is the store's business. */
  state: Partial<Omit<SyncState, 'id' | 'step'>>;
  records?: readonly CrmRecord[];
  /** Met by this reading: kept from now on, or still. `modified`: as the CRM listed it, by its clock. */
  met?: readonly { id: string; modified: EpochMs }[];
  /** Closed, no longer fresh, or of other owners: stored as they are, and not followed any more. */
  left?: readonly string[];
  /** What the CRM does not give any more; marked as gone since `at`, never deleted. */
  gone?: { ids: readonly string[]; at: EpochMs };
}

/** What a new sync starts with. */
export type SyncStart = Pick<SyncState, 'crm' | 'org' | 'object' | 'scope' | 'everyMs'>;

export const syncId = ({ crm, org, object }: Pick<SyncState, 'crm' | 'org' | 'object'>): string =>
  `${crm}:${org}:${object}`;

export const NO_COUNTS: SyncCounts = { met: 0, total: null, read: 0, gone: 0 };
