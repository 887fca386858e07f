import type { EpochMs, ObjectKind } from '../../record/types';
import type { BackupContent } from '../../store/backup/read-backup';
import type { RestoreMode, RestoreReport } from '../../store/backup/restore';
import type { BackupReport } from '../../store/backup/write-backup';
import type { LostData } from '../../store/damage/emptied';
import type { ExportFormat, ExportStep } from '../../store/export-records';
import type { Retention } from '../../store/retention';
import type { StoreFacts } from '../../store/store-facts';
import type { Account } from '../../store/wipe';
import type { SpendSource } from '../spend/spend-source';
import type { Work } from './use-work';

export interface DataFacts extends StoreFacts {
  /** Bytes, as the browser estimates them; null where it does not tell. */
  usage: { used: number; quota: number } | null;
  /** Whether the browser promised to keep the data when the disk is short of room; null where it does not tell. */
  isPersistent: boolean | null;
  retention: Retention;
  /** When old records are deleted next; null while nothing is planned. */
  nextDeletion: EpochMs | null;
  lost: LostData | null;
}

/** Records that are read, of all: once for the columns of a CSV file, and once for its rows. */
export interface ExportWork extends Pick<Work, 'signal'> {
  onProgress(done: number, total: number, step: ExportStep): void;
}

/** What can be asked for on "Data". All reject with an error whose message says what to do. */
export interface DataActions {
  facts(): Promise<DataFacts>;
  /** Asks the browser to keep the data; must be called right from a click. Whether it will. */
  persist(): Promise<boolean>;
  /** Writes the file and hands it to the browser's downloads. */
  backUp(passphrase: string | null, work: Work): Promise<BackupReport & { bytes: number }>;
  verify(file: Blob, passphrase: string | null, work: Work): Promise<BackupContent>;
  restore(file: Blob, passphrase: string | null, mode: RestoreMode, work: Work): Promise<RestoreReport>;
  exportRecords(object: ObjectKind, format: ExportFormat, work: ExportWork): Promise<number>;
  /** Sets damaged rows aside; how many. */
  check(work: Work): Promise<number>;
  deleteSetAside(): Promise<void>;
  acknowledgeLost(): Promise<void>;
  /** With its connection, if it has one. */
  wipeAccount(account: Account): Promise<void>;
  wipeAll(): Promise<void>;
  /** Spend, where it can be given. */
  spend?: SpendSource;
  /** For when the store does not open. */
  recovery: RecoveryActions;
  /** Draws the page anew from what is stored now. */
  reload(): void;
}

/** `noted`: how many records are known to have been stored; null where that was never noted. */
export type SavedReport = BackupReport & { bytes: number; noted: number | null };

/** What can be done about a store that does not open. */
export interface RecoveryActions {
  /** Saves what can be read, as a backup; rows that the browser can't read are left out and counted. */
  save(work: Work): Promise<SavedReport>;
  /** Deletes the database and begins with an empty one. */
  startAfresh(): Promise<void>;
  reload(): void;
}
