import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';
import { everyRow } from './every-row';
import { radixOrder } from './radix-order';
import { currencyRanks, isByPlace, sortKeys } from './sort-keys';

export const COLUMN_IDS = [
  'state',
  'title',
  'owner',
  'stage',
  'daysInStage',
  'amount',
  'closeDate',
  'score',
  'topWarning',
  'asOf',
  'company',
  'pipeline',
  'source',
  'probability',
  'weighted',
  'age',
  'crm',
  'daysOfLimit',
  'pushes',
  'putAway',
] as const;

export type ColumnId = (typeof COLUMN_IDS)[number];

export interface RowOrder {
  column: ColumnId;
  isDescending: boolean;
}

/** Worst first; within a state the largest amount. */
export const FIRST_ORDER: RowOrder = { column: 'state', isDescending: false };

const NUMBERS: readonly ColumnId[] = [
  'daysInStage',
  'amount',
  'score',
  'asOf',
  'probability',
  'weighted',
  'age',
  'daysOfLimit',
  'pushes',
  'putAway',
];

/** A first click sorts numbers from the largest and texts from A; the second turns it round. */
export function orderAfterClick(order: RowOrder, column: ColumnId): RowOrder {
  if (order.column === column) return { column, isDescending: !order.isDescending };
  return { column, isDescending: NUMBERS.includes(column) };
}

/**
 * Rows, given ascending, sorted by a column, then by the largest amount. What is unknown comes last either way. Amounts
 * of two currencies say nothing about which is larger: one currency comes after the other, whichever way it is turned.
 * The order of all rows is kept until another one is asked for, so that narrowing a list walks along it.
 */
export function sortRows(
  rows: RowSet,
  indexes: Uint32Array,
  order: RowOrder,
  placed: PlacedRows | null,
): Uint32Array {
  const all = orderOfAll(rows, order, isByPlace(order.column) ? placed : null);
  return indexes.length === rows.size ? all : among(all, indexes);
}

/** Columns of money. */
export const isMoney = (column: ColumnId): column is 'amount' | 'weighted' =>
  column === 'amount' || column === 'weighted';

interface KeptOrder extends RowOrder {
  placed: PlacedRows | null;
  rows: Uint32Array;
}

const kept = new WeakMap<RowSet, { byAmount: Uint32Array; last: KeptOrder }>();

function orderOfAll(
  rows: RowSet,
  { column, isDescending }: RowOrder,
  placed: PlacedRows | null,
): Uint32Array {
  const known = kept.get(rows);
  const last = known?.last;
  if (last?.column === column && last.isDescending === isDescending && last.placed === placed)
    return last.rows;
  const byAmount = known?.byAmount ?? byMoney(rows, everyRow(rows.size), 'amount', true);
  const sorted = isMoney(column)
    ? column === 'amount' && isDescending
      ? byAmount
      : byMoney(rows, byAmount, column, isDescending)
    : radixOrder(byAmount, sortKeys(rows, column, placed), isDescending);
  kept.set(rows, { byAmount, last: { column, isDescending, placed, rows: sorted } });
  return sorted;
}

function byMoney(
  rows: RowSet,
  order: Uint32Array,
  column: 'amount' | 'weighted',
  isDescending: boolean,
): Uint32Array {
  const sorted = radixOrder(order, sortKeys(rows, column, null), isDescending);
  const ranks = currencyRanks(rows, column);
  return ranks ? radixOrder(sorted, ranks, false) : sorted;
}

/** Those of some indexes that are wanted, in their order. */
function among(indexes: Uint32Array, wanted: Uint32Array): Uint32Array {
  const isWanted = new Uint8Array(indexes.length);
  for (let at = 0; at < wanted.length; at += 1) isWanted[wanted[at] ?? 0] = 1;
  const found = new Uint32Array(wanted.length);
  let size = 0;
  for (let at = 0; at < indexes.length; at += 1) {
    const index = indexes[at] ?? 0;
    if (isWanted[index] === 1) found[size++] = index;
  }
  return found;
}
