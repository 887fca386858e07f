import type { RowSet } from '../row-set';
import { radixOrder } from './radix-order';
import { type Steps, textRanks } from './text-ranks';

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
];

/** A first click sorts numbers from the largest and texts from A; the second turns it round. */
export function orderAfterClick(order: RowOrder, column: ColumnId): RowOrder {
  if (order.column === column) return { column, isDescending: !order.isDescending };
  return { column, isDescending: NUMBERS.includes(column) };
}

/**
 * Rows, given ascending, sorted by a column, then by the largest amount. What is unknown comes last either way. The
 * order of all rows is kept until another one is asked for, so that narrowing a list walks along it.
 */
export function sortRows(rows: RowSet, indexes: Uint32Array, order: RowOrder): Uint32Array {
  const all = orderOfAll(rows, order);
  return indexes.length === rows.size ? all : among(all, indexes);
}

interface KeptOrder extends RowOrder {
  rows: Uint32Array;
}

const kept = new WeakMap<RowSet, { byAmount: Uint32Array; last: KeptOrder }>();

function orderOfAll(rows: RowSet, { column, isDescending }: RowOrder): Uint32Array {
  const known = kept.get(rows);
  if (known?.last.column === column && known.last.isDescending === isDescending) return known.last.rows;
  const byAmount = known?.byAmount ?? radixOrder(everyRow(rows.size), rows.number('amount'), true);
  const sorted =
    column === 'amount' && isDescending
      ? byAmount
      : radixOrder(byAmount, sortKeys(rows, column), isDescending);
  kept.set(rows, { byAmount, last: { column, isDescending, rows: sorted } });
  return sorted;
}

const everyRow = (size: number): Uint32Array => new Uint32Array(size).map((_, index) => index);

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

const known = new WeakMap<RowSet, Map<ColumnId, Float64Array>>();

/** Numbers in the order of the column's values; ranks for texts. Kept, as the rows never change. */
export function sortKeys(rows: RowSet, column: ColumnId): Float64Array {
  const columns = known.get(rows) ?? new Map<ColumnId, Float64Array>();
  known.set(rows, columns);
  const keys = columns.get(column) ?? keysOf(rows, column);
  columns.set(column, keys);
  return keys;
}

function keysOf(rows: RowSet, column: ColumnId): Float64Array {
  switch (column) {
    case 'state':
      return Float64Array.from(rows.states());
    case 'daysInStage':
    case 'daysOfLimit':
      return rows.daysInStage();
    case 'age':
      return rows.age();
    case 'weighted':
      return rows.weighted();
    case 'closeDate':
      return rows.number('closeDay');
    case 'amount':
    case 'score':
    case 'asOf':
    case 'probability':
    case 'pushes':
      return rows.number(column);
    case 'title':
    case 'company':
      return ranksOf(rows, column).value();
    default:
      return wordRanks(rows, column);
  }
}

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const rankings = new WeakMap<RowSet, Map<'title' | 'company', Steps<Float64Array>>>();

/** Ranks of the texts of a column: begun once, so that sorting finishes what `warmOrders` has not. */
function ranksOf(rows: RowSet, column: 'title' | 'company'): Steps<Float64Array> {
  const known = rankings.get(rows) ?? new Map<'title' | 'company', Steps<Float64Array>>();
  rankings.set(rows, known);
  const steps = known.get(column) ?? textRanks(rows.text(column), words.compare);
  known.set(column, steps);
  return steps;
}

/** What a first sort by name or company would take long for, in steps; false when all is done. */
export const warmOrders = (rows: RowSet): boolean =>
  ranksOf(rows, 'title').step() || ranksOf(rows, 'company').step();

function wordRanks(rows: RowSet, column: 'owner' | 'stage' | 'topWarning' | 'pipeline' | 'source' | 'crm') {
  const coded = rows.words(column);
  const byCode = Float64Array.from([Number.NaN, ...textRanks(coded.words, words.compare).value()]);
  const ranks = new Float64Array(coded.codes.length);
  for (let at = 0; at < ranks.length; at += 1) ranks[at] = byCode[coded.codes[at] ?? 0] ?? Number.NaN;
  return ranks;
}

/** The values of a word column in the order of the alphabet. */
export function choicesOf(rows: RowSet, column: 'owner' | 'stage' | 'source' | 'currency'): string[] {
  return [...rows.words(column).words].sort(words.compare);
}
