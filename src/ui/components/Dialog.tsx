import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { DAY_MS, type FormatContext, localDate } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { useId } from './use-id';
import { WorkButton } from './WorkButton';
import { startOfDay } from './when';

/** The browser's own modal dialog: it keeps the focus inside and gives it back on close. */
export function Dialog({
  title,
  onClose,
  onSubmit,
  children,
  verb,
  isBusy = false,
  isWide = false,
}: {
  title: string;
  onClose(): void;
  onSubmit?(): void;
  children: ComponentChildren;
  verb?: string;
  /** While something is under way that can't be stopped. */
  isBusy?: boolean;
  /** For a table inside. */
  isWide?: boolean;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // Closed while it is still in the page: once it is out, the browser gives the focus to nothing.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={isWide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={id}
      aria-busy={isBusy}
      onCancel={(event) => (isBusy ? event.preventDefault() : onClose())}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) onSubmit?.();
        }}
      >
        <h2 id={id}>{title}</h2>
        {children}
        <div class="dialog-buttons">
          <WorkButton isBusy={isBusy} onPress={onClose}>
            {verb ? 'Cancel' : 'Close'}
          </WorkButton>
          {verb && (
            <WorkButton look="button primary" isBusy={isBusy}>
              {verb}
            </WorkButton>
          )}
        </div>
      </form>
    </dialog>
  );
}

/** Asks why a warning does not apply; without a reason nothing is dismissed. */
export function DismissDialog({
  title,
  noun,
  also,
  typed,
  onType,
  onDismiss,
  onClose,
}: {
  title: string;
  /** The CRM's own word for the record. */
  noun: string;
  /** What else goes with it; null for nothing. */
  also: string | null;
  /** A reason that was typed before, and came to no end. */
  typed: string;
  /** Told with each letter, so that it can be kept before the page goes away. */
  onType(reason: string): void;
  onDismiss(reason: string): void;
  onClose(): void;
}) {
  const [reason, setReason] = useState(typed);
  const [isAsked, setAsked] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => field.current?.focus(), []);
  const submit = (): void => {
    if (reason.trim()) onDismiss(reason.trim());
    else {
      setAsked(true);
      field.current?.focus();
    }
  };
  const isMissing = isAsked && !reason.trim();
  return (
    <Dialog title={`Dismiss “${title}”?`} verb="Dismiss" onClose={onClose} onSubmit={submit}>
      <p>It stays off for this {noun}. The reason is kept for the pack’s author.</p>
      {also && <p>{also}</p>}
      <label for={id}>Not applicable, because…</label>
      <input
        ref={field}
        id={id}
        class="field"
        value={reason}
        maxLength={500}
        autocomplete="off"
        aria-required="true"
        aria-invalid={isMissing}
        aria-describedby={`${id}-hint`}
        onInput={({ currentTarget }) => {
          setReason(currentTarget.value);
          onType(currentTarget.value);
        }}
      />
      <p id={`${id}-hint`} class={`small-text ${isMissing ? 'tone-breach' : ''}`}>
        {isMissing ? 'A reason is required to dismiss it.' : 'Required. No customer data, please.'}
      </p>
    </Dialog>
  );
}

/** Asks for the day a snooze ends; it ends as that day begins in the viewer's zone. */
export function SnoozeDialog({
  title,
  also,
  now,
  context,
  onSnooze,
  onClose,
}: {
  title: string;
  /** What else goes with it; null for nothing. */
  also: string | null;
  now: EpochMs;
  context: FormatContext;
  onSnooze(until: EpochMs): void;
  onClose(): void;
}) {
  const tomorrow = localDate(now + DAY_MS, context) ?? '';
  const [day, setDay] = useState(tomorrow);
  const id = useId();
  const until = startOfDay(day, context);
  const isLater = until !== null && until > now;
  return (
    <Dialog
      title={`Snooze “${title}”`}
      verb="Snooze"
      onClose={onClose}
      onSubmit={() => {
        if (isLater) onSnooze(until);
      }}
    >
      {also && <p>{also}</p>}
      <label for={id}>Until the start of</label>
      <input
        id={id}
        class="field"
        type="date"
        min={tomorrow}
        value={day}
        required
        onInput={(event) => setDay(event.currentTarget.value)}
      />
    </Dialog>
  );
}
