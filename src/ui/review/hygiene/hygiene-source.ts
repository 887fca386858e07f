import type { Quarter } from '../../../hygiene/audit/quarter';
import type { OrgRef, RecordPair } from '../../../record/others';
import type { EpochMs } from '../../../record/types';
import type { StoredNotSame } from '../../../store/hygiene-marks';
import type { AuditProgress } from '../../../store/hygiene-progress';
import type { HygieneAudit } from './hygiene-client';

/** What the user keeps on this device beside the audit. */
export interface HygieneKeeper {
  quarter: Quarter;
  now(): EpochMs;
  /** By question, of this quarter. */
  progress(account: OrgRef): Promise<Record<string, AuditProgress>>;
  /** Null: not started. */
  keep(account: OrgRef, item: string, progress: AuditProgress | null): Promise<void>;
  /** The newest first. */
  marks(account: OrgRef): Promise<StoredNotSame[]>;
  mark(account: OrgRef, pairs: readonly RecordPair[]): Promise<void>;
  unmark(account: OrgRef, pairs: readonly RecordPair[]): Promise<void>;
}

/** All that the view "Hygiene" rests on. */
export interface HygieneSource {
  audit: HygieneAudit;
  keeper: HygieneKeeper;
  /** Records were stored or deleted since the list was read. */
  isChanged: boolean;
  /** Reads the list anew, and with it what is counted. */
  onRefresh(): void;
}
