import type { ApiAllowance } from '../../../record/connection';
import type { CrmRecord, EpochMs } from '../../../record/types';

/** A record as a list has it. */
export interface ListedRecord {
  id: string;
  /** By the CRM's clock. */
  modified: EpochMs;
  /** Open, or fresh, as far as the list tells; others are only of interest when they are kept already. */
  isCurrent: boolean;
}

export interface ListPage {
  /** In the order of ids. */
  listed: ListedRecord[];
  /** How many come after this page; null where the CRM does not say. */
  left: number | null;
  isLast: boolean;
}

/** One record read with its history. */
export interface SyncedRecord {
  record: CrmRecord;
  modified: EpochMs;
  /** Still open, or fresh, and of the owners that are kept. */
  isInScope: boolean;
}

/** How one object of one account is read, whichever CRM it is. All reject with CrmApiError. */
export interface SyncPlan {
  /** Tells apart readings that ask for other fields. */
  question: string;
  /** How many records one step reads. */
  chunk: number;
  /** How many of them one call reads. */
  perCall: number;
  /** False where only the list tells what belongs to the scope, as with list views. */
  isScopeInRecord: boolean;
  /** Changes may be told this much later than they were made. */
  overlapMs: number;
  /** The newest modification of all; null where there is no record. */
  newest(signal?: AbortSignal): Promise<EpochMs | null>;
  /**
   * The ids after `after`. With `since`, what the owners of the scope have that was modified from then on,
   * closed records too, so that closing is seen; without, what belongs to the scope.
   */
  list(after: string, since: EpochMs | null, signal?: AbortSignal): Promise<ListPage>;
  /** By id; one that the CRM does not give is left out. At most `chunk` ids. */
  read(ids: readonly string[], signal?: AbortSignal): Promise<Map<string, SyncedRecord>>;
  /**
   * The same page as `list`, and in the same call which of the records in `waiting` have an activity that was
   * logged since `touchedSince`. Left out where an activity modifies its record, so that `list` has it anyway.
   */
  listTouched?(ask: TouchedAsk, signal?: AbortSignal): Promise<ListPage & { touched: string[] }>;
  /** What the answers so far have told beside their rows. */
  told(): ToldBeside;
}

export interface TouchedAsk {
  after: string;
  since: EpochMs;
  waiting: readonly string[];
  /** By the CRM's clock. */
  touchedSince: EpochMs;
}

export interface ToldBeside {
  /** The CRM's clock minus ours; null before the first answer. */
  clockSkewMs: number | null;
  allowance: ApiAllowance;
}

/** Leads are fresh for so long after they were made. */
export const FRESH_LEAD_MS = 30 * 86_400_000;
