import type { Completion } from '../../contracts/connection-service';
import type { EngineClient } from '../../contracts/engine-client';
import type { FrameShape } from '../../contracts/page-service';
import type { StoreService } from '../../contracts/store-service';
import type { RecordDiagnosis } from '../../record/diagnostics';
import type { AssessContext, EpochMs, PageReading, RecordIdentity } from '../../record/types';
import type { Unkept } from '../../record/unkept';
import type { Notice } from '../components/record-view';
import type { SessionWriteService } from './session-writes';
import type { SidebarActions, SidebarState } from './sidebar-state';

/** The page as the session needs it; a Comlink remote of PageService fits. */
export interface SessionPage {
  revealField(apiName: string): Promise<'shown' | 'not-found'>;
  readAgain(): Promise<void>;
  setFrame(shape: FrameShape): Promise<void>;
}

export interface SessionOptions {
  page: SessionPage;
  engine: EngineClient;
  store: StoreService;
  /** Reads the record by the CRM's API, where its org is connected. */
  complete(identity: RecordIdentity, notBefore: EpochMs | null): Promise<Completion>;
  /** Changes the record in its CRM, where that is switched on. */
  writes: SessionWriteService;
  context(): AssessContext;
  /** False once the extension has gone from under the page. */
  isAlive(): boolean;
  /** Runs `work` after `ms`; returns what cancels it. */
  later(work: () => void, ms: number): () => void;
  copyText(text: string): Promise<void>;
  openOptions(): Promise<void>;
  /** Opens the page that says how this record was read. */
  openDiagnostics(diagnosis: RecordDiagnosis): Promise<void>;
  saveFrame(shape: FrameShape): void;
  /** Told after a visit was stored. */
  onKept?(): void;
  onState(state: SidebarState, shape: FrameShape): void;
}

export interface SidebarSession {
  actions: SidebarActions;
  onReading(reading: PageReading | null): void;
  onToggle(): void;
  setFrame(shape: FrameShape): void;
  setCovered(isCovered: boolean): void;
  onEngineRestart(rule: string | null): void;
  /** Says something beside the record. */
  raise(notice: Notice): void;
  drop(kind: Notice['kind']): void;
  /** Why the bundled rules judge instead of the pack in force; null when they no longer do. */
  onPackProblem(reason: string | null): void;
  /** What the store did not take of followed packs, by subscription. */
  onPacksUnkept(problems: Readonly<Record<string, Unkept>>): void;
  /** The extension has gone: says so instead of a state that would go stale. */
  onExtensionGone(): void;
  /** When the record shown was judged; null while none is shown. */
  judgedAt(): EpochMs | null;
  /** Judges the record shown again, as of now. */
  judgeAgain(): void;
}
