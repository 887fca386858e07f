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
}

/** Leads are fresh for so long after they were made. */
export const FRESH_LEAD_MS = 30 * 86_400_000;
