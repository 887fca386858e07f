import type { RowSet } from '../row-set';
import { radixOrder } from './radix-order';

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

/** Rows sorted by a column, then by the largest amount. What is unknown comes last either way. */
export function sortRows(rows: RowSet, indexes: Uint32Array, order: RowOrder): Uint32Array {
  const byAmount = radixOrder(indexes, rows.number('amount'), true);
  if (order.column === 'amount' && order.isDescending) return byAmount;
  return radixOrder(byAmount, sortKeys(rows, order.column), order.isDescending);
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
      return ranks(rows.text(column));
    default:
      return wordRanks(rows, column);
  }
}

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

function ranks(texts: readonly (string | null)[]): Float64Array {
  const rank = rankOf(new Set(texts));
  return Float64Array.from(texts, (text) => (text === null ? Number.NaN : (rank.get(text) ?? Number.NaN)));
}

function wordRanks(rows: RowSet, column: 'owner' | 'stage' | 'topWarning' | 'pipeline' | 'source' | 'crm') {
  const coded = rows.words(column);
  const rank = rankOf(new Set(coded.words));
  const byCode = Float64Array.from([Number.NaN, ...coded.words.map((word) => rank.get(word) ?? Number.NaN)]);
  return Float64Array.from(coded.codes, (code) => byCode[code] ?? Number.NaN);
}

/** Texts that the collator takes for equal get the same rank, so that the amount decides between them. */
function rankOf(texts: Set<string | null>): Map<string, number> {
  const sorted = [...texts].filter((text) => text !== null).sort(words.compare);
  const rank = new Map<string, number>();
  let place = -1;
  let last: string | null = null;
  for (const text of sorted) {
    if (last === null || words.compare(last, text) !== 0) place += 1;
    last = text;
    rank.set(text, place);
  }
  return rank;
}

/** The values of a word column in the order of the alphabet. */
export function choicesOf(rows: RowSet, column: 'owner' | 'stage' | 'source'): string[] {
  return [...rows.words(column).words].sort(words.compare);
}
