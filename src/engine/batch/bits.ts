/** Bits of many records: record `i` is bit `i & 31` of word `i >> 5`. Bits behind the last record are 0. */
export type Bits = Int32Array;

export const wordsFor = (size: number): number => (size + 31) >>> 5;

/** What remains of the last word when the bits behind the last record are taken off. */
export const lastWordMask = (size: number): number => (size & 31 ? (1 << (size & 31)) - 1 : -1);

export const hasBit = (bits: Bits, index: number): boolean =>
  ((bits[index >>> 5] ?? 0) >>> (index & 31)) % 2 === 1;

/** How many bits are set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let index = 0; index < bits.length; index++) count += ones(bits[index] ?? 0);
  return count;
}

/** The set bits of one word, counted in parallel halves. */
function ones(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The indexes of the set bits, ascending. */
export function idsOf(bits: Bits): Uint32Array {
  const ids = new Uint32Array(countBits(bits));
  writeIds(bits, ids, 0);
  return ids;
}

/** The same for many, all in one piece of memory. */
export function allIdsOf(list: readonly Bits[]): Uint32Array[] {
  const counts = list.map(countBits);
  const memory = new Uint32Array(counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  return list.map((bits, index) => {
    const start = at;
    writeIds(bits, memory, start);
    at += counts[index] ?? 0;
    return memory.subarray(start, at);
  });
}

function writeIds(bits: Bits, ids: Uint32Array, start: number): void {
  let at = start;
  for (let index = 0; index < bits.length; index++)
    for (let rest = bits[index] as number; rest !== 0; rest &= rest - 1)
      ids[at++] = (index << 5) + 31 - Math.clz32(rest & -rest);
}

/** Calls `visit` with each record whose bit is set in words `from` to `to`, ascending. */
export function forEachBit(bits: Bits, from: number, to: number, visit: (index: number) => void): void {
  for (let index = from; index < to; index++)
    for (let rest = bits[index] ?? 0; rest !== 0; rest &= rest - 1)
      visit((index << 5) + 31 - Math.clz32(rest & -rest));
}

/**
 * Turns 32 words on their diagonal, in place: bit c of word r becomes bit r of word c. Halves are
 * swapped, then quarters, down to single bits (Hacker's Delight, § 7-3).
 */
export function transpose32(block: Int32Array, start: number): void {
  let mask = 0x0000ffff;
  for (let width = 16; width !== 0; width >>= 1, mask ^= mask << width)
    for (let row = 0; row < 32; row = ((row | width) + 1) & ~width) {
      const upper = start + row;
      const lower = upper + width;
      const swapped = (((block[upper] ?? 0) >>> width) ^ (block[lower] ?? 0)) & mask;
      block[upper] = (block[upper] ?? 0) ^ (swapped << width);
      block[lower] = (block[lower] ?? 0) ^ swapped;
    }
}

const cell = new Float64Array(1);
const cellBits = new BigInt64Array(cell.buffer);

/** The next double above: the smallest that is greater. `nextUp(Number.MAX_VALUE)` is Infinity. */
export function nextUp(value: number): number {
  if (Number.isNaN(value) || value === Number.POSITIVE_INFINITY) return value;
  if (value === 0) return Number.MIN_VALUE;
  cell[0] = value;
  cellBits[0] = (cellBits[0] ?? 0n) + (value > 0 ? 1n : -1n);
  return cell[0] ?? value;
}

export const nextDown = (value: number): number => -nextUp(-value);
