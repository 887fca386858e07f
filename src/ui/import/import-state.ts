import type {
  CheckReport,
  ChosenFile,
  DraftState,
  ImportDraft,
  ImportGuess,
  ImportProgress,
  ImportReport,
  ImportStart,
  LookReport,
  PreviewRecord,
  StatedShape,
} from '../../record/file-import';
import type { Step } from './import-steps';

/** What the worker is at; `ask`: the user has cancelled and says what becomes of what is stored. */
export type Work = 'idle' | 'look' | 'check' | 'store' | 'ask' | 'remove';

export interface ImportState {
  step: Step;
  work: Work;
  /** Null until the store has been asked. */
  start: ImportStart | null;
  chosen: ChosenFile[];
  shape: StatedShape;
  look: LookReport | null;
  guess: ImportGuess | null;
  draft: ImportDraft | null;
  open: DraftState | null;
  progress: ImportProgress | null;
  /** When the work began, as the page's clock counts. */
  since: number;
  first: PreviewRecord[];
  check: CheckReport | null;
  report: ImportReport | null;
  /** What became of a cancelled import. */
  settled: 'kept' | 'removed' | null;
  problem: string | null;
}

export const FIRST_STATE: ImportState = {
  step: 'files',
  work: 'idle',
  start: null,
  chosen: [],
  shape: { encoding: null, separator: null },
  look: null,
  guess: null,
  draft: null,
  open: null,
  progress: null,
  since: 0,
  first: [],
  check: null,
  report: null,
  settled: null,
  problem: null,
};
