import { Dexie, type EntityTable, type PromiseExtended, type Table } from 'dexie';
import type { PackRef } from '../record/assessment';
import type { Baseline } from '../record/observe-changes';
import type { SyncState } from '../record/sync';
import type { CrmRecord, DateOrder, EpochMs, HistoryEntry } from '../record/types';
import type { Suppression, VisitSummary } from '../record/visit';
import type { WatchEvent, WatchedClock } from '../record/watch';
import type { SetAside } from './damage/set-aside';
import { refuseNewer } from './damage/store-trouble';
import type { StoredGuardEntry } from './guard-log';
import type { StoredNotSame } from './hygiene-marks';
import type { StoredAuditProgress } from './hygiene-progress';
import type { ReviewSegment } from './review-columns';
import type { StoredView } from './review-views';
import type { StoredSubscription } from './subscriptions';
import type { StoredWrite } from './write-log';

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
  /** Null until the engine has judged what is stored. */
  summary: VisitSummary | null;
  asOf: EpochMs;
  /** What later visits are compared with. Rows of the first versions have none: their snapshot stands in. */
  baseline?: Baseline;
  /** What brought it here; left out where someone opened it. */
  broughtBy?: 'sync' | 'import';
  /** Since when the CRM does not give it any more: deleted, merged, or closed to this user. */
  goneSince?: EpochMs;
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

/** An open clock; the two moments are left out where there is none, and so are not in their index. */
export interface StoredClock extends WatchedClock {
  /** When the next thing comes due that was not told yet. */
  nextAt?: EpochMs;
  urgentFrom?: EpochMs;
}

/** What was told of a clock, or done with in silence: never told again. */
export interface WatchMark extends WatchEvent {
  /** When it was planned. */
  toldAt: EpochMs;
  /** Id of the notification; null for what needed none. */
  notice: string | null;
  /** Set until the browser has shown the notification. */
  waits?: 1;
}

/** A record that a sync keeps. */
export interface SyncMember {
  /** As made by `recordKey`. */
  key: string;
  /** Id of the sync. */
  sync: string;
  /** The record's id in its CRM. */
  id: string;
  /** The last reading that met it. */
  reading: number;
  /** As the CRM listed it when it was read, by the CRM's clock. */
  modified: EpochMs;
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
  /** The pack that the clocks in `watched` are by. */
  | { name: 'watch-pack'; value: string }
  | { name: `date-order:${string}`; value: DateOrder };

/** Questions that wait for the opening have their answer by then. */
const RETRY_MS = 500;

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
  syncs!: EntityTable<SyncState, 'id'>;
  syncMembers!: EntityTable<SyncMember, 'key'>;
  guardLog!: EntityTable<StoredGuardEntry, 'seq'>;
  /** Changes made in the CRM through Leadlight, and those that wait. */
  writes!: EntityTable<StoredWrite, 'write'>;
  /** Rows that were damaged (damage/set-aside.ts), and which database this is (damage/emptied.ts). */
  setAside!: EntityTable<SetAside, 'id'>;
  generation!: EntityTable<{ id: 1; value: string }, 'id'>;
  notSame!: Table<StoredNotSame, [string, string]>;
  auditProgress!: Table<StoredAuditProgress, [string, string]>;

  /** Open clocks (watch-clocks.ts), records whose clocks are to be judged anew, and what was told. */
  watched!: Table<StoredClock, [string, string]>;
  watchPending!: EntityTable<{ key: string }, 'key'>;
  watchMarks!: Table<WatchMark, [string, string]>;

  constructor(name = 'leadlight') {
    super(name, { indexedDB: refuseNewer(Dexie.dependencies.indexedDB) });
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
    this.version(4).stores({ syncs: 'id', syncMembers: 'key, [sync+reading]', guardLog: '++seq, key' });
    this.version(5).stores({ setAside: '++id, table', generation: 'id' });
    this.version(6).stores({ notSame: '[key+other], key', auditProgress: '[key+quarter], key' });
    this.version(7).stores({ writes: 'write, key' });
    this.version(8).stores({
      watched: '[key+sla], key, nextAt, urgentFrom',
      watchPending: 'key',
      watchMarks: '[key+event], key, waits',
    });
  }

  /** What keeps the store from opening may pass: a later question tries again, and not only a later script. */
  override open(): PromiseExtended<Dexie> {
    return super.open().catch((error: unknown) => {
      setTimeout(() => this.close({ disableAutoOpen: false }), RETRY_MS);
      throw error;
    });
  }
}
