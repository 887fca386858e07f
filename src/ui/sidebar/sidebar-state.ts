import type { FrameShape } from '../../contracts/page-service';
import type { PackRef } from '../../record/assessment';
import type { EpochMs } from '../../record/types';
import type { ChangeActions, HandoffActions, RecordView } from '../components/record-view';

/** Everything the sidebar shows, as plain data. The session makes it; the view draws it. */
export type SidebarState =
  /** No record is open: nothing is drawn and the frame is hidden. */
  | { kind: 'idle' }
  | { kind: 'loading'; since: EpochMs; message: string }
  | { kind: 'problem'; problem: SidebarProblem; pack: PackRef | null }
  | { kind: 'record'; view: RecordView };

export interface SidebarProblem {
  /** Shown in the footer and in diagnostics, e.g. "LL-204". */
  code: string;
  title: string;
  /** What happened and why, and that the CRM is not affected. */
  explanation: string;
  /** What the one button does. */
  retry: 'read-again' | 'restart-engine' | 'reload-page' | null;
}

/** What the view can ask for. All return at once; the next state shows the effect. */
export interface SidebarActions {
  /** `field` is a concept or pack field name from a finding. */
  revealField(field: string): void;
  readAgain(): void;
  restartEngine(): void;
  /** Both: whether it is kept. */
  snooze(rule: string, until: EpochMs): Promise<boolean>;
  dismiss(rule: string, reason: string): Promise<boolean>;
  restore(rule: string): void;
  typeReason(asked: string, text: string): void;
  acknowledge(sla: string): void;
  answerDateOrder(order: 'dmy' | 'mdy'): void;
  setFrame(shape: FrameShape): void;
  changes: ChangeActions;
  handoff?: HandoffActions;
  openReview(): void;
  openOptions(): void;
  copyDiagnostics(): void;
  openDiagnostics(): void;
}
