import type { PackRef } from '../record/assessment';
import type { CrmRecord, DateOrder, EpochMs, RecordIdentity } from '../record/types';
import type { OpenedRecord, Suppression, VisitSummary } from '../record/visit';

export type { OpenedRecord, Suppression, VisitSummary } from '../record/visit';

/**
 * Served by the background, which owns the store. Arguments and results are JSON
 * (runtime messages lose Date and Map). Every call may be retried: all are idempotent.
 */
export interface StoreService {
  activePack(): Promise<{ pack: unknown; origin: PackRef['origin'] }>;
  activePackRef(): Promise<{ id: string; version: number }>;
  openRecord(identity: RecordIdentity): Promise<OpenedRecord>;
  /** Stores the snapshot and appends changes against the last one, in one transaction. */
  saveVisit(record: CrmRecord, summary: VisitSummary): Promise<{ observed: number }>;
  setDateOrder(crm: string, org: string, order: DateOrder): Promise<void>;
  suppress(identity: RecordIdentity, suppression: Suppression): Promise<void>;
  unsuppress(identity: RecordIdentity, rule: string): Promise<void>;
  acknowledge(identity: RecordIdentity, sla: string, at: EpochMs): Promise<void>;
  openReview(key: string | null): Promise<void>;
}
