import type { GuardLogEntry } from '../record/guard';
import type { OrgRef, OtherRecords, OthersWanted } from '../record/others';
import type { ShownSince } from '../record/shown-since';
import type { TypedReason } from '../record/typed-reason';
import type { CrmRecord, DateOrder, EpochMs, RecordIdentity } from '../record/types';
import type { OpenedRecord, Suppression, VisitSummary } from '../record/visit';

import type { FetchedPack } from './fetch-pack';

export type { OpenedRecord, Suppression, VisitSummary } from '../record/visit';

/**
 * Served by the background, which owns the store. Arguments and results are JSON
 * (runtime messages lose Date and Map). Every call may be retried: all are idempotent.
 */
export interface StoreService {
  /** The bundled pack, with the reason, when the store does not give the one in force. */
  activePack(): Promise<FetchedPack>;
  activePackRef(): Promise<{ id: string; version: number }>;
  openRecord(identity: RecordIdentity): Promise<OpenedRecord>;
  /** What is stored of the other records of an org, as far as it is asked for. */
  otherRecords(of: OrgRef, wanted: OthersWanted): Promise<OtherRecords>;
  /** Stores the snapshot and appends changes against what earlier visits saw, in one transaction. */
  saveVisit(record: CrmRecord, summary: VisitSummary, since: ShownSince): Promise<{ observed: number }>;
  setDateOrder(crm: string, org: string, order: DateOrder): Promise<void>;
  suppress(identity: RecordIdentity, suppression: Suppression): Promise<void>;
  unsuppress(identity: RecordIdentity, rule: string): Promise<void>;
  /** Keeps a reason or an answer as far as it is typed; an empty one no longer. */
  keepReason(identity: RecordIdentity, typed: TypedReason): Promise<void>;
  acknowledge(identity: RecordIdentity, sla: string, at: EpochMs): Promise<void>;
  /** Keeps that the rep went on although the guard had asked. */
  logGuard(identity: RecordIdentity, entry: GuardLogEntry): Promise<void>;
  /** `ask` names the click, so that a retried call opens no second page. */
  openReview(key: string | null, ask: string): Promise<void>;
}
