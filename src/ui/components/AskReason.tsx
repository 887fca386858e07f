import { useState } from 'preact/hooks';
import type { ReasonQuestion } from '../../record/write-back';
import { Dialog } from './Dialog';
import { useId } from './use-id';

/** Asks for a reason: one of the pack's codes, or words. */
export function AskReason({
  ask,
  typed,
  onType,
  onAnswer,
  onClose,
}: {
  ask: ReasonQuestion;
  /** A reason that was typed before, and came to no end. */
  typed: string;
  /** Told with each letter, so that it can be kept before the page goes away. */
  onType(text: string): void;
  onAnswer(names: string[]): void;
  onClose(): void;
}) {
  const [answer, setAnswer] = useState(() => stillOffered(ask, typed));
  const [isAsked, setAsked] = useState(false);
  const id = useId();
  const isMissing = isAsked && !answer.trim();
  const submit = (): void => {
    if (!answer.trim()) setAsked(true);
    else onAnswer(ask.choices.find(({ label }) => label === answer)?.names ?? [answer.trim()]);
  };
  const note = (event: { currentTarget: { value: string } }): void => {
    setAnswer(event.currentTarget.value);
    onType(event.currentTarget.value);
  };
  const shared = {
    id,
    class: 'field',
    value: answer,
    'aria-required': 'true',
    'aria-invalid': isMissing,
    'aria-describedby': `${id}-hint`,
    onInput: note,
  } as const;
  return (
    <Dialog title={ask.label} verb="Preview" onClose={onClose} onSubmit={submit}>
      <label for={id}>{ask.choices.length > 0 ? 'Reason code' : 'Reason'}</label>
      {ask.choices.length > 0 ? (
        <select {...shared}>
          <option value="">Choose…</option>
          {ask.choices.map(({ label }) => (
            <option key={label}>{label}</option>
          ))}
        </select>
      ) : (
        <input {...shared} maxLength={255} autocomplete="off" />
      )}
      <p id={`${id}-hint`} class={`small-text ${isMissing ? 'tone-breach' : ''}`}>
        {isMissing ? 'A reason is required.' : 'It is written into this field of the record.'}
      </p>
    </Dialog>
  );
}

/** A code that the pack offers no more is no answer any more. */
const stillOffered = ({ choices }: ReasonQuestion, typed: string): string =>
  choices.length === 0 || choices.some(({ label }) => label === typed) ? typed : '';
