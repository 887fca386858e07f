import fc from 'fast-check';
import { expect, it } from 'vitest';
import { valueAxis } from './value-axis';

it('ends at a round number above the largest value', () => {
  const { ticks, place } = valueAxis([3, null, 87, undefined], 4);
  expect(ticks).toEqual([0, 20, 40, 60, 80, 100]);
  expect([place(0), place(87), place(-5), place(100)]).toEqual([0, 87, 0, 100]);
});

it('has one mark where there is nothing to show', () => {
  const { ticks, place } = valueAxis([null, -2], 4);
  expect([ticks, place(7)]).toEqual([[0], 0]);
});

it('places all values and marks inside, in their order', () => {
  const value = fc.double({ min: 0, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1 }), fc.integer({ min: 2, max: 6 }), (values, marks) => {
      const { ticks, place } = valueAxis(values, marks);
      const sorted = [...values].sort((a, b) => a - b).map(place);
      expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
      expect(Math.max(...sorted, ...ticks.map(place))).toBeLessThanOrEqual(100);
      expect(ticks.length).toBeLessThanOrEqual(2 * marks + 1);
    }),
  );
});
