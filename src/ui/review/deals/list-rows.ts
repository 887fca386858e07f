import { ROW_STATES } from '../review-row';
import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';
import { filterRows, type RowFilter } from './filter';
import { type GroupBy, groupLines, type Lines } from './groups';
import { type RowOrder, sortRows } from './order';

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

/** Whether the texts of all rows are read for it, which takes long the first time. */
export const readsTexts = ({ filter, order }: Pick<ListWish, 'filter' | 'order'>): boolean =>
  filter.text.trim() !== '' || order.column === 'title' || order.column === 'company';

/** Whether the pack's stages make a difference to it. */
export const readsPlaces = ({
  filter,
  order,
  groupBy,
}: Pick<ListWish, 'filter' | 'order' | 'groupBy'>): boolean =>
  filter.choices.outcome !== undefined || groupBy === 'stage' || order.column === 'daysOfLimit';

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

/** Those of the listed rows that are selected, in their order. */
export function chosenOf(listed: Uint32Array, selected: ReadonlySet<number>): Uint32Array {
  return selected.size === 0 ? new Uint32Array() : listed.filter((index) => selected.has(index));
}
