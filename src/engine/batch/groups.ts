import type { GroupNode } from './plan';

/**
 * The bits of all nodes for one block of records: node n's words start at `n * width`. `truth` has the
 * records for which it is true, `possible` those for which it is not false; unknown is the difference.
 */
export interface BlockBits {
  width: number;
  truth: Int32Array;
  possible: Int32Array;
}

/** Kleene logic on 32 records at a time. True and possible go the same way; a negation swaps them. */
export function evaluateGroup(
  { id, op, needed, parts }: GroupNode,
  bits: BlockBits,
  counter: Int32Array,
): void {
  const { truth, possible, width } = bits;
  if (op === 'all') {
    combine(id, parts, truth, width, true);
    combine(id, parts, possible, width, true);
  } else if (op === 'any') {
    combine(id, parts, truth, width, false);
    combine(id, parts, possible, width, false);
  } else if (op === 'none') {
    combine(id, parts, truth, width, false);
    combine(id, parts, possible, width, false);
    swapInverted(id, bits);
  } else {
    countParts(id, needed, parts, truth, width, counter);
    countParts(id, needed, parts, possible, width, counter);
  }
}

function combine(
  id: number,
  parts: readonly number[],
  bits: Int32Array,
  width: number,
  isAll: boolean,
): void {
  const target = id * width;
  bits.copyWithin(target, (parts[0] ?? 0) * width, ((parts[0] ?? 0) + 1) * width);
  for (let part = 1; part < parts.length; part++) {
    const source = (parts[part] ?? 0) * width;
    if (isAll)
      for (let at = 0; at < width; at++)
        bits[target + at] = (bits[target + at] ?? 0) & (bits[source + at] ?? 0);
    else
      for (let at = 0; at < width; at++)
        bits[target + at] = (bits[target + at] ?? 0) | (bits[source + at] ?? 0);
  }
}

function swapInverted(id: number, { truth, possible, width }: BlockBits): void {
  for (let at = id * width; at < (id + 1) * width; at++) {
    const isTrue = ~(possible[at] ?? 0);
    possible[at] = ~(truth[at] ?? 0);
    truth[at] = isTrue;
  }
}

/** Enough for 100 parts: plane p holds bit p of each record's count. */
const PLANES = 7;

/** Room for the planes of `countParts`. */
export const partCounter = (): Int32Array => new Int32Array(PLANES);

function countParts(
  id: number,
  needed: number,
  parts: readonly number[],
  bits: Int32Array,
  width: number,
  planes: Int32Array,
): void {
  for (let at = 0; at < width; at++) {
    planes.fill(0);
    for (const part of parts) addOne(planes, bits[part * width + at] ?? 0);
    bits[id * width + at] = reaches(planes, needed);
  }
}

function addOne(planes: Int32Array, bits: number): void {
  let carry = bits;
  for (let plane = 0; plane < PLANES && carry !== 0; plane++) {
    const sum = planes[plane] ?? 0;
    planes[plane] = sum ^ carry;
    carry &= sum;
  }
}

/** The records whose count is at least `needed`, compared from the highest bit down. */
function reaches(planes: Int32Array, needed: number): number {
  let greater = 0;
  let equal = -1;
  for (let plane = PLANES - 1; plane >= 0; plane--) {
    const bits = planes[plane] ?? 0;
    if (((needed >> plane) & 1) === 1) equal &= bits;
    else {
      greater |= equal & bits;
      equal &= ~bits;
    }
  }
  return greater | equal;
}
