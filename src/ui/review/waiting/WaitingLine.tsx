import { useEffect, useState } from 'preact/hooks';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import type { WritePreview } from '../../../record/write-back';
import type { WaitingWrite } from '../../../store/waiting-writes';
import { ChangeDialog, UndoDialog } from '../../components/ChangeDialog';
import { Icon } from '../../components/Icon';
import { Toast, type ToastMessage } from '../../components/Toast';
import { waitingText } from '../../components/waiting-words';
import type { WaitingSource } from './connect-waiting';
import { useWaitingFocus } from './use-waiting-focus';
import { WaitingRow } from './WaitingRow';

type Open = { write: WaitingWrite; undo: WritePreview | null };

/** Changes that wait since this computer was offline: each is looked at again and confirmed, or discarded. */
export function WaitingLine({ source, context }: { source: WaitingSource; context: AssessContext }) {
  const [writes, setWrites] = useState(source.known);
  const [open, setOpen] = useState<Open | null>(null);
  const [toast, setToast] = useState<ToastMessage | null>(null);
  const [isUnfolded, setUnfolded] = useState(false);
  const focus = useWaitingFocus();
  useEffect(() => source.follow(setWrites), [source]);
  const fail = (error: unknown): void =>
    setToast({ icon: 'warning', text: `Not done: ${messageOf(error)}`, onUndo: null });

  function discard(write: WaitingWrite, row: number): void {
    const { entry } = write;
    const { waiting } = entry;
    if (!waiting) return;
    const changes = source.changes(write);
    const onUndo = (): void => {
      focus.leaves(row, 'row');
      changes.restore({ ...entry, waiting }).catch((error: unknown) => {
        focus.leaves(row);
        fail(error);
      });
    };
    focus.leaves(row, 'message');
    changes
      .discard(entry.write)
      .then(
        () => setToast({ icon: 'close', text: `Discarded: ${waitingText(entry, null, context)}`, onUndo }),
        fail,
      )
      .finally(() => focus.leaves(row));
  }

  return (
    <>
      {writes.length > 0 && (
        <details
          class="waiting"
          open={isUnfolded}
          onToggle={({ currentTarget }) => setUnfolded(currentTarget.open)}
        >
          <summary class="with-icon">
            <Icon name="stale" />
            Waiting to be written: {formatNumber(writes.length, context, 0)}
          </summary>
          <p class="small-text">
            You were offline when you made these changes. Nothing is sent until you look at each again and
            confirm it.
          </p>
          <ul>
            {writes.map((write, row) => (
              <WaitingRow
                key={write.entry.write}
                write={write}
                context={context}
                onOpen={() => {
                  focus.leaves(row);
                  setOpen({ write, undo: null });
                }}
                onDiscard={() => discard(write, row)}
              />
            ))}
          </ul>
        </details>
      )}
      {open && (
        <Change
          open={open}
          source={source}
          context={context}
          onClose={() => setOpen(null)}
          onUndo={(undo) => setOpen({ ...open, undo })}
          onDone={setToast}
        />
      )}
      <div class="toast-place waiting-message" role="status">
        {toast && <Toast message={toast} onClose={() => setToast(null)} />}
      </div>
    </>
  );
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function Change({
  open: { write, undo },
  source,
  context,
  ...rest
}: {
  open: Open;
  source: WaitingSource;
  context: AssessContext;
  onClose(): void;
  onUndo(preview: WritePreview): void;
  onDone(message: ToastMessage): void;
}) {
  const { entry, record } = write;
  if (!record || !entry.waiting) return null;
  const { onUndo, ...shared } = { ...rest, record, changes: source.changes(write) };
  if (undo) return <UndoDialog preview={undo} {...shared} />;
  return (
    <ChangeDialog
      suggestion={{ label: waitingText(entry, null, context), change: entry.waiting }}
      waiting={entry.write}
      onUndo={onUndo}
      {...shared}
    />
  );
}
