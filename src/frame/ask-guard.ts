import type {
  GuardAnswer,
  GuardDialog,
  GuardNote,
  GuardPageService,
  GuardQuestion,
} from '../contracts/guard-service';
import type { GuardFrame } from './guard-frame';

/** A rep who pressed something waits no longer than this for a question to appear. */
export const PATIENCE_MS = 150;
/** How often an open question is asked whether it lives, and how long it may take to say so. */
const PULSE_MS = 2000;

/** Puts questions to the rep, one at a time. */
export interface GuardAsker {
  service: GuardPageService;
  /** False while nothing can be asked: the frame is loading, was removed, or shows a question. */
  isReady(): boolean;
  /** True while a question is shown, or on its way. */
  isOpen(): boolean;
  /** The answer; 'late' when the question did not appear in time, and so was never asked. */
  ask(question: GuardQuestion): Promise<GuardAnswer | 'late'>;
  /** Withdraws the question, as if the rep had gone back. */
  withdraw(): void;
  /** Shows a note, as soon as the frame can; a question goes before it. */
  note(note: GuardNote): void;
}

interface Pending {
  ask: string;
  timer: number;
  resolve(answer: GuardAnswer | 'late'): void;
}

export function createGuardAsker(win: Window, frame: GuardFrame): GuardAsker {
  let dialog: GuardDialog | null = null;
  let pending: Pending | null = null;
  let note: GuardNote | null = null;

  function end(answer: GuardAnswer | 'late'): void {
    const ended = pending;
    if (!ended) return;
    pending = null;
    win.clearTimeout(ended.timer);
    frame.close();
    void dialog?.close().catch(() => {});
    ended.resolve(answer);
  }

  /** Ends the question with `answer` unless `work` is done in time. */
  function within(ms: number, ask: Pending, answer: GuardAnswer | 'late', work: Promise<void>): void {
    const late = (): void => {
      if (pending === ask) end(answer);
    };
    ask.timer = win.setTimeout(late, ms);
    work.then(() => {
      if (pending !== ask) return;
      win.clearTimeout(ask.timer);
      ask.timer = win.setTimeout(() => pulse(ask), PULSE_MS);
    }, late);
  }

  function pulse(ask: Pending): void {
    if (pending === ask && dialog) within(PULSE_MS, ask, { kind: 'back' }, dialog.ping());
  }

  function showNote(): void {
    const shown = note;
    if (!shown || !dialog || pending || !frame.openNote()) return;
    note = null;
    dialog.note(shown).catch(() => frame.close());
  }

  return {
    service: {
      async subscribe(next) {
        dialog = next;
        showNote();
      },
      async noteIsOver() {
        if (!pending) frame.close();
      },
      async answer(ask, answer) {
        if (pending?.ask === ask) end(answer);
      },
    },
    isOpen: () => pending !== null,
    isReady: () => dialog !== null && pending === null && frame.frame() !== null,
    ask(question) {
      const shown = dialog;
      if (!shown || pending || !frame.open()) return Promise.resolve('late');
      return new Promise((resolve) => {
        pending = { ask: question.ask, timer: 0, resolve };
        within(PATIENCE_MS, pending, 'late', shown.show(question));
      });
    },
    withdraw: () => end({ kind: 'back' }),
    note(next) {
      note = next;
      showNote();
    },
  };
}
