import { useEffect, useState } from 'preact/hooks';
import { CRM_NAMES } from '../../record/crm-names';
import { type FormatContext, formatDayTime, localDate } from '../../record/format';
import type { EpochMs } from '../../record/types';
import type { Suggestion, WriteAccess } from '../../record/write-back';
import { CONTACT_WAYS, type ContactWay } from '../../store/contact-marks';
import { ChangeDialog } from '../components/ChangeDialog';
import { Dialog } from '../components/Dialog';
import type { ChangeActions } from '../components/record-view';
import type { QueueRow } from './queue-rows';

/** How a contact is logged: in the CRM where that may be, else beside the record on this device. */
export interface LogActions {
  /** Whether the record may be changed from here. */
  access(row: QueueRow): Promise<WriteAccess>;
  changes(row: QueueRow): ChangeActions;
  mark(row: QueueRow, how: ContactWay, place: 'crm' | 'here'): void;
}

const LABELS: Record<ContactWay, string> = { call: 'Call', email: 'E-mail', meeting: 'Meeting' };

/** Asks what was done. What is said here stops no clock (docs/decisions/0023). */
export function LogContact({
  row,
  now,
  context,
  actions,
  onClose,
}: {
  row: QueueRow;
  now: EpochMs;
  context: FormatContext;
  actions: LogActions;
  onClose(): void;
}) {
  const [how, setHow] = useState<ContactWay>('call');
  const [access, setAccess] = useState<WriteAccess>('none');
  const [isInCrm, setInCrm] = useState(false);
  const crm = CRM_NAMES[row.record.identity.crm];
  useEffect(() => {
    actions.access(row).then(setAccess, () => setAccess('none'));
  }, []);
  const touch = how === 'meeting' ? null : how;
  const canWrite = access === 'on' && row.record.identity.crm === 'salesforce' && touch !== null;
  if (isInCrm && touch)
    return (
      <ChangeDialog
        record={row.record}
        changes={actions.changes(row)}
        suggestion={logSuggestion(row, touch, now, context)}
        waiting={null}
        onUndo={() => {}}
        onClose={onClose}
        onDone={() => actions.mark(row, how, 'crm')}
      />
    );
  return (
    <Dialog
      title={`Log contact with ${row.title}`}
      verb={canWrite ? `Log in ${crm}…` : 'Mark as contacted here'}
      onClose={onClose}
      onSubmit={() => {
        if (canWrite) return setInCrm(true);
        actions.mark(row, how, 'here');
        onClose();
      }}
    >
      <fieldset class="queue-how" aria-label="How">
        {CONTACT_WAYS.map((way) => (
          <label key={way}>
            <input type="radio" name="how" checked={how === way} onChange={() => setHow(way)} />
            {LABELS[way]}
          </label>
        ))}
      </fieldset>
      {canWrite ? (
        <p class="small-text">You see first what will be written. The clock stops when {crm} shows it.</p>
      ) : (
        <p class="small-text">
          Only what {crm} shows stops the clock. Marked here it ends the alerts, stays on this device, and is
          shown as not confirmed.
        </p>
      )}
      {row.url && (
        <p>
          <a class="link" href={row.url} target="_blank" rel="noreferrer">
            Open in {crm} to log it there
          </a>
        </p>
      )}
    </Dialog>
  );
}

function logSuggestion(
  { title }: QueueRow,
  touch: 'call' | 'email',
  now: EpochMs,
  context: FormatContext,
): Suggestion {
  return {
    label: touch === 'call' ? 'Log call' : 'Log e-mail',
    change: {
      kind: 'createTask',
      task: {
        touch,
        subject: `${LABELS[touch]}: ${title}`.slice(0, 200),
        due: localDate(now, context) ?? new Date(now).toISOString().slice(0, 10),
        note: `${LABELS[touch]} on ${formatDayTime(now, context)}.`,
      },
    },
  };
}
