import { useEffect, useRef, useState } from 'preact/hooks';
import { CRM_NAMES } from '../../record/crm-names';
import { objectNoun } from '../../record/format';
import { toWrite } from '../../record/typed-reason';
import type { CrmRecord } from '../../record/types';
import {
  type Change,
  doneText,
  type Suggestion,
  type WritePreview,
  withAnswer,
} from '../../record/write-back';
import { AskReason } from './AskReason';
import { ChangePreview } from './ChangePreview';
import { Dialog } from './Dialog';
import type { ChangeActions } from './record-view';
import type { ToastMessage } from './Toast';
import { type ChangeStep, type RunningChange, useChange } from './use-change';
import type { Typed } from './use-typed';

interface Shared {
  record: CrmRecord;
  changes: ChangeActions;
  onClose(): void;
  onDone(message: ToastMessage): void;
}

/** One change of the record in its CRM: an answer where one is needed, the preview, and the end of it. */
export function ChangeDialog({
  suggestion,
  waiting,
  typed,
  onUndo,
  ...given
}: Shared & {
  suggestion: Suggestion /** The entry that waited for this. */;
  waiting: string | null;
  /** Left out where nothing is asked. */
  typed?: Typed;
  onUndo(preview: WritePreview): void;
}) {
  const { record, changes, onDone } = given;
  const question = 'ask' in suggestion ? suggestion : null;
  // Written, kept for later or cancelled: the reason is asked for no longer.
  const onClose = (): void => {
    if (question) typed?.settle(toWrite(question.ask.field));
    given.onClose();
  };
  const shared = { ...given, onClose };
  const [asked, setAsked] = useState<Change | null>(
    'change' in suggestion && !question ? suggestion.change : null,
  );
  const start = question ? ({ at: 'asking' } as const) : ({ at: 'previewing' } as const);
  const tellDone = (made: WritePreview, undo: WritePreview | null): void => {
    onClose();
    onDone({
      icon: 'ok',
      text: `${doneText(made.change, made.lines)} in ${CRM_NAMES[record.identity.crm]}`,
      onUndo: undo && (() => onUndo(undo)),
    });
  };
  const running = useChange(changes, start, tellDone, waiting);
  const { step, preview } = running;
  const first = useRef(asked);
  const begin = useRef(preview);
  useEffect(() => {
    if (first.current) begin.current(first.current);
  }, []);

  if (step.at === 'asking' && question)
    return (
      <AskReason
        ask={question.ask}
        typed={typed?.of(toWrite(question.ask.field)) ?? ''}
        onType={(text) => typed?.keep(toWrite(question.ask.field), text)}
        onClose={onClose}
        onAnswer={(names) => {
          const change = withAnswer(question.change, question.ask, names);
          setAsked(change);
          preview(change);
        }}
      />
    );
  return <StepDialog {...shared} running={running} step={step} title={suggestion.label} change={asked} />;
}

/** Sets a change back. It is refused in turn when the record has changed since. */
export function UndoDialog({ preview, ...shared }: Shared & { preview: WritePreview }) {
  const { record, changes, onClose, onDone } = shared;
  const running = useChange(changes, { at: 'previewed', preview }, (made) => {
    onClose();
    const text = `Set back: ${doneText(made.change, made.lines)} in ${CRM_NAMES[record.identity.crm]}`;
    onDone({ icon: 'ok', text, onUndo: null });
  });
  return <StepDialog {...shared} running={running} step={running.step} title="Undo" change={null} />;
}

function StepDialog({
  record,
  running,
  step,
  title,
  change,
  onClose,
}: Shared & { running: RunningChange; step: ChangeStep; title: string; change: Change | null }) {
  const crm = CRM_NAMES[record.identity.crm];
  const close = (): void => {
    if (step.at !== 'applying') onClose();
  };
  const plain = title.replace(/…$/, '');
  switch (step.at) {
    case 'previewed':
    case 'applying':
      return (
        <Dialog
          title={plain}
          verb={step.at === 'applying' ? `Changing ${crm}…` : `Apply in ${crm}`}
          isBusy={step.at === 'applying'}
          onClose={close}
          onSubmit={() => running.apply(step.preview)}
        >
          <ChangePreview preview={step.preview} record={record} />
        </Dialog>
      );
    case 'failed':
      return (
        <FailedDialog
          title={plain}
          step={step}
          again={againOf(step, running, change)}
          onKeep={step.isOffline && change ? () => running.postpone(change, onClose) : null}
          onClose={close}
        />
      );
    default:
      return (
        <Dialog title={plain} onClose={close}>
          <p role="status">
            Reading this {objectNoun(record.identity)[0]} from {crm}…
          </p>
        </Dialog>
      );
  }
}

/** The same preview where nobody knows what came of it, else a new one. */
function againOf(
  step: Extract<ChangeStep, { at: 'failed' }>,
  running: RunningChange,
  change: Change | null,
): (() => void) | null {
  const { preview } = step;
  if (preview) return () => running.apply(preview);
  return change && (() => running.preview(change));
}

function FailedDialog({
  title,
  step,
  again,
  onKeep,
  onClose,
}: {
  title: string;
  step: Extract<ChangeStep, { at: 'failed' }>;
  again: (() => void) | null;
  onKeep: (() => void) | null;
  onClose(): void;
}) {
  const verb = onKeep ? 'Keep for later' : again && (step.preview ? 'Try again' : 'Look again');
  return (
    <Dialog
      title={`${title}: not done`}
      onClose={onClose}
      onSubmit={onKeep ?? again ?? onClose}
      {...(verb && { verb })}
    >
      <p role="alert">{step.reason}</p>
      {onKeep && (
        <p class="small-text">
          It waits beside this record until you look at it again. It is never sent by itself.
        </p>
      )}
    </Dialog>
  );
}
