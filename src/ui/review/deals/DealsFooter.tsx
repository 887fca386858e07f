import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { Icon } from '../../components/Icon';
import { TONE_WORD } from '../../components/severity';
import { ROW_STATES } from '../review-row';
import type { RowSet } from '../row-set';
import { COLUMNS } from './columns';
import type { RowOrder } from './order';
import type { RowWindow } from './row-window';

/** What is in sight, how it is sorted, and how many records stand in each state. */
export function DealsFooter({
  rows,
  listed,
  seen,
  lines,
  order,
  context,
}: {
  rows: RowSet;
  listed: Uint32Array;
  seen: RowWindow;
  /** With headings, where the rows are grouped. */
  lines: number;
  order: RowOrder;
  context: AssessContext;
}) {
  const totals = useMemo(() => countStates(rows, listed), [rows, listed]);
  const number = (count: number) => formatNumber(count, context, 0);
  const sorted = COLUMNS.find(({ id }) => id === order.column)?.label ?? 'State';
  const last = Math.min(seen.lastSeen, lines);
  return (
    <footer class="footer small-text">
      <span class="measure">
        {lines > 0
          ? `Rows ${number(Math.min(seen.firstSeen + 1, last))}–${number(last)} of ${number(lines)}`
          : 'No rows'}
      </span>
      <span class="measure sorted">Sorted by {sorted.toLowerCase()}</span>
      <span class="totals">
        {ROW_STATES.map((state, at) => ({ state, total: totals[at] ?? 0 }))
          .filter(({ total }) => total > 0)
          .map(({ state, total }) => (
            <span key={state} class="with-icon measure">
              <span class={`tone-${state}`}>
                <Icon name={state} />
              </span>
              {number(total)} {TONE_WORD[state].toLowerCase()}
            </span>
          ))}
      </span>
      <span class="measure key-hint">
        <kbd>↑</kbd> <kbd>↓</kbd> move · <kbd>Space</kbd> select · <kbd>Enter</kbd> open · <kbd>/</kbd> search
      </span>
    </footer>
  );
}

/** How many of the rows stand in each of `ROW_STATES`. */
export function countStates(rows: RowSet, indexes: Uint32Array): number[] {
  const states = rows.states();
  const totals = ROW_STATES.map(() => 0);
  for (const index of indexes) {
    const state = states[index] ?? 0;
    totals[state] = (totals[state] ?? 0) + 1;
  }
  return totals;
}
