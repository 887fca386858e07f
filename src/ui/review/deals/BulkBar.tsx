import { useState } from 'preact/hooks';
import { formatNumber, formatWeekday } from '../../../record/format';
import type { AssessContext, EpochMs } from '../../../record/types';
import { Icon } from '../../components/Icon';
import { Menu } from '../../components/Menu';
import { snoozeChoices } from '../../components/snooze-choices';
import { messageOf } from '../../data/use-work';
import { useKeptFocus } from '../use-kept-focus';

/** Snoozes the failing warnings of many records; `undo` takes back what was put away. */
export type SnoozeMany = (
  keys: readonly string[],
  until: EpochMs,
  onProgress: (done: number) => void,
  signal: AbortSignal,
) => Promise<{ warnings: number; undo(): Promise<void> }>;

interface Work {
  done: number;
  total: number;
  stop(): void;
}

/** What can be done with the rows that are selected. */
export function BulkBar({
  keys,
  context,
  onSnooze,
  onClear,
  onSaid,
}: {
  keys: readonly string[];
  context: AssessContext;
  onSnooze: SnoozeMany;
  onClear(): void;
  onSaid(text: string, undo: (() => void) | null): void;
}) {
  useKeptFocus('.bulk button');
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const [work, setWork] = useState<Work | null>(null);
  const count = (value: number) => formatNumber(value, context, 0);

  function snooze(until: EpochMs): void {
    const control = new AbortController();
    const show = (done: number) => setWork({ done, total: keys.length, stop: () => control.abort() });
    show(0);
    onSnooze(keys, until, show, control.signal).then(
      ({ warnings, undo }) => {
        setWork(null);
        onSaid(
          `${count(warnings)} warnings of ${count(keys.length)} records snoozed until ${formatWeekday(until, context)}.`,
          () => void undo(),
        );
      },
      (error: unknown) => {
        setWork(null);
        const reason = messageOf(error);
        onSaid(
          control.signal.aborted ? 'Stopped; nothing was snoozed.' : `Nothing was snoozed: ${reason}`,
          null,
        );
      },
    );
  }

  if (work)
    return (
      <div class="bulk" role="status">
        <progress max={work.total} value={work.done} aria-label="Snoozing" />
        <span class="measure">
          {count(work.done)} of {count(work.total)} records checked
        </span>
        <button type="button" class="button" onClick={work.stop}>
          Stop
        </button>
      </div>
    );
  return (
    <div class="bulk">
      <span class="strong measure">{count(keys.length)} selected</span>
      <button
        type="button"
        class="button"
        onClick={(event) => setAnchor(event.currentTarget.getBoundingClientRect())}
      >
        <Icon name="snoozed" />
        Snooze warnings
      </button>
      <button type="button" class="button quiet" onClick={onClear}>
        Clear selection
      </button>
      {anchor && (
        <Menu
          anchor={anchor}
          label="Snooze the warnings of the selected records"
          items={snoozeChoices(context.now).map(({ label, until }) => ({
            label,
            aside: formatWeekday(until, context),
            onSelect: () => snooze(until),
          }))}
          note="Each ends early when stage, amount, close date or owner changes. Clocks run on."
          onClose={() => setAnchor(null)}
        />
      )}
    </div>
  );
}
