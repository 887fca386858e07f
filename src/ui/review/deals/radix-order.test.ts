import fc from 'fast-check';
import { expect, it } from 'vitest';
import { radixOrder } from './radix-order';

/** What a sort by a function does, with NaN last. */
function plainOrder(indexes: readonly number[], keys: readonly number[], isDescending: boolean): number[] {
  const key = (index: number) => keys[index] ?? Number.NaN;
  return indexes.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    return isDescending ? right - left : left - right;
  });
}

it('orders like a stable sort by a function', () => {
  const key = fc.oneof(
    fc.double({ noDefaultInfinity: true }).map((value) => value + 0),
    fc.integer({ min: -3, max: 3 }).map((value) => value + 0),
  );
  const property = fc.property(fc.array(key), fc.boolean(), (keys, isDescending) => {
    const indexes = keys.map((_, index) => index).filter((index) => index % 3 !== 1);
    const order = radixOrder(Uint32Array.from(indexes), Float64Array.from(keys), isDescending);
    expect([...order]).toEqual(plainOrder(indexes, keys, isDescending));
  });
  fc.assert(property, { numRuns: 500, seed: 11 });
});

it('keeps the order of rows without a key, and works on none', () => {
  const keys = Float64Array.of(Number.NaN, 1, Number.NaN, Number.NEGATIVE_INFINITY);
  expect([...radixOrder(Uint32Array.of(2, 0, 1, 3), keys, false)]).toEqual([3, 1, 2, 0]);
  expect([...radixOrder(Uint32Array.of(2, 0, 1, 3), keys, true)]).toEqual([1, 3, 2, 0]);
  expect([...radixOrder(new Uint32Array(), keys, false)]).toEqual([]);
});
