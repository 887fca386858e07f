import type { GuardedStage, GuardPlan } from '../record/guard';
import type { EpochMs, RecordIdentity } from '../record/types';

/** What the guard tells the sidebar. */
export type GuardEvent =
  /** A question lies over the page and the sidebar from now on, or no longer. */
  | { kind: 'asking'; isOpen: boolean }
  /** The rep looks at this stage, or moves to it without being asked. */
  | { kind: 'note'; stage: GuardedStage }
  /** The rep went back to fill this field; a concept or pack field name. */
  | { kind: 'fix'; field: string }
  /** The rep went on, but the control was gone from the page: it has to be chosen once more. */
  | { kind: 'again'; stage: string }
  /** The rep dropped a card of this record on a stage, on a board where no record is open. */
  | { kind: 'dropped'; identity: RecordIdentity; names: string[] };

/** A change of stage that waits for the rep. */
export interface GuardQuestion extends Pick<GuardPlan, 'identity' | 'from' | 'reasons'> {
  /** Names this question. */
  ask: string;
  stage: GuardedStage;
  /** Where the control stands, in CSS pixels of the viewport. */
  near: { left: number; top: number; bottom: number };
}

/** What was short when a card was dropped; said afterwards, because a drop can't be held. */
export interface GuardNote {
  title: string;
  url: string;
  /** When this device last saw the record. */
  seenAt: EpochMs;
  stage: GuardedStage;
}

export type GuardAnswer = { kind: 'back' } | { kind: 'fix'; field: string } | { kind: 'go-on' };

/** The guard's own frame, as the content script calls it. */
export interface GuardDialog {
  /** Resolves once the question is painted. */
  show(question: GuardQuestion): Promise<void>;
  /** Shows a note for a while; the frame says when it is over. */
  note(note: GuardNote): Promise<void>;
  close(): Promise<void>;
  /** Resolves while the frame lives: a question nobody could answer must not lie over the page. */
  ping(): Promise<void>;
}

/** Served by the content script to the guard's frame, over a port of its own. */
export interface GuardPageService {
  subscribe(dialog: GuardDialog): Promise<void>;
  /** An answer to a question that is no longer asked changes nothing. */
  answer(ask: string, answer: GuardAnswer): Promise<void>;
  noteIsOver(): Promise<void>;
}
