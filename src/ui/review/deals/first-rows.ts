import type { RowSet } from '../row-set';
import type { PlacedRows } from '../stage-places';
import { isMoney, type RowOrder } from './order';
import { currencyRanks, sortKeys } from './sort-keys';

/** Keys that rows are compared by, one after the other; those of equal rows are told apart by the next. */
interface Keys {
  of: Float64Array;
  /** 1 where the lowest comes first, −1 where the highest does; NaN is last either way. */
  sign: 1 | -1;
}

/**
 * The first `count` of some rows, given ascending, as `sortRows` would have them: found in one walk, in which hardly a
 * row gets further than one comparison with the last of those found so far. Plain loops, as it runs once and cold.
 */
export function firstRows(
  rows: RowSet,
  indexes: Uint32Array,
  { order, count, placed }: { order: RowOrder; count: number; placed: PlacedRows | null },
): Uint32Array {
  const all = keysOf(rows, order, placed);
  const compare = comparer(all);
  const found = indexes.slice(0, count).sort(compare).reverse();
  const first = all[0];
  if (!first || found.length < count || count <= 0) return found.reverse();
  const { of: keys, sign } = first;
  let bound = sign * (keys[found[0] ?? 0] ?? Number.NaN);
  for (let at = count; at < indexes.length; at += 1) {
    const index = indexes[at] ?? 0;
    const key = sign * (keys[index] ?? Number.NaN);
    if (key > bound || (Number.isNaN(key) && !Number.isNaN(bound))) continue;
    if (compare(index, found[0] ?? 0) > 0) continue;
    replaceLast(found, index, compare);
    bound = sign * (keys[found[0] ?? 0] ?? Number.NaN);
  }
  return found.sort(compare);
}

function keysOf(rows: RowSet, { column, isDescending }: RowOrder, placed: PlacedRows | null): Keys[] {
  const own: Keys = { of: sortKeys(rows, column, placed), sign: isDescending ? -1 : 1 };
  const byAmount = [...currencies(rows, 'amount'), largestFirst(rows)];
  if (!isMoney(column)) return [own, ...byAmount];
  return [...currencies(rows, column), own, ...byAmount];
}

const largestFirst = (rows: RowSet): Keys => ({ of: sortKeys(rows, 'amount', null), sign: -1 });

function currencies(rows: RowSet, column: 'amount' | 'weighted'): Keys[] {
  const ranks = currencyRanks(rows, column);
  return ranks ? [{ of: ranks, sign: 1 }] : [];
}

/** Below 0 where the first of two rows comes before the second; two rows are never equal. */
type Compare = (a: number, b: number) => number;

function comparer(all: readonly Keys[]): Compare {
  return (a, b) => {
    for (let at = 0; at < all.length; at += 1) {
      const keys = all[at];
      const one = keys?.of[a] ?? Number.NaN;
      const other = keys?.of[b] ?? Number.NaN;
      if (one < other) return keys?.sign === 1 ? -1 : 1;
      if (one > other) return keys?.sign === 1 ? 1 : -1;
      if (one !== other && Number.isNaN(one) !== Number.isNaN(other)) return Number.isNaN(one) ? 1 : -1;
    }
    return a - b;
  };
}

/** A heap with the last of its rows on top, which gives way to one that comes before it. */
function replaceLast(heap: Uint32Array, row: number, compare: Compare): void {
  let place = 0;
  for (let child = 1; child < heap.length; child = 2 * place + 1) {
    const next = child + 1;
    if (next < heap.length && compare(heap[next] ?? 0, heap[child] ?? 0) > 0) child = next;
    if (compare(row, heap[child] ?? 0) > 0) break;
    heap[place] = heap[child] ?? 0;
    place = child;
  }
  heap[place] = row;
}
