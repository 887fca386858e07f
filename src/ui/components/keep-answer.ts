import type { GivenAnswer } from '../../contracts/handoff-service';
import type { HandoffActions } from './record-view';
import type { RecordUi } from './use-record-ui';

/** Where an answer to an MQL is given. */
export interface AnswerPlace {
  handoff: HandoffActions;
  ui: RecordUi;
  onClose(): void;
  /** What was typed for it is not wanted any more. */
  onSettled(): void;
}

/** Keeps an answer on this device, and says so with a way back. What is not kept can be given once more. */
export function keepHere({ handoff, ui, onClose, onSettled }: AnswerPlace, answer: GivenAnswer): void {
  onClose();
  const text = answer.answer === 'accepted' ? 'Accepted, kept here' : 'Rejected, kept here';
  const undo = (): void => handoff.takeBack(answer.cycle);
  handoff.keep(answer).then(
    () => {
      onSettled();
      ui.say({ icon: 'ok', text, onUndo: undo });
    },
    (error: unknown) =>
      ui.say({
        icon: 'warning',
        text: `Not kept: ${error instanceof Error ? error.message : String(error)}`,
        onUndo: null,
      }),
  );
}
