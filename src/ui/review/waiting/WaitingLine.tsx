import { useEffect, useState } from 'preact/hooks';
import { CRM_NAMES } from '../../../record/crm-names';
import { formatDayTime, formatNumber } from '../../../record/format';
import { recordKey } from '../../../record/record-key';
import type { AssessContext } from '../../../record/types';
import type { WritePreview } from '../../../record/write-back';
import type { WaitingWrite } from '../../../store/waiting-writes';
import { ChangeDialog, UndoDialog } from '../../components/ChangeDialog';
import { waitingText } from '../../components/ChangesSection';
import { Icon } from '../../components/Icon';
import { Toast, type ToastMessage } from '../../components/Toast';
import { recordPage } from '../record/record-address';
import type { WaitingSource } from './connect-waiting';

type Open = { write: WaitingWrite; undo: WritePreview | null };

/** Changes that wait since this computer was offline: each is looked at again and confirmed, or discarded. */
export function WaitingLine({ source, context }: { source: WaitingSource; context: AssessContext }) {
  const [writes, setWrites] = useState(source.known);
  const [open, setOpen] = useState<Open | null>(null);
  const [toast, setToast] = useState<ToastMessage | null>(null);
  useEffect(() => source.follow(setWrites), [source]);
  return (
    <>
      {writes.length > 0 && (
        <details class="waiting">
          <summary class="with-icon">
            <Icon name="stale" />
            Waiting to be written: {formatNumber(writes.length, context, 0)}
          </summary>
          <p class="small-text">
            You were offline when you made these changes. Nothing is sent until you look at each again and
            confirm it.
          </p>
          <ul>
            {writes.map((write) => (
              <WaitingRow
                key={write.entry.write}
                write={write}
                context={context}
                onOpen={() => setOpen({ write, undo: null })}
                onDiscard={() => source.changes(write).discard(write.entry.write)}
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
      {toast && (
        <div class="toast-place">
          <Toast message={toast} onClose={() => setToast(null)} />
        </div>
      )}
    </>
  );
}

function WaitingRow({
  write: { entry, record },
  context,
  onOpen,
  onDiscard,
}: {
  write: WaitingWrite;
  context: AssessContext;
  onOpen(): void;
  onDiscard(): void;
}) {
  const text = waitingText(entry, context);
  const name = record?.title ?? 'Record without a name';
  return (
    <li>
      <span class="waiting-what">
        {record ? (
          <a class="link" href={recordPage(recordKey(entry.identity))}>
            {name}
          </a>
        ) : (
          'A record that is no longer stored'
        )}
        : {text}
        <span class="small-text waiting-when">
          {CRM_NAMES[entry.identity.crm]} · {formatDayTime(entry.at, context)}
        </span>
      </span>
      {record && (
        <button
          type="button"
          class="button compact"
          aria-label={`Look again: ${text}, ${name}`}
          onClick={onOpen}
        >
          Look at it again
        </button>
      )}
      <button
        type="button"
        class="button compact quiet"
        aria-label={`Discard: ${text}, ${name}`}
        onClick={onDiscard}
      >
        Discard
      </button>
    </li>
  );
}

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
      suggestion={{ label: waitingText(entry, context), change: entry.waiting }}
      waiting={entry.write}
      onUndo={onUndo}
      {...shared}
    />
  );
}
