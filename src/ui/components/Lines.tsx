import type { ComponentChildren } from 'preact';
import type { Finding } from '../../record/assessment';
import { type FormatContext, formatWeekday, plural } from '../../record/format';
import { Icon } from './Icon';
import type { IconName } from './icon-shapes';
import type { PutAway } from './select-warnings';
import { countBySeverity } from './severity';

/** One 32 px line of the list with at most one action at its end. */
export function Line({
  icon,
  tone = 'muted',
  children,
  action,
}: {
  icon: IconName;
  tone?: 'muted' | 'ok' | 'unknown';
  children: ComponentChildren;
  action?: ComponentChildren;
}) {
  return (
    <div class="line">
      <span class={`tone-${tone}`}>
        <Icon name={icon} />
      </span>
      <span class="line-text">{children}</span>
      {action}
    </div>
  );
}

/** A warning the rep put away, and the way back. */
export function SnoozedLine({
  putAway: { finding, suppression },
  context,
  onUndo,
}: {
  putAway: PutAway;
  context: FormatContext;
  onUndo(): void;
}) {
  const isSnooze = suppression.kind === 'snooze';
  const state = isSnooze
    ? snoozedUntil(suppression.until, context)
    : `dismissed: ${suppression.reason ?? ''}`;
  return (
    <Line
      icon={isSnooze ? 'snoozed' : 'close'}
      action={
        <button type="button" class="link" aria-label={`Undo: ${finding.title}, ${state}`} onClick={onUndo}>
          Undo
        </button>
      }
    >
      {finding.title} · {state}
    </Line>
  );
}

const snoozedUntil = (until: number | null, context: FormatContext): string =>
  until === null ? 'snoozed' : `snoozed until ${formatWeekday(until, context)}`;

/** A line that opens what is folded behind it. */
export function FoldLine({ text, isOpen, onToggle }: { text: string; isOpen: boolean; onToggle(): void }) {
  return (
    <button type="button" class="line fold" aria-expanded={isOpen} onClick={onToggle}>
      <span class={`tone-muted chevron ${isOpen ? 'is-open' : ''}`}>
        <Icon name="down" />
      </span>
      <span class="line-text">{text}</span>
    </button>
  );
}

/** "3 more below your limit of 5 (info)", or "(1 warning, 2 info)" when they differ. */
export function foldText(folded: readonly Finding[], budget: number): string {
  const kinds = new Set(folded.map(({ severity }) => severity));
  const what = kinds.size === 1 ? [...kinds].join('') : countBySeverity(folded, ', ');
  return `${folded.length} more below your limit of ${budget} (${what})`;
}

/** "3 more rules unknown: pushes, skips, activity". */
export const unknownFoldText = (titles: readonly string[]): string =>
  `${plural(titles.length, 'more rule')} unknown: ${titles.join(', ')}`;
