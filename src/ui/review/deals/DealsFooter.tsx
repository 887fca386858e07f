import { useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { Icon } from '../../components/Icon';
import { TONE_WORD } from '../../components/severity';
import { ROW_STATES } from '../review-row';
import type { RowSet } from '../row-set';
import { COLUMNS } from './columns';
import type { Lines } from './groups';
import { isMoney, type RowOrder } from './order';
import type { RowWindow } from './row-window';

/** Where the table says which rows are in sight. Only the footer shows that: nothing else is drawn while it scrolls. */
export interface Sight {
  show: ((window: RowWindow) => void) | null;
}

const NOTHING_SEEN: RowWindow = { from: 0, to: 0, firstSeen: 0, lastSeen: 0 };

/** What is in sight, how it is sorted, and how many records stand in each state. */
export function DealsFooter({
  rows,
  listed,
  totals,
  isCounted,
  sight,
  lines,
  order,
  context,
}: {
  rows: RowSet;
  listed: Uint32Array;
  /** By the places in `ROW_STATES`. */
  totals: readonly number[];
  /** False until anything has been listed: nothing is said of how much there is. */
  isCounted: boolean;
  sight: Sight;
  lines: Lines;
  order: RowOrder;
  context: AssessContext;
}) {
  const [seen, setSeen] = useState(NOTHING_SEEN);
  useLayoutEffect(() => {
    sight.show = setSeen;
  }, [sight]);
  const number = (count: number) => formatNumber(count, context, 0);
  const sorted = COLUMNS.find(({ id }) => id === order.column)?.label ?? 'State';
  const isMixed = useMemo(
    () => isMoney(order.column) && hasSeveralCurrencies(rows, listed),
    [rows, listed, order.column],
  );
  return (
    <footer class="footer small-text">
      <span class="measure">{isCounted && rowsText(listed.length, lines.groups.length, seen, number)}</span>
      <span class="measure sorted">
        Sorted by {sorted.toLowerCase()}
        {isMixed ? ', one currency after the other' : ''}
      </span>
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

/** Whether amounts of two currencies are listed, which can't be compared. */
function hasSeveralCurrencies(rows: RowSet, listed: Uint32Array): boolean {
  const amounts = rows.number('amount');
  const { codes } = rows.words('currency');
  let first: number | undefined;
  for (const index of listed) {
    if (Number.isNaN(amounts[index])) continue;
    first ??= codes[index];
    if (codes[index] !== first) return true;
  }
  return false;
}
