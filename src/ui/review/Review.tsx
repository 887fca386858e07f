import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { formatNumber } from '../../record/format';
import type { AssessContext, EpochMs } from '../../record/types';
import { Icon } from '../components/Icon';
import { TONE_WORD } from '../components/severity';
import { clockOrDay } from '../components/when';
import { COLUMNS } from './columns';
import { Inspector, type LoadRecord, type ReviewActions } from './Inspector';
import { ReviewFilters } from './ReviewFilters';
import { ReviewTable } from './ReviewTable';
import { type ReviewCommand, useReviewKeys } from './review-keys';
import { countStates, type ReviewRow, ROW_STATES } from './review-row';
import { filterRows, NO_FILTER } from './row-filter';
import { FIRST_ORDER, orderAfterClick, type RowOrder, sortRows } from './row-order';
import { type RowWindow, rowWindow } from './row-window';

/** Taken for the height of the list until it has been measured, in pixels. */
const FIRST_HEIGHT = 800;

export interface ReviewProps {
  /** All stored records, in any order. Keep the array as long as nothing changed. */
  rows: readonly ReviewRow[];
  now: EpochMs;
  context: AssessContext;
  load: LoadRecord;
  actions: ReviewActions;
  /** Key of the record to open with; null for none. */
  first?: string | null;
}

/** Every record that was seen on this device, from the store alone: no CRM is asked. */
export function Review({ rows, now, context, load, actions, first = null }: ReviewProps) {
  const [filter, setFilter] = useState(NO_FILTER);
  const [order, setOrder] = useState(FIRST_ORDER);
  const [selected, select] = useState<string | null>(first);
  const [isOpen, setOpen] = useState(first !== null);
  const [scroll, setScroll] = useState({ top: 0, height: FIRST_HEIGHT });
  const page = useRef<HTMLDivElement>(null);
  const listed = useMemo(() => sortRows(filterRows(rows, filter), order), [rows, filter, order]);
  const shown = rowWindow(scroll.top, scroll.height || FIRST_HEIGHT, listed.length);
  const onScroll = useCallback((top: number, height: number) => setScroll({ top, height }), []);
  const row = rows.find(({ key }) => key === selected);
  const focus = (selector: string): void => page.current?.querySelector<HTMLElement>(selector)?.focus();

  function move(step: number): void {
    const at = listed.findIndex(({ key }) => key === selected);
    const next = listed[Math.min(Math.max(at + step, 0), listed.length - 1)];
    if (next) select(next.key);
  }

  function close(): void {
    setOpen(false);
    focus('.grid');
  }

  function open(key: string): void {
    select(key);
    setOpen(true);
  }

  useReviewKeys((command: ReviewCommand) => {
    if (command === 'next') move(1);
    else if (command === 'previous') move(-1);
    else if (command === 'search') focus('.search input');
    else if (command === 'close') close();
    else if (selected) {
      setOpen(true);
      requestAnimationFrame(() => focus('.inspector h2'));
    }
  });

  return (
    <div class="review" ref={page}>
      <ReviewHeader rows={rows} now={now} context={context} />
      {rows.length === 0 ? (
        <EmptyStore />
      ) : (
        <>
          <ReviewFilters rows={rows} filter={filter} onFilter={setFilter} />
          <div class="review-main">
            <main class="review-list">
              {listed.length > 0 ? (
                <ReviewTable
                  rows={listed}
                  order={order}
                  selected={selected}
                  now={now}
                  context={context}
                  onSort={(column) => setOrder(orderAfterClick(order, column))}
                  onSelect={open}
                  shown={shown}
                  onScroll={onScroll}
                />
              ) : (
                <NoMatch onClear={() => setFilter(NO_FILTER)} />
              )}
            </main>
            {row && isOpen && (
              <Inspector
                row={row}
                now={now}
                context={context}
                load={load}
                actions={actions}
                onClose={close}
              />
            )}
          </div>
          <ReviewFooter rows={listed} seen={shown} order={order} context={context} />
        </>
      )}
    </div>
  );
}

function ReviewHeader({ rows, now, context }: Pick<ReviewProps, 'rows' | 'now' | 'context'>) {
  const newest = useMemo(() => rows.reduce((latest, { asOf }) => Math.max(latest, asOf), 0), [rows]);
  return (
    <header class="review-head">
      <span class="mark">
        <Icon name="mark" />
      </span>
      <h1 class="strong">Leadlight review</h1>
      {rows.length > 0 && (
        <p class="small-text">
          {formatNumber(rows.length, context, 0)} seen on this device · newest as of{' '}
          {clockOrDay(newest, now, context)}
        </p>
      )}
    </header>
  );
}

function EmptyStore() {
  return (
    <main class="review-empty">
      <h2>No records yet</h2>
      <p>Open a deal in HubSpot or Salesforce; it will appear here.</p>
      <p class="small-text">
        Leadlight keeps the records you look at on this device, so this list also works offline.
      </p>
    </main>
  );
}

function NoMatch({ onClear }: { onClear(): void }) {
  return (
    <div class="review-empty" role="status">
      <h2>No record fits these filters</h2>
      <p>
        <button type="button" class="button" onClick={onClear}>
          Clear filters
        </button>
      </p>
    </div>
  );
}

function ReviewFooter({
  rows,
  seen,
  order,
  context,
}: {
  rows: readonly ReviewRow[];
  seen: RowWindow;
  order: RowOrder;
  context: AssessContext;
}) {
  const totals = useMemo(() => countStates(rows), [rows]);
  const number = (count: number) => formatNumber(count, context, 0);
  const sorted = COLUMNS.find(({ id }) => id === order.column)?.label ?? 'State';
  return (
    <footer class="footer small-text">
      <span class="measure">
        {rows.length > 0
          ? `Rows ${number(seen.firstSeen + 1)}–${number(Math.min(seen.lastSeen, rows.length))} of ${number(rows.length)}`
          : 'No rows'}
      </span>
      <span class="measure sorted">Sorted by {sorted.toLowerCase()}</span>
      <span class="totals">
        {ROW_STATES.filter((state) => totals[state] > 0).map((state) => (
          <span key={state} class="with-icon measure">
            <span class={`tone-${state}`}>
              <Icon name={state} />
            </span>
            {number(totals[state])} {TONE_WORD[state].toLowerCase()}
          </span>
        ))}
      </span>
      <span class="measure key-hint">
        <kbd>J</kbd> <kbd>K</kbd> move · <kbd>Enter</kbd> open · <kbd>/</kbd> search
      </span>
    </footer>
  );
}
