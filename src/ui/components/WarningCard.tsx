import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Assessment, Finding } from '../../record/assessment';
import type { FormatContext } from '../../record/format';
import type { Suggestion } from '../../record/write-back';
import { CardActions, QuickActions } from './CardActions';
import { FieldChips } from './FieldChips';
import { Icon } from './Icon';
import { findingKey } from './select-warnings';
import { findingTone, TONE_WORD } from './severity';
import { Trace } from './Trace';

export interface CardHandlers {
  onCurrent(): void;
  onWhy(): void;
  /** Null where no page stands beside the record. */
  onJump: ((field: string) => void) | null;
  /** `anchor` is the control that the menu opens at. */
  onSnooze(anchor: HTMLElement): void;
  onDismiss(): void;
  /** What may be changed from here; null where the CRM can't be changed. Links are always there. */
  suggestions: readonly Suggestion[];
  onSuggestion: ((suggestion: Suggestion) => void) | null;
}

export interface CardProps {
  finding: Finding;
  /** The fields of the finding that stand on the page. */
  targets: Finding['fields'];
  assessment: Assessment;
  context: FormatContext;
  isCurrent: boolean;
  /** Set when the keyboard made it current: the card then takes the focus. */
  takesFocus: boolean;
  isOpen: boolean;
  on: CardHandlers;
}

/** A failing finding: closed, current (with its actions) and open (with its whole trace). */
export function WarningCard(props: CardProps) {
  const { finding, targets, on } = props;
  const isChips = finding.kind === 'required-fields' && finding.fields.length > 1;
  return (
    <Card {...props} measure={finding.measure?.text ?? null}>
      {isChips ? (
        <p class="chips">
          <FieldChips
            fields={targets.length > 0 ? targets : finding.fields}
            onJump={targets.length > 0 ? on.onJump : null}
          />
          <Why {...props} />
        </p>
      ) : (
        <p class="card-text">
          {finding.message} <Why {...props} />
        </p>
      )}
    </Card>
  );
}

/** What a rule could not find out: never sorted with passes, always with the way to know. */
export function UnknownCard(props: CardProps) {
  return (
    <Card {...props} measure="Unknown">
      <p class="card-text">
        {props.finding.message} <Why {...props} />
      </p>
    </Card>
  );
}

function Card({
  finding,
  targets,
  assessment,
  context,
  isCurrent,
  takesFocus,
  isOpen,
  on,
  measure,
  children,
}: CardProps & { measure: string | null; children: preact.ComponentChildren }) {
  const id = `warning-${findingKey(finding).replace(/\s+/g, '-')}`;
  const card = useRef<HTMLElement>(null);
  const press = usePress();
  const tone = findingTone(finding);
  useLayoutEffect(() => {
    if (isCurrent && takesFocus) card.current?.querySelector<HTMLElement>('.card-actions button')?.focus();
  }, [isCurrent, takesFocus]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: by key, a card becomes current when focus comes into it
    <article
      ref={card}
      class={`card ${isCurrent ? 'is-current' : ''}`}
      aria-labelledby={id}
      aria-current={isCurrent ? 'true' : undefined}
      onPointerDown={press.start}
      onFocusIn={() => press.isOver() && on.onCurrent()}
      onClick={on.onCurrent}
    >
      <span class={`tone-${tone}`}>
        <Icon name={tone} label={TONE_WORD[tone]} />
      </span>
      <h3 id={id} class="strong">
        {finding.title}
      </h3>
      {measure && <span class={`measure strong tone-${tone}`}>{measure}</span>}
      <div class="card-body">
        {children}
        {isOpen && <Trace id={`${id}-why`} finding={finding} assessment={assessment} context={context} />}
        {isCurrent && <CardActions target={targets[0] ?? null} titleId={id} on={on} />}
      </div>
      {!isCurrent && <QuickActions target={targets[0] ?? null} on={on} />}
    </article>
  );
}

/**
 * Whether the pointer is down. A card that became current between press and release would fold the
 * one above it, and what was pressed would have moved away under the pointer before it counts.
 */
function usePress(): { start(): void; isOver(): boolean } {
  const isDown = useRef(false);
  return {
    start() {
      isDown.current = true;
      const end = new AbortController();
      const release = (): void => {
        isDown.current = false;
        end.abort();
      };
      for (const type of ['pointerup', 'pointercancel'])
        addEventListener(type, release, { capture: true, signal: end.signal });
    },
    isOver: () => !isDown.current,
  };
}

function Why({ isOpen, on }: CardProps) {
  return (
    <button type="button" class="link" aria-expanded={isOpen} onClick={on.onWhy}>
      {isOpen ? 'Hide why' : 'Why?'}
    </button>
  );
}
