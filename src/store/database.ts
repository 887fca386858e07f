import { Dexie, type EntityTable, type Table } from 'dexie';
import type { PackRef } from '../record/assessment';
import type { Baseline } from '../record/observe-changes';
import type { CrmRecord, DateOrder, EpochMs, HistoryEntry } from '../record/types';
import type { Suppression, VisitSummary } from '../record/visit';
import type { ReviewSegment } from './review-columns';
import type { StoredView } from './review-views';
import type { StoredSubscription } from './subscriptions';

export interface StoredPack {
  id: string;
  version: number;
  /** The pack document as it was published. */
  document: unknown;
  origin: PackRef['origin'];
  storedAt: EpochMs;
}

export interface StoredRecord {
  key: string;
  record: CrmRecord;
  summary: VisitSummary;
  asOf: EpochMs;
  /** What later visits are compared with. Rows of the first versions have none: their snapshot stands in. */
  baseline?: Baseline;
}

export interface StoredObservation {
  seq: number;
  key: string;
  entry: HistoryEntry;
}

export interface StoredSuppression extends Suppression {
  key: string;
}

export interface StoredAcknowledgement {
  key: string;
  sla: string;
  at: EpochMs;
}

/**
 * The pack in force. `subscription` names the row that holds its document; without one it is in
 * `packs`. `also`: further subscriptions whose rules are added, the one that counts most first.
 */
export interface PackPointer {
  id: string;
  version: number;
  subscription?: string;
  also?: { id: string; version: number; subscription: string }[];
}

export type StoredSetting =
  | { name: 'active-pack'; value: PackPointer }
  | { name: 'review-format'; value: number }
  | { name: `date-order:${string}`; value: DateOrder };

/** The extension's one database. Only the background and top-level extension pages may open it. */
export class LeadlightDatabase extends Dexie {
  packs!: Table<StoredPack, [string, number]>;
  settings!: EntityTable<StoredSetting, 'name'>;
  records!: EntityTable<StoredRecord, 'key'>;
  observations!: EntityTable<StoredObservation, 'seq'>;
  suppressions!: Table<StoredSuppression, [string, string]>;
  acknowledgements!: Table<StoredAcknowledgement, [string, string]>;
  /** Columns of all records for the review (review-index.ts), and the keys whose entry is not right any more. */
  reviewSegments!: EntityTable<ReviewSegment, 'id'>;
  reviewPending!: EntityTable<{ key: string }, 'key'>;
  reviewViews!: EntityTable<StoredView, 'name'>;
  subscriptions!: EntityTable<StoredSubscription, 'id'>;

  constructor(name = 'leadlight') {
    super(name);
    this.version(1).stores({
      packs: '[id+version]',
      settings: 'name',
      records: 'key, asOf',
      observations: '++seq, key',
      suppressions: '[key+rule], key',
      acknowledgements: '[key+sla], key',
    });
    this.version(2).stores({ reviewSegments: 'id', reviewPending: 'key', reviewViews: 'name' });
    this.version(3).stores({ subscriptions: 'id' });
  }
}
