import { useEffect, useRef, useState } from 'preact/hooks';
import { useId } from '../components/use-id';
import { WorkButton } from '../components/WorkButton';

interface Props {
  label: string;
  /** What goes, in full. */
  question: string;
  verb: string;
  /** What has to be typed first, for what can't be taken back at all. */
  word?: string;
  isDisabled: boolean;
  onConfirm(): void;
}

/** A button that asks first, in its own place; the focus goes to the answer and comes back. */
export function Confirm({ label, question, verb, word, isDisabled, onConfirm }: Props) {
  const [isAsking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const [wasAsking, setWasAsking] = useState(false);
  const first = useRef<HTMLInputElement & HTMLButtonElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (isAsking) first.current?.focus();
    else if (wasAsking) opener.current?.focus();
  }, [isAsking, wasAsking]);
  const close = (): void => {
    setAsking(false);
    setTyped('');
  };
  if (!isAsking)
    return (
      <WorkButton
        at={opener}
        isBusy={isDisabled}
        onPress={() => {
          setAsking(true);
          setWasAsking(true);
        }}
      >
        {label}
      </WorkButton>
    );
  const isReady = word === undefined || typed.trim().toLowerCase() === word;
  return (
    <form
      class="data-confirm"
      aria-labelledby={`${id}-question`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isReady) return;
        close();
        onConfirm();
      }}
    >
      <p id={`${id}-question`}>{question}</p>
      {word !== undefined && (
        <div class="labelled">
          <label for={id}>Type “{word}” to go on</label>
          <input
            ref={first}
            id={id}
            class="field"
            autocomplete="off"
            spellcheck={false}
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
      )}
      <div class="data-buttons">
        <button ref={word === undefined ? first : null} type="button" class="button" onClick={close}>
          Keep it
        </button>
        <button type="submit" class="button danger" disabled={!isReady}>
          {verb}
        </button>
      </div>
    </form>
  );
}
