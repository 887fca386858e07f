import type { Crm, CrmRecord, DateOrder, EpochMs, FieldType, ObjectKind } from './types';

/** What the import of files says and asks: shared by the reader that guesses, the worker and the page. */

/**
 * How surely something was guessed. `certain`: it is the CRM's or the pack's own name · `likely`: a
 * usual name, or its values · `possible`: little speaks for it.
 */
export type GuessConfidence = 'certain' | 'likely' | 'possible';

export interface GuessReason {
  confidence: GuessConfidence;
  /** A clause, e.g. "header equals the label of Close date in HubSpot (German)". */
  reason: string;
}

/** Something that a column can be mapped to. */
export interface ImportField {
  /** A concept, a field of the rule pack, or `modifiedAt`. */
  name: string;
  label: string;
  type: FieldType;
  isRequired: boolean;
}

/** The account that records belong to: part of who they are. */
export interface ImportAccount {
  crm: Crm;
  /** As `RecordIdentity.org`. */
  org: string;
  /** Where its record pages are, e.g. "https://app.hubspot.com"; null when that is not known. */
  origin: string | null;
}

/** Columns of a file that tells of changes. */
export interface HistoryColumns {
  file: string;
  id: string;
  at: string;
  /** One row a state: the column of the stage. */
  stage: string | null;
  /** One row a change: what changed, from what, to what. */
  field: string | null;
  from: string | null;
  to: string | null;
  /** What the file writes for the fields. */
  fieldNames: Record<string, 'stage' | 'amount' | 'closeDate' | 'owner' | 'nextStep'>;
  dateOrder: DateOrder | null;
  decimal: DecimalMark | null;
}

export type DecimalMark = '.' | ',';

/** All that a user decides on the way from files to records. Becomes a map and an account. */
export interface ImportDraft {
  crm: Crm | null;
  object: ObjectKind | null;
  account: ImportAccount | null;
  /** The column of ids. Several, or `isIdMade`: an id is made of their texts. */
  id: string[];
  isIdMade: boolean;
  /** Field name → its columns. Several: the first that is not blank; of a name: all, in this order. */
  columns: Record<string, string[]>;
  /** Columns that state when a record entered a stage → that stage. */
  entered: Record<string, string>;
  /** What the file writes → the pack's id of that stage. */
  stageValues: Record<string, string>;
  dateOrder: DateOrder | null;
  decimal: DecimalMark | null;
  /** IANA zone of times that state none. */
  zone: string;
  history: HistoryColumns | null;
  /** The map that was loaded, with settings that the page does not show. */
  base: Record<string, unknown> | null;
}

/** A column as the mapping shows it. */
export interface ImportColumn {
  name: string;
  filled: number;
  samples: string[];
}

/** What is known of a chosen file before it is read. */
export interface FileFacts {
  name: string;
  bytes: number;
  format: 'csv' | 'json' | 'ndjson';
  encoding: string;
  /** Of CSV files. */
  separator: string | null;
  rows: number;
  footers: string[];
  footerCount: number;
  refused: number;
  role: FileRole;
  columns: ImportColumn[];
}

export type FileRole = 'records' | 'history' | 'ignored';

/** A file that can't be used at all. */
export interface BadFile {
  name: string;
  message: string;
  fix: string;
}

/** Something that no file settles, with what was counted. */
export type ImportQuestion = {
  file: 'records' | 'history';
  /** The first few texts that fit both readings. */
  examples: string[];
  /** Values that fit both readings. */
  open: number;
} & (
  | { about: 'dates'; dayFirst: number; monthFirst: number }
  | { about: 'decimals'; point: number; comma: number }
);

/** A stage text of the file that the pack does not know. */
export interface UnknownStage {
  text: string;
  count: number;
}

/** A stage of the pack in force. */
export interface KnownStage {
  /** The pack's id. */
  id: string;
  label: string;
  pipeline: string;
  /** Id, label and aliases. */
  names: string[];
}

/** What is open or missing in a draft. */
export interface DraftState {
  questions: ImportQuestion[];
  unknownStages: UnknownStage[];
  /** What must be there, in words; empty when the import can go on. */
  missing: string[];
}

export interface ImportGuess {
  kind: GuessReason | null;
  draft: ImportDraft;
  fields: ImportField[];
  /** By field name, `id` among them. */
  reasons: Record<string, GuessReason>;
}

/** One row or cell that could not be read. */
export interface UnreadRow {
  file: string;
  line: number;
  /** Null: the row as a whole. */
  field: string | null;
  text: string | null;
  reason: string;
  fix: string;
}

export interface PreviewRecord {
  line: number;
  record: CrmRecord;
}

/** What became of the rows. */
export interface ImportCounts {
  rows: number;
  read: number;
  refused: number;
  footers: number;
  /** Cells of records that could not be read. */
  unreadCells: number;
  /** Rows of a record that another row has told of; the one modified last counts. */
  duplicates: number;
}

export interface CheckReport {
  counts: ImportCounts;
  /** The first records, as they will be. */
  first: PreviewRecord[];
  /** The first with something that could not be read. */
  troubled: PreviewRecord[];
  unread: UnreadRow[];
  /** What else there is to know of the files. */
  notes: string[];
  /** A reason why nothing can be imported. */
  fatal: BadFile | null;
}

export interface ImportReport extends ImportCounts {
  stored: number;
  /** What is known of the record is newer than the file. */
  older: number;
  isCancelled: boolean;
  ms: number;
  notes: string[];
  fatal: BadFile | null;
}

export interface ImportProgress {
  phase: 'look' | 'check' | 'store' | 'remove';
  file: string;
  bytes: number;
  total: number;
  records: number;
}

/** A file to import, with what was chosen for it. */
export interface ChosenFile {
  file: File;
  role: FileRole | null;
}

/** How the files are written, where that was found out wrongly. */
export interface StatedShape {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | null;
  separator: ',' | ';' | '\t' | '|' | null;
}

/** What the chosen files are. */
export interface LookReport {
  files: FileFacts[];
  bad: BadFile[];
  /** Null when no file can be used. */
  guess: ImportGuess | null;
}

/** What is known before a file is chosen. */
export interface ImportStart {
  accounts: ImportAccount[];
  stages: KnownStage[];
  /** Kept or removed before the next begins. */
  unfinished: UnfinishedImport | null;
  /** Another page imports right now. */
  isBusy: boolean;
}

/** An import that was cut short: its page was closed, or its browser ended. */
export interface UnfinishedImport {
  startedAt: EpochMs;
  files: string[];
  records: number;
}
