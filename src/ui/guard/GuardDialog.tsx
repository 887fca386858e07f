import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { GuardAnswer, GuardQuestion } from '../../contracts/guard-service';
import type { Finding } from '../../record/assessment';
import { plural } from '../../record/format';
import { FieldChips } from '../components/FieldChips';
import { missingFields } from '../components/guard-words';
import { Icon } from '../components/Icon';
import { findingTone, TONE_WORD } from '../components/severity';
import { useId } from '../components/use-id';
import { keepNear } from './place-near';
import { ReasonField } from './ReasonField';

export interface GuardDialogProps {
  question: GuardQuestion;
  onAnswer(answer: GuardAnswer): void;
  /** `reason` is null where none is wanted. */
  onGoOn(reason: string | null): void;
}

/**
 * Asks before a deal moves on: what is short of the stage, with the way to each field. There is always a
 * way on; Escape goes back. The browser's own modal dialog keeps the focus inside.
 */
export function GuardDialog({ question, onAnswer, onGoOn }: GuardDialogProps) {
  const { stage, reasons, near } = question;
  const dialog = useRef<HTMLDialogElement>(null);
  const reasonField = useRef<HTMLElement>(null);
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const id = useId();
  const needsReason = stage.mode === 'insist';
  const [first] = missingFields(stage);
  const back = (): void => onAnswer({ kind: 'back' });

  useLayoutEffect(() => {
    const element = dialog.current;
    if (!element) return;
    element.showModal();
    const letGo = keepNear(element, near);
    element.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      letGo();
      element.close();
    };
  }, [near]);

  const goOn = (): void => {
    const given = reason.trim();
    if (!needsReason) onGoOn(null);
    else if (given) onGoOn(given);
    else {
      setMissing(true);
      reasonField.current?.focus();
    }
  };

  return (
    <dialog
      ref={dialog}
      class="dialog guard"
      aria-labelledby={id}
      aria-describedby={`${id}-findings`}
      onCancel={(event) => {
        event.preventDefault();
        back();
      }}
      onKeyDown={(event) => {
        // A key still held down since the press that asked must not answer.
        if (event.repeat) event.preventDefault();
      }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          goOn();
        }}
      >
        <h2 id={id}>If it moves to {stage.stage} now</h2>
        <ul id={`${id}-findings`} class="guard-findings">
          {stage.findings.map((finding) => (
            <GuardFinding
              key={finding.rule + finding.title}
              finding={finding}
              onJump={(field) => onAnswer({ kind: 'fix', field })}
            />
          ))}
        </ul>
        {stage.unknown.length > 0 && (
          <p class="small-text guard-unknown">
            <Icon name="unknown" />
            {plural(stage.unknown.length, 'rule')} can’t tell from this page; that stops nobody.
          </p>
        )}
        {needsReason && (
          <ReasonField
            reasons={reasons}
            value={reason}
            isMissing={isMissing && !reason.trim()}
            field={(element) => {
              reasonField.current = element;
            }}
            onReason={setReason}
          />
        )}
        <div class="dialog-buttons">
          <button type="button" class="button" data-first={first ? undefined : ''} onClick={back}>
            Back
          </button>
          <button type="submit" class="button">
            Go on
          </button>
          {first && (
            <button
              type="button"
              class="button primary"
              data-first=""
              onClick={() => onAnswer({ kind: 'fix', field: first.name })}
            >
              <span class="cut">Go to {first.label}</span>
            </button>
          )}
        </div>
      </form>
    </dialog>
  );
}

/** One thing that is short; fields are chips that lead to them. */
function GuardFinding({ finding, onJump }: { finding: Finding; onJump(field: string): void }) {
  const tone = findingTone(finding);
  const isFields = finding.kind === 'required-fields';
  return (
    <li>
      <span class={`tone-${tone}`}>
        <Icon name={tone} label={TONE_WORD[tone]} />
      </span>
      <div>
        <p class="strong">{finding.title}</p>
        {isFields ? (
          <p class="chips">
            <FieldChips fields={finding.fields} onJump={onJump} />
          </p>
        ) : (
          <p class="small-text">{finding.message}</p>
        )}
      </div>
    </li>
  );
}
