import { ROW_STATES } from '../review-row';
import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';
import { filterRows, type RowFilter } from './filter';
import { firstRows } from './first-rows';
import { type GroupBy, groupLines, type Lines } from './groups';
import { type RowOrder, sortRows } from './order';
import { isByPlace } from './sort-keys';

/** What is to be listed, and how. */
export interface ListWish {
  filter: RowFilter;
  order: RowOrder;
  groupBy: GroupBy;
  folded: ReadonlySet<string | null>;
  /** 0 for rows that are left out; null leaves out none. */
  mask: Uint8Array | null;
}

export interface ListAnswer {
  /** The rows that fit, in their order. */
  listed: Uint32Array;
  lines: Lines;
  /** How many of them stand in each of `ROW_STATES`. */
  totals: number[];
}

/** The whole way from columns to lines: filtered, sorted, grouped, counted. */
export function listRows(rows: RowSet, wish: ListWish, placed: PlacedRows | null): ListAnswer {
  const { filter, order, groupBy, folded, mask } = wish;
  const listed = sortRows(rows, filterRows(rows, filter, placed, mask), order, placed);
  const byPlace = groupBy === 'stage' ? placed?.positionAt : undefined;
  const lines = groupLines(rows, listed, groupBy, folded, byPlace);
  return { listed, lines, totals: countStates(rows, listed) };
}

/** Stands in the lines for a row that is not known yet. */
export const UNSORTED = -(2 ** 31);

/** So few rows are sorted at once. */
const FEW = 5000;
/** As many as are printed; a screen has room for a tenth of them. */
const FIRST_LINES = 500;

/** Whether the first picture can do with the first lines: there are many rows, and what leads their order is at hand. */
export const hasHead = (rows: RowSet, wish: ListWish, placed: PlacedRows | null): boolean =>
  rows.size > FEW && !readsTexts(wish) && !(readsPlaces(wish) && placed);

/**
 * The same without sorting all of it: the first lines are right and those after them `UNSORTED`, but for headings.
 * Everything that fits is in `listed`, in no order.
 */
export function listHead(rows: RowSet, wish: ListWish): ListAnswer {
  const { filter, order, groupBy, folded, mask } = wish;
  const listed = filterRows(rows, filter, null, mask);
  const { lines, groups } = groupLines(rows, listed, groupBy, folded);
  let at = 0;
  while (at < Math.min(FIRST_LINES, lines.length)) {
    const end = groups.length === 0 ? lines.length : endOfGroup(lines, at);
    const first = firstRows(rows, new Uint32Array(lines.subarray(at, end)), {
      order,
      count: FIRST_LINES - at,
      placed: null,
    });
    lines.set(first, at);
    lines.fill(UNSORTED, at + first.length, end);
    at = end + 1;
  }
  for (; at < lines.length; at += 1) if ((lines[at] ?? 0) >= 0) lines[at] = UNSORTED;
  return { listed, lines: { lines, groups }, totals: countStates(rows, listed) };
}

/** Where the rows that begin here end: at the next heading, or with the list. */
function endOfGroup(lines: Int32Array, from: number): number {
  let end = from;
  while (end < lines.length && (lines[end] ?? 0) >= 0) end += 1;
  return end;
}

/** Whether the texts of all rows are read for it, which takes long the first time. */
export const readsTexts = ({ filter, order }: Pick<ListWish, 'filter' | 'order'>): boolean =>
  filter.text.trim() !== '' || order.column === 'title' || order.column === 'company';

/** Whether the pack's stages make a difference to it. */
export const readsPlaces = ({
  filter,
  order,
  groupBy,
}: Pick<ListWish, 'filter' | 'order' | 'groupBy'>): boolean =>
  filter.choices.outcome !== undefined || groupBy === 'stage' || isByPlace(order.column);

/** How many of the rows stand in each of `ROW_STATES`. */
export function countStates(rows: RowSet, indexes: Uint32Array): number[] {
  const states = rows.states();
  const totals = ROW_STATES.map(() => 0);
  for (let at = 0; at < indexes.length; at += 1) {
    const state = states[indexes[at] ?? 0] ?? 0;
    totals[state] = (totals[state] ?? 0) + 1;
  }
  return totals;
}

/** Those of the listed rows that are selected, in their order. */
export function chosenOf(listed: Uint32Array, selected: ReadonlySet<number>): Uint32Array {
  return selected.size === 0 ? new Uint32Array() : listed.filter((index) => selected.has(index));
}
