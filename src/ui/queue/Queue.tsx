import { useEffect, useRef, useState } from 'preact/hooks';
import { type FormatContext, formatZone, plural } from '../../record/format';
import { deadlineStateAt } from '../../sla/deadline-state';
import type { Waiting } from '../../store/watch-queue';
import { Icon } from '../components/Icon';
import { EmptyQueue } from './EmptyQueue';
import { OwnerFilter } from './OwnerFilter';
import { QueueItem } from './QueueItem';
import { filterRows, ownersOf, type QueueFilter, queueRows } from './queue-rows';
import { type SecondClock, useSecond } from './use-second';

/** What the queue asks of the rest of the extension. */
export interface QueueActions {
  /** All open clocks of the record. */
  acknowledge(key: string): Promise<void>;
  /** Remembers who the user is, as the CRM names owners, and which filter they chose. */
  remember(choice: QueueChoice): void;
}

export interface QueueChoice {
  filter: QueueFilter;
  me: string | null;
}

/** So many are drawn each second. */
const MOST_SHOWN = 100;

/** Who waits, most urgent first. */
export function Queue({
  waiting,
  actions,
  chosen,
  clock,
  context,
}: {
  /** Null until the store has answered. */
  waiting: Waiting | null;
  actions: QueueActions;
  chosen: QueueChoice;
  clock: SecondClock;
  context: FormatContext;
}) {
  const [choice, setChoice] = useState(chosen);
  const [problem, setProblem] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const now = useSecond(clock, waiting === null || waiting.records.length === 0);
  const all = queueRows(waiting?.records ?? [], now);
  const rows = filterRows(all, choice.filter, choice.me);
  const breached = rows.filter(({ clock: own }) => deadlineStateAt(own.deadline, now).state === 'breached');

  function choose(next: QueueChoice): void {
    setChoice(next);
    actions.remember(next);
  }
  function acknowledge(key: string): void {
    setProblem('');
    actions.acknowledge(key).catch((error: unknown) => {
      setProblem(
        `It was not acknowledged: ${error instanceof Error ? error.message : String(error)} Try again.`,
      );
    });
  }
  useQueueKeys(list, acknowledge);

  // Of those that were not read nobody knows whose they are.
  const unread = choice.filter === 'team' ? (waiting?.more ?? 0) : 0;
  const count = rows.length + unread;
  const more = Math.max(0, rows.length - MOST_SHOWN) + unread;
  return (
    <main class="queue">
      <header class="queue-head">
        <span class="mark">
          <Icon name="mark" />
        </span>
        <h1 class="strong">{headline(waiting, count)}</h1>
        {breached.length > 0 && (
          <span class="queue-breached strong tone-breach">
            <Icon name="breach" />
            {breached.length}
            {unread > 0 && ' or more'} breached
          </span>
        )}
      </header>
      <OwnerFilter choice={choice} owners={ownersOf(all)} onChoose={choose} />
      <p class="queue-problem small-text tone-breach" role="status">
        {problem}
      </p>
      {waiting !== null && rows.length === 0 && <EmptyQueue hidden={all.length} />}
      <ul class="queue-list" ref={list}>
        {rows.slice(0, MOST_SHOWN).map((row) => (
          <QueueItem
            key={row.key}
            row={row}
            now={now}
            context={context}
            onAcknowledge={() => acknowledge(row.key)}
          />
        ))}
      </ul>
      {more > 0 && <p class="queue-more small-text">{plural(more, 'more record')}, less urgent.</p>}
      <footer class="queue-foot small-text">
        <span>
          Times in {formatZone(now, context)} · <kbd>J</kbd> <kbd>K</kbd> <kbd>Enter</kbd> <kbd>A</kbd>{' '}
          acknowledge
        </span>
        <span class="queue-links">
          <a class="link" href="/options.html" target="_blank" rel="noopener">
            Settings
          </a>
          <a class="link" href="/review.html" target="_blank" rel="noopener">
            Open review
          </a>
        </span>
      </footer>
    </main>
  );
}

function headline(waiting: Waiting | null, count: number): string {
  if (waiting === null) return 'Leads that wait';
  return count === 0 ? 'Nobody waits' : `${plural(count, 'lead')} ${count === 1 ? 'waits' : 'wait'} for you`;
}

/** J and K go from one record to the next, A acknowledges; Enter is the link's own. */
function useQueueKeys(list: { current: HTMLUListElement | null }, acknowledge: (key: string) => void): void {
  const latest = useRef(acknowledge);
  latest.current = acknowledge;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof Element && event.target.closest('select, input')) return;
      const items = [...(list.current?.querySelectorAll<HTMLElement>('.queue-item') ?? [])];
      const at = items.findIndex((item) => item.contains(document.activeElement));
      const pressed = event.key.toLowerCase();
      if (pressed === 'j' || pressed === 'k') {
        const next = items[Math.min(Math.max(at + (pressed === 'j' ? 1 : -1), 0), items.length - 1)];
        next?.querySelector<HTMLElement>('a, button')?.focus();
      } else if (pressed === 'enter' && at < 0) {
        items[0]?.querySelector<HTMLElement>('.queue-open')?.click();
      } else if (pressed === 'a') {
        const key = items[Math.max(at, 0)]?.dataset.key;
        if (key !== undefined) latest.current(key);
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [list]);
}
