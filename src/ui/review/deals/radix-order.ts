/** Digits of 11 bits: their counts fit in the fastest cache, and sorting a few rows costs next to nothing. */
const BITS = 11;
const DIGITS = 1 << BITS;
const UNKNOWN = 0xffffffff;

/**
 * The indexes in the order of their keys: stable, with NaN last whichever way it is turned. A radix
 * sort over the bits of the doubles, because 100,000 rows sorted by a function take a visible while.
 * Digits that are the same in all keys, such as the low ones of whole numbers, are passed over.
 */
export function radixOrder(indexes: Uint32Array, keys: Float64Array, isDescending: boolean): Uint32Array {
  const size = indexes.length;
  const [low, high] = sortableBits(indexes, keys, isDescending);
  let order = new Uint32Array(size);
  for (let at = 0; at < size; at += 1) order[at] = at;
  for (const bits of [low, high])
    for (let shift = 0; shift < 32; shift += BITS) order = pass(order, bits, shift);
  for (let at = 0; at < size; at += 1) order[at] = indexes[order[at] ?? 0] ?? 0;
  return order;
}

/** Halves of 64-bit numbers that sort like the keys. */
function sortableBits(
  indexes: Uint32Array,
  keys: Float64Array,
  isDescending: boolean,
): [Uint32Array, Uint32Array] {
  const size = indexes.length;
  const low = new Uint32Array(size);
  const high = new Uint32Array(size);
  const doubles = new Float64Array(size);
  for (let at = 0; at < size; at += 1) doubles[at] = keys[indexes[at] ?? 0] ?? Number.NaN;
  const halves = new Uint32Array(doubles.buffer);
  for (let at = 0; at < size; at += 1) {
    const key = doubles[at] ?? Number.NaN;
    const lower = halves[2 * at] ?? 0;
    const upper = halves[2 * at + 1] ?? 0;
    // Negative numbers are turned round bit by bit, so that lower ones come first; of others only the sign.
    const isTurned = key < 0 !== isDescending;
    const sign = key < 0 ? 0 : 0x80000000;
    low[at] = Number.isNaN(key) ? UNKNOWN : isTurned ? ~lower : lower;
    high[at] = Number.isNaN(key) ? UNKNOWN : isTurned ? ~(upper | sign) : upper | sign;
  }
  return [low, high];
}

/** Plain loops: the first sort runs cold, when iterators and closures cost most. */
function pass(order: Uint32Array<ArrayBuffer>, bits: Uint32Array, shift: number): Uint32Array<ArrayBuffer> {
  const size = order.length;
  const starts = new Uint32Array(DIGITS + 1);
  for (let place = 0; place < size; place += 1) {
    const digit = ((bits[place] ?? 0) >>> shift) & (DIGITS - 1);
    starts[digit + 1] = (starts[digit + 1] ?? 0) + 1;
  }
  if (starts.includes(size, 1)) return order;
  for (let digit = 1; digit <= DIGITS; digit += 1)
    starts[digit] = (starts[digit] ?? 0) + (starts[digit - 1] ?? 0);
  const next = new Uint32Array(size);
  for (let place = 0; place < size; place += 1) {
    const at = order[place] ?? 0;
    const digit = ((bits[at] ?? 0) >>> shift) & (DIGITS - 1);
    const start = starts[digit] ?? 0;
    next[start] = at;
    starts[digit] = start + 1;
  }
  return next;
}
