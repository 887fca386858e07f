import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  HEAD_HEIGHT,
  headShift,
  isInSight,
  lineInSight,
  ROW_HEIGHT,
  rowWindow,
  scrollToRow,
} from './row-window';

it('draws what is in sight and a few more, however many rows there are', () => {
  expect(rowWindow(0, 672, 100_000)).toEqual({ from: 0, to: 28, firstSeen: 0, lastSeen: 20 });
  expect(rowWindow(100 * ROW_HEIGHT, 672, 100_000)).toMatchObject({ from: 92, to: 128, firstSeen: 100 });
  expect(rowWindow(1e9, 672, 50)).toMatchObject({ to: 50, firstSeen: 49, lastSeen: 50 });
  expect(rowWindow(0, 672, 0)).toEqual({ from: 0, to: 0, firstSeen: 0, lastSeen: 0 });
});

it('scrolls no further than needed to bring a row wholly into sight, below the head', () => {
  const scroll = fc.integer({ min: 0, max: 50_000 });
  const property = fc.property(fc.integer({ min: 0, max: 1500 }), scroll, (row, before) => {
    const after = scrollToRow(row, before, 400);
    const top = row * ROW_HEIGHT - after + HEAD_HEIGHT;
    expect(top).toBeGreaterThanOrEqual(HEAD_HEIGHT);
    expect(top + ROW_HEIGHT).toBeLessThanOrEqual(400);
    if (after !== before) expect([HEAD_HEIGHT, 400 - ROW_HEIGHT]).toContain(top);
  });
  fc.assert(property, { numRuns: 300, seed: 5 });
});

it('finds what is wholly in sight, and the line nearest to any that is not', () => {
  // Eleven lines and a half are below the head.
  expect([9, 10, 20, 21].map((line) => isInSight(line, 320, 400))).toEqual([false, true, true, false]);
  expect([0, 10, 15, 20, 21, 90].map((line) => lineInSight(line, 320, 400))).toEqual([
    10, 10, 15, 20, 20, 20,
  ]);
  expect([10, 11].map((line) => lineInSight(line, 336, 400))).toEqual([11, 11]);
});

it('moves the head of the table itself where Firefox lets it stick no longer', () => {
  expect([0, 100_000 * ROW_HEIGHT].map(headShift)).toEqual([null, null]);
  expect(headShift(300_000 * ROW_HEIGHT)).toBe(300_000 * ROW_HEIGHT);
});
