import { Dexie, type EntityTable, type PromiseExtended, type Table } from 'dexie';
import type { PackRef } from '../record/assessment';
import type { FieldSegment } from '../record/field-columns';
import type { HandoffAnswer } from '../record/handoff';
import type { Baseline } from '../record/observe-changes';
import type { PollState } from '../record/poll';
import type { RuleStanding } from '../record/rule-standing';
import type { StoredSpend } from '../record/spend';
import type { CountedBaselines } from '../record/stage-baselines';
import type { SyncState } from '../record/sync';
import type { CrmRecord, DateOrder, EpochMs, HistoryEntry } from '../record/types';
import type { MarkEntry, Suppression, VisitSummary } from '../record/visit';
import type { WatchEvent, WatchedClock } from '../record/watch';
import type { StoredChannel } from '../record/webhook';
import { afterNoRoom } from './after-no-room';
import type { StoredContactMark } from './contact-marks';
import type { SetAside } from './damage/set-aside';
import { refuseNewer } from './damage/store-trouble';
import type { StoredDigest } from './digests';
import type { StoredDraft } from './drafts';
import type { StoredFigureStrip } from './figure-strip';
import type { StoredGuardEntry } from './guard-log';
import type { StoredFacts, StoredHappening } from './happenings';
import type { StoredNotSame } from './hygiene-marks';
import type { StoredAuditProgress } from './hygiene-progress';
import type { OutboxRow } from './outbox';
import type { PackMemory } from './packs-memory';
import type { PublishedEntry } from './publish-log';
import type { ReviewSegment } from './review-columns';
import type { StoredView } from './review-views';
import type { RuleDay } from './rule-counts';
import type { StoredSigningKey } from './signing-keys';
import type { StoredSubscription } from './subscriptions';
import type { StoredReason } from './typed-reasons';
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
  /** How each rule stood at the last visit, for counts per rule. */
  standing?: RuleStanding;
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
  /** When the store was given this row: whatever read the marks of its record before does not know of it. */
  changedAt: EpochMs;
  /** Set once it was taken back: it stays for the log only (review-marks.ts). */
  endedAt?: EpochMs;
  /** What was done with the same warning before, oldest first. */
  past?: MarkEntry[];
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

/** How far a CRM's clock is from this computer's (clock-skew.ts). */
export interface StoredSkew {
  /** The last ones that were told, in milliseconds: the CRM's clock minus ours. */
  samples: number[];
  /** What counts: their median, where it is worth correcting; else 0. */
  ms: number;
}

export type StoredSetting =
  | { name: 'active-pack'; value: PackPointer }
  | { name: 'review-format'; value: number }
  /** The figures over the list, as they were counted last (figure-strip.ts). */
  | { name: 'figure-strip'; value: StoredFigureStrip }
  /** Number of the last reading for `fieldSegments` (field-round.ts). */
  | { name: 'field-round'; value: number }
  /** The restore that was completed last, by the moment it began (backup/restore.ts). */
  | { name: 'last-restore'; value: EpochMs }
  /** The pack that the clocks in `watched` are by. */
  | { name: 'watch-pack'; value: string }
  /** Drawn once, so that two feedback files of this browser count once. */
  | { name: 'feedback-device'; value: string }
  /** Since when records of an account and kind are looked at for what happens to them. */
  | { name: `happenings-since:${string}`; value: EpochMs }
  | { name: `clock-skew:${string}`; value: StoredSkew }
  /** How long closed deals of an account stayed in each stage (counted-baselines.ts). */
  | { name: `baselines:${string}`; value: CountedBaselines }
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
  /** Contacts that users say they have made (contact-marks.ts). */
  contactMarks!: EntityTable<StoredContactMark, 'key'>;

  /** Where others are told (outbox.ts), and what is on its way there. */
  channels!: EntityTable<StoredChannel, 'id'>;
  outbox!: EntityTable<OutboxRow, 'seq'>;

  /** What happened (happenings.ts), what each record was like at the last look, and digests that were made. */
  happenings!: EntityTable<StoredHappening, 'id'>;
  recordFacts!: EntityTable<StoredFacts, 'key'>;
  digests!: EntityTable<StoredDigest, 'id'>;
  /** Answers to MQLs that are kept here (handoffs.ts). */
  handoffs!: EntityTable<HandoffAnswer, 'id'>;

  /** Rule packs that are being written in the studio. */
  drafts!: EntityTable<StoredDraft, 'id'>;
  /** Reasons and answers that are being typed. */
  typedReasons!: Table<StoredReason, [string, string]>;

  /** Watches for new leads, one for each account (poll-store.ts). */
  polls!: EntityTable<PollState, 'id'>;

  /** The newest manifest taken of each key's pack (packs-memory.ts), which outlives its subscription. */
  packMemory!: EntityTable<PackMemory, 'id'>;
  /** Keys that sign packs, made or imported in the studio; the private ones can't be read. In no backup. */
  signingKeys!: EntityTable<StoredSigningKey, 'keyId'>;
  publishLog!: EntityTable<PublishedEntry, 'seq'>;
  /** How often each rule warned, by day (rule-counts.ts); nothing of a record. */
  ruleDays!: Table<RuleDay, [string, string, string]>;

  /** Fields of all records by columns (field-segments.ts), and the keys of those that changed. */
  fieldSegments!: EntityTable<FieldSegment, 'id'>;
  fieldPending!: EntityTable<{ key: string }, 'key'>;

  /** Spend and lifetime values that their owner gave (spend.ts); of no account, and in no pack. */
  spend!: Table<StoredSpend, [string, string, string]>;

  constructor(name = 'leadlight') {
    super(name, { indexedDB: refuseNewer(Dexie.dependencies.indexedDB) });
    this.use(afterNoRoom);
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
    this.version(9).stores({ polls: 'id' });
    this.version(10).stores({
      channels: 'id',
      outbox: '++seq, key, doneAt, &[channel+event], [channel+waits], [channel+failed]',
      watchMarks: '[key+event], key, waits, [waits+key]',
    });
    this.version(11).stores({
      happenings: 'id, key, state, [kind+at]',
      recordFacts: 'key',
      digests: 'id, state, madeAt',
      handoffs: 'id, key',
    });
    this.version(12).stores({ contactMarks: 'key' });
    this.version(13).stores({ drafts: 'id' });
    this.version(14).stores({
      packMemory: 'id',
      signingKeys: 'keyId',
      publishLog: '++seq, packId',
      ruleDays: '[day+rule+pack]',
    });
    this.version(15).stores({ fieldSegments: 'id', fieldPending: 'key' });
    this.version(16).stores({ spend: '[kind+when+source]' });
    this.version(17)
      .stores({
        // What has none of these is in none of their indexes: marks without an end, and changes that don't wait.
        suppressions: '[key+rule], key, [changedAt+key], [until+key]',
        writes: 'write, key, entry.waiting.kind',
        typedReasons: '[key+asked], key',
      })
      .upgrade(async (upgrade) => {
        // Nothing that was judged by an earlier version knows of marks.
        await upgrade.table('suppressions').toCollection().modify({ changedAt: Date.now() });
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
