import { useMemo } from 'preact/hooks';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { Icon } from '../../components/Icon';
import { TONE_WORD } from '../../components/severity';
import { ROW_STATES } from '../review-row';
import type { RowSet } from '../row-set';
import { COLUMNS } from './columns';
import type { Lines } from './groups';
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
  lines: Lines;
  order: RowOrder;
  context: AssessContext;
}) {
  const totals = useMemo(() => countStates(rows, listed), [rows, listed]);
  const number = (count: number) => formatNumber(count, context, 0);
  const sorted = COLUMNS.find(({ id }) => id === order.column)?.label ?? 'State';
  return (
    <footer class="footer small-text">
      <span class="measure">{rowsText(listed.length, lines.groups.length, seen, number)}</span>
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

/** Rows in sight, or in how many groups they stand: headings would be counted among the rows in sight. */
function rowsText(
  rows: number,
  groups: number,
  { firstSeen, lastSeen }: RowWindow,
  number: (count: number) => string,
): string {
  if (rows === 0) return 'No rows';
  if (groups > 0) return `${number(rows)} rows in ${number(groups)} ${groups === 1 ? 'group' : 'groups'}`;
  const last = Math.min(lastSeen, rows);
  return `Rows ${number(Math.min(firstSeen + 1, last))}–${number(last)} of ${number(rows)}`;
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
