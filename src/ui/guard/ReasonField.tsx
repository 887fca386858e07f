import { useEffect, useRef, useState } from 'preact/hooks';
import { useId } from '../components/use-id';

const LONGEST = 500;
const OWN = '\u0000own';

/** Why a rep goes on: one of the pack's reasons, or their own words. */
export function ReasonField({
  reasons,
  value,
  isMissing,
  field,
  onReason,
}: {
  reasons: readonly string[];
  value: string;
  isMissing: boolean;
  /** Told what to focus when the reason is missing. */
  field(element: HTMLElement | null): void;
  onReason(reason: string): void;
}) {
  const id = useId();
  const [isOwn, setOwn] = useState(reasons.length === 0);
  const hint = isMissing ? 'A reason is required to go on.' : 'Kept with this record, on this device.';
  const described = { 'aria-required': true, 'aria-invalid': isMissing, 'aria-describedby': `${id}-hint` };
  const own = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isOwn && reasons.length > 0) own.current?.focus();
  }, [isOwn, reasons.length]);
  const choose = (chosen: string): void => {
    setOwn(chosen === OWN);
    onReason(chosen === OWN ? '' : chosen);
  };
  return (
    <>
      <label for={id}>Going on, because…</label>
      {reasons.length > 0 && (
        <select
          {...(isOwn ? {} : { ref: field })}
          id={id}
          class="field"
          value={isOwn ? OWN : value}
          {...described}
          onChange={(event) => choose(event.currentTarget.value)}
        >
          <option value="">Choose a reason</option>
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {reason}
            </option>
          ))}
          <option value={OWN}>Another reason…</option>
        </select>
      )}
      {isOwn && (
        <input
          ref={(element) => {
            own.current = element;
            field(element);
          }}
          id={reasons.length > 0 ? undefined : id}
          class="field"
          aria-label={reasons.length > 0 ? 'Another reason' : undefined}
          value={value}
          maxLength={LONGEST}
          autocomplete="off"
          {...described}
          onInput={(event) => onReason(event.currentTarget.value)}
        />
      )}
      <p id={`${id}-hint`} class={`small-text ${isMissing ? 'tone-breach' : ''}`}>
        {hint}
      </p>
    </>
  );
}
