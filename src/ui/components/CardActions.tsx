import type { Finding } from '../../record/assessment';
import type { Suggestion } from '../../record/write-back';
import { Icon } from './Icon';
import type { CardHandlers } from './WarningCard';

interface Props {
  target: Finding['fields'][number] | null;
  on: CardHandlers;
}

/** The actions of the current card, in its flow. */
export function CardActions({ target, on, titleId }: Props & { titleId: string }) {
  const { onJump, onSuggestion } = on;
  return (
    <div class="card-actions">
      {target && onJump && (
        <button
          type="button"
          class="button compact jump"
          aria-describedby={titleId}
          onClick={() => onJump(target.name)}
        >
          <Icon name="jump" />
          <span class="cut">Go to {target.label}</span>
        </button>
      )}
      {onSuggestion &&
        on.suggestions.map((suggestion) => (
          <SuggestionButton
            key={suggestion.label}
            suggestion={suggestion}
            titleId={titleId}
            onChoose={() => onSuggestion(suggestion)}
          />
        ))}
      <button
        type="button"
        class="button compact quiet"
        aria-haspopup="menu"
        aria-describedby={titleId}
        onClick={(event) => on.onSnooze(event.currentTarget)}
      >
        Snooze
      </button>
      <button type="button" class="button compact quiet" aria-describedby={titleId} onClick={on.onDismiss}>
        Dismiss…
      </button>
    </div>
  );
}

/** Proposes a change in the CRM, which is previewed first; or leads to a page of the CRM's own. */
function SuggestionButton({
  suggestion,
  titleId,
  onChoose,
}: {
  suggestion: Suggestion;
  titleId: string;
  onChoose(): void;
}) {
  if ('open' in suggestion)
    return (
      <a
        class="button compact"
        aria-describedby={titleId}
        href={suggestion.open}
        target="_blank"
        rel="noreferrer"
      >
        <span class="cut">{suggestion.label}</span>
      </a>
    );
  return (
    <button
      type="button"
      class="button compact"
      aria-haspopup="dialog"
      aria-describedby={titleId}
      onClick={onChoose}
    >
      <span class="cut">{suggestion.label}</span>
    </button>
  );
}

/**
 * Shown over the measure while the pointer is on a card that is not current. A pointer's shortcut
 * only: keyboard and screen reader get the same actions in the flow once the card is current.
 */
export function QuickActions({ target, on }: Props) {
  const { onJump } = on;
  const keepFocus = (event: MouseEvent): void => event.preventDefault();
  return (
    <div class="card-quick" aria-hidden="true" onClick={(event) => event.stopPropagation()}>
      {target && onJump && (
        <button
          type="button"
          tabIndex={-1}
          class="icon-button"
          title={`Go to ${target.label}`}
          onMouseDown={keepFocus}
          onClick={() => onJump(target.name)}
        >
          <Icon name="jump" />
        </button>
      )}
      <button
        type="button"
        tabIndex={-1}
        class="icon-button"
        title="Snooze"
        onMouseDown={keepFocus}
        onClick={(event) => on.onSnooze(event.currentTarget)}
      >
        <Icon name="snoozed" />
      </button>
      <button
        type="button"
        tabIndex={-1}
        class="icon-button"
        title="Dismiss…"
        onMouseDown={keepFocus}
        onClick={on.onDismiss}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
