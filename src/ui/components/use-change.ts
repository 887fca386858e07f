import { useEffect, useRef, useState } from 'preact/hooks';
import type { Change, WriteOutcome, WritePreview } from '../../record/write-back';
import type { ChangeActions } from './record-view';

/** Where a change stands, from the question to its end. */
export type ChangeStep =
  /** An answer is needed first. */
  | { at: 'asking' }
  | { at: 'previewing' }
  | { at: 'previewed'; preview: WritePreview }
  | { at: 'applying'; preview: WritePreview }
  /** It did not come about; `preview` is there where the same one may be applied again. */
  | { at: 'failed'; reason: string; isOffline: boolean; preview: WritePreview | null };

export interface RunningChange {
  step: ChangeStep;
  preview(change: Change): void;
  apply(preview: WritePreview): void;
  /** Keeps a change that could not be previewed for later; `onKept` is told once it is kept. */
  postpone(change: Change, onKept: () => void): void;
}

/**
 * Previews and applies; nothing is applied but by a call of `apply`. `onDone` is told after it was written.
 * `waiting`: the entry that the change waits in, which is settled by whatever comes of it.
 */
export function useChange(
  changes: ChangeActions,
  first: ChangeStep,
  onDone: (preview: WritePreview, undo: WritePreview | null) => void,
  waiting: string | null = null,
): RunningChange {
  const [step, setStep] = useState<ChangeStep>(first);
  const isOpen = useRef(true);
  useEffect(
    () => () => {
      isOpen.current = false;
    },
    [],
  );
  const show = (next: ChangeStep): void => {
    if (isOpen.current) setStep(next);
  };

  return {
    step,
    preview(change) {
      show({ at: 'previewing' });
      changes.preview(change, waiting).then(
        (preview) => show({ at: 'previewed', preview }),
        (error: unknown) => {
          const isOffline = error instanceof Error && error.name === 'Offline';
          show({ at: 'failed', reason: reasonOf(error), isOffline, preview: null });
        },
      );
    },
    postpone(change, onKept) {
      changes.postpone(change, waiting).then(onKept, (error: unknown) => {
        const reason = `It is not kept for later: ${reasonOf(error)}`;
        show({ at: 'failed', reason, isOffline: true, preview: null });
      });
    },
    apply(preview) {
      show({ at: 'applying', preview });
      changes.apply(preview).then(
        (outcome) => {
          if (outcome.result === 'done') onDone(preview, outcome.undo);
          else show(failedStep(outcome, preview));
        },
        (error: unknown) => show({ at: 'failed', reason: reasonOf(error), isOffline: false, preview }),
      );
    },
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function failedStep(outcome: Exclude<WriteOutcome, { result: 'done' }>, preview: WritePreview): ChangeStep {
  const { result, reason } = outcome;
  return { at: 'failed', reason, isOffline: false, preview: result === 'unsure' ? preview : null };
}
