import { useState } from 'preact/hooks';
import { formatNumber, formatWeekday } from '../../../record/format';
import type { AssessContext, EpochMs } from '../../../record/types';
import { SnoozeDialog } from '../../components/Dialog';
import { Icon } from '../../components/Icon';
import { Menu } from '../../components/Menu';
import { snoozeChoices } from '../../components/snooze-choices';
import { useKeptFocus } from '../../components/use-kept-focus';
import { messageOf } from '../../data/use-work';
import type { Snoozed, SnoozeMany } from './connect-snooze';
import type { SnoozeCounts, SnoozeProgress } from './snooze-service';

interface Work extends SnoozeProgress {
  stop(): void;
}

const STEP: Record<SnoozeProgress['step'], string> = {
  check: 'records checked',
  write: 'warnings put away',
  undo: 'warnings taken back',
  list: 'rows brought up to date',
};

/** What can be done with the rows that are selected. */
export function BulkBar({
  size,
  keys,
  context,
  onSnooze,
  onClear,
  onBegin,
  onSaid,
}: {
  size: number;
  /** Of the records that are selected. */
  keys(): Promise<readonly string[]>;
  context: AssessContext;
  onSnooze: SnoozeMany;
  onClear(): void;
  /** What was said of the run before no longer holds, nor can it be taken back. */
  onBegin(): void;
  onSaid(text: string, undo: (() => void) | null): void;
}) {
  useKeptFocus('.bulk button');
  const [anchor, setAnchor] = useState<DOMRect | null>(null);
  const [isAsking, setAsking] = useState(false);
  const [work, setWork] = useState<Work | null>(null);
  const count = (value: number) => formatNumber(value, context, 0);

  function snooze(until: EpochMs): void {
    onBegin();
    const control = new AbortController();
    const show = (progress: SnoozeProgress) => setWork({ ...progress, stop: () => control.abort() });
    show({ step: 'check', done: 0, total: size });
    keys()
      .then((all) => onSnooze(all, until, show, control.signal))
      .then(
        (snoozed) => said(snoozed, until),
        (error: unknown) => onSaid(`Nothing was snoozed: ${messageOf(error)}`, null),
      )
      .finally(() => setWork(null));
  }

  function said(snoozed: Snoozed, until: EpochMs): void {
    if (snoozed) {
      const { warnings, undo } = snoozed;
      const text = snoozedText(snoozed, size, formatWeekday(until, context), count);
      onSaid(text, warnings > 0 ? () => takeBack(undo, warnings) : null);
    } else onSaid('Stopped; nothing was snoozed.', null);
  }

  function takeBack(undo: NonNullable<Snoozed>['undo'], warnings: number): void {
    undo(({ step, done, total }) => onSaid(`${count(done)} of ${count(total)} ${STEP[step]}.`, null)).then(
      () => onSaid(`Taken back: ${of(warnings, 'warning', count)} no longer snoozed.`, null),
      (error: unknown) => onSaid(`Nothing was taken back: ${messageOf(error)}`, null),
    );
  }

  if (work)
    return (
      <div class="bulk" role="status">
        <progress max={work.total} value={work.done} aria-label="Snoozing" />
        <span class="measure">
          {count(work.done)} of {count(work.total)} {STEP[work.step]}
        </span>
        <button type="button" class="button" onClick={work.stop}>
          Stop
        </button>
      </div>
    );
  const choices = snoozeChoices(context.now).map(({ label, until }) => ({
    label,
    aside: formatWeekday(until, context),
    onSelect: () => snooze(until),
  }));
  return (
    <div class="bulk">
      <span class="strong measure">{count(size)} selected</span>
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
          items={[...choices, { label: 'Until a date…', isApart: true, onSelect: () => setAsking(true) }]}
          note="Each ends early when stage, amount, close date or owner changes. Clocks run on."
          onClose={() => setAnchor(null)}
        />
      )}
      {isAsking && (
        <SnoozeDialog
          title={`Warnings of ${of(size, 'record', count)}`}
          also={null}
          now={context.now}
          context={context}
          onSnooze={(until) => {
            setAsking(false);
            snooze(until);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}

type Count = (value: number) => string;

const of = (value: number, noun: string, count: Count): string =>
  `${count(value)} ${value === 1 ? noun : `${noun}s`}`;

/** What was snoozed, of how many records, and what of the `size` that were selected was not looked at. */
function snoozedText(
  { warnings, records, unjudged }: SnoozeCounts,
  size: number,
  until: string,
  count: Count,
): string {
  const judged = size - unjudged;
  const checked = of(judged, 'record', count);
  const text = [
    warnings > 0
      ? `${of(warnings, 'warning', count)} of ${checked} snoozed until ${until}.`
      : `Nothing to snooze: ${checked} checked, none shows a warning.`,
  ];
  if (warnings > 0 && records < judged)
    text.push(`${of(judged - records, 'record', count)} without warnings.`);
  if (unjudged > 0) text.push(`${of(unjudged, 'record', count)} left out: damaged or no longer stored.`);
  return text.join(' ');
}
