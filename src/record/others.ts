import type { Baselines } from './stage-baselines';
import type { CrmRecord, EpochMs, ObjectKind, RecordIdentity } from './types';

/** The CRM account that records belong to; records of two are never compared. */
export type OrgRef = Pick<RecordIdentity, 'crm' | 'org'>;

/** Two records by `recordKey`, in either order. */
export type RecordPair = readonly [one: string, other: string];

/** What is told of another lead or contact: who it is, and the fields that were asked for. */
export type OtherRecord = Pick<CrmRecord, 'identity' | 'title' | 'fields' | 'asOf'>;

/** What rules ask of the other records of an org. */
export interface OthersWanted {
  /** Of leads and contacts; none where no rule looks at them. */
  fields: string[];
  /** Only what was stored since then; null for all. */
  since: EpochMs | null;
  /** By which pipelines the own history is to be counted; left out where no rule asks for it. */
  history?: string;
}

/** Leads and contacts of earlier visits, the newest first and not more than `MOST_OTHERS`. */
export interface OtherRecords {
  records: OtherRecord[];
  /** Whatever was seen before this is forgotten; null where nothing is stored. */
  oldest: EpochMs | null;
  /** Pairs that the user marked as not the same; left out for none. */
  notSame?: readonly RecordPair[];
  /** The own history, where it was asked for; null when it was not counted by these pipelines. */
  baselines?: Baselines | null;
}

/** Bounds the message and the memory of the engine: some 400 bytes each. */
export const MOST_OTHERS = 5000;

/** True for leads and contacts: those that can be the same person, or contacts of one account. */
export const isPersonKind = (object: ObjectKind): boolean => object === 'lead' || object === 'contact';
