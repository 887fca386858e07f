import type { AssessContext, FieldType } from '../../record/types';
import { nextUp } from './bits';
import { type OrderedColumn, spreadOf } from './ordered-column';
import type { Piece, PlacedLeaf } from './plan';
import { LOWEST, type Region, regionOf } from './region';

/**
 * All leaves on one field at once: their limits cut the numbers into classes, and within one class
 * every leaf has the same answer. Class k holds values from `breaks[k - 1]` up to, not including, `breaks[k]`;
 * behind those come the class of empty fields, that of unknown ones, and those of ranges.
 */
export interface OrderedIndex {
  breaks: Float64Array;
  /** For each piece of the field: the leaves that are true, and unknown, in a class. */
  tables: readonly { piece: Piece; truth: number[]; unknown: number[] }[];
  /** Some leaf is unknown even where the field has a value. */
  hasUnknown: boolean;
  /** The class of a range of time that begins in one class and ends in another. */
  rangeClass(first: number, last: number): number;
}

export function orderedIndex(
  pieces: readonly Piece[],
  type: FieldType,
  context: AssessContext,
): OrderedIndex {
  const placed = pieces.map((piece) => ({
    piece,
    regions: piece.leaves.map((entry) => ({ mask: maskOf(entry), ...regionOf(entry.leaf, type, context) })),
  }));
  const regions = placed.flatMap((entry) => entry.regions);
  const limits = regions.flatMap(({ intervals }) => intervals.flatMap(([low, high]) => [low, nextUp(high)]));
  const breaks = Float64Array.from(new Set([...limits, Number.POSITIVE_INFINITY])).sort();
  const tables = placed.map((entry) => ({ piece: entry.piece, ...tableOf(entry.regions, breaks) }));
  const ranges = new Map<number, number>();
  return {
    breaks,
    tables,
    hasUnknown: regions.some(({ isUnknown }) => isUnknown),
    rangeClass(first, last) {
      const key = first * (breaks.length + 1) + last;
      const known = ranges.get(key);
      if (known !== undefined) return known;
      const added = breaks.length + 2 + ranges.size;
      for (const table of tables) addRange(table, first, last, added);
      ranges.set(key, added);
      return added;
    },
  };
}

const maskOf = ({ bit }: PlacedLeaf): number => 1 << bit;

type MaskedRegion = Region & { mask: number };

function tableOf(regions: readonly MaskedRegion[], breaks: Float64Array) {
  const [truth, unknown]: [number[], number[]] = [[], []];
  const masksOf = (holds: (region: MaskedRegion) => boolean) =>
    regions.reduce((masks, region) => (holds(region) ? masks | region.mask : masks), 0);
  for (let index = 0; index < breaks.length; index++) {
    const point = index === 0 ? LOWEST : (breaks[index - 1] ?? LOWEST);
    const isIn = ({ intervals }: Region) => intervals.some(([low, high]) => point >= low && point <= high);
    truth.push(masksOf((region) => !region.isUnknown && isIn(region) !== region.isOpposite));
    unknown.push(masksOf((region) => region.isUnknown));
  }
  truth.push(
    masksOf((region) => region.whenEmpty),
    0,
  );
  unknown.push(
    0,
    masksOf(() => true),
  );
  return { truth, unknown };
}

/** True where all classes of the range agree on it, unknown where they don't. */
function addRange(
  table: { truth: number[]; unknown: number[] },
  first: number,
  last: number,
  at: number,
): void {
  let [every, some, unknown] = [-1, 0, 0];
  for (let index = first; index <= last; index++) {
    every &= table.truth[index] ?? 0;
    some |= table.truth[index] ?? 0;
    unknown |= table.unknown[index] ?? 0;
  }
  table.truth[at] = every;
  table.unknown[at] = (some & ~every) | unknown;
}

/** Writes the class of each record from `from` to `to`; true when some leaf is unknown for one of them. */
export function classify(
  index: OrderedIndex,
  column: OrderedColumn,
  from: number,
  to: number,
  classes: Int32Array,
): boolean {
  const { breaks } = index;
  const values = column.values.data;
  const last = breaks.length - 1;
  let hasUnknown = index.hasUnknown;
  for (let row = from; row < to; row++) {
    const value = values[row] as number;
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((breaks[middle] as number) <= value) low = middle + 1;
      else high = middle;
    }
    if (value === Number.POSITIVE_INFINITY) low = last + 1;
    else if (Number.isNaN(value)) {
      low = last + 2;
      hasUnknown = true;
    }
    classes[row - from] = low;
  }
  return column.hasSpreads ? widen(index, column, from, to, classes) || hasUnknown : hasUnknown;
}

/** Gives records whose value is a range over several classes the class of that range. */
function widen(
  index: OrderedIndex,
  column: OrderedColumn,
  from: number,
  to: number,
  classes: Int32Array,
): boolean {
  const { breaks } = index;
  let hasRange = false;
  for (let row = from; row < to; row++) {
    const first = classes[row - from] ?? 0;
    const latest = (column.values.data[row] ?? 0) + spreadOf(column, row);
    if (first >= breaks.length || latest < (breaks[first] ?? 0)) continue;
    let last = first;
    while ((breaks[last] ?? 0) <= latest) last++;
    classes[row - from] = index.rangeClass(first, last);
    hasRange = true;
  }
  return hasRange;
}
