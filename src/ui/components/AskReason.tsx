import { useState } from 'preact/hooks';
import type { ReasonQuestion } from '../../record/write-back';
import { Dialog } from './Dialog';
import { useId } from './use-id';

/** Asks for a reason: one of the pack's codes, or words. */
export function AskReason({
  ask,
  onAnswer,
  onClose,
}: {
  ask: ReasonQuestion;
  onAnswer(names: string[]): void;
  onClose(): void;
}) {
  const [answer, setAnswer] = useState('');
  const [isAsked, setAsked] = useState(false);
  const id = useId();
  const isMissing = isAsked && !answer.trim();
  const submit = (): void => {
    if (!answer.trim()) setAsked(true);
    else onAnswer(ask.choices.find(({ label }) => label === answer)?.names ?? [answer.trim()]);
  };
  const shared = {
    id,
    class: 'field',
    value: answer,
    'aria-required': 'true',
    'aria-invalid': isMissing,
    'aria-describedby': `${id}-hint`,
  } as const;
  return (
    <Dialog title={ask.label} verb="Preview" onClose={onClose} onSubmit={submit}>
      <label for={id}>{ask.choices.length > 0 ? 'Reason code' : 'Reason'}</label>
      {ask.choices.length > 0 ? (
        <select {...shared} onInput={(event) => setAnswer(event.currentTarget.value)}>
          <option value="">Choose…</option>
          {ask.choices.map(({ label }) => (
            <option key={label}>{label}</option>
          ))}
        </select>
      ) : (
        <input
          {...shared}
          maxLength={255}
          autocomplete="off"
          onInput={(event) => setAnswer(event.currentTarget.value)}
        />
      )}
      <p id={`${id}-hint`} class={`small-text ${isMissing ? 'tone-breach' : ''}`}>
        {isMissing ? 'A reason is required.' : 'It is written into this field of the record.'}
      </p>
    </Dialog>
  );
}
