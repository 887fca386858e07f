import type {
  CheckReport,
  ChosenFile,
  DraftState,
  ImportAccount,
  ImportDraft,
  ImportGuess,
  ImportProgress,
  ImportReport,
  ImportStart,
  LookReport,
  PreviewRecord,
  StatedShape,
} from '../record/file-import';
import type { Crm, ObjectKind } from '../record/types';

export type TellProgress = (progress: ImportProgress) => void;

/** What a map file that was chosen amounts to. */
export type LoadedMap = { ok: true; draft: ImportDraft } | { ok: false; problems: string[] };

/**
 * Served by the import worker (entrypoints/import-worker.ts) to the import page over Comlink. Files go
 * there by reference, and are read there in pieces. Failures are errors whose message says what to do;
 * one that was cancelled is an AbortError.
 */
export interface ImportService {
  start(): Promise<ImportStart>;
  /** The account that a text names; null when it names none of that CRM. */
  accountOf(text: string, crm: Crm): Promise<ImportAccount | null>;
  look(files: readonly ChosenFile[], shape: StatedShape, tell: TellProgress): Promise<LookReport>;
  /** The guess anew, for what the user says the rows are. */
  guess(kind: { crm: Crm; object: ObjectKind }): Promise<ImportGuess>;
  state(draft: ImportDraft): Promise<DraftState>;
  /** Reads all files and stores nothing; the first records are told ahead of the rest. */
  check(
    draft: ImportDraft,
    tell: TellProgress,
    onFirst: (first: PreviewRecord[]) => void,
  ): Promise<CheckReport>;
  /** Stores records. What it stored can be removed until it is kept. */
  run(draft: ImportDraft, tell: TellProgress): Promise<ImportReport>;
  cancel(): Promise<void>;
  keep(): Promise<void>;
  remove(tell: TellProgress): Promise<void>;
  /** A CSV file of the rows that the last run could not read. */
  unreadRows(): Promise<Blob>;
  /** The draft as a map file. */
  saveMap(draft: ImportDraft): Promise<string>;
  loadMap(text: string, draft: ImportDraft): Promise<LoadedMap>;
}
