import { expect, it } from 'vitest';
import { changesOf, stairPath, weeksAhead } from './score-curve';

const points = [80, 80, 60, 60, 60, 20].map((total, week) => ({ at: week * 100, total }));

it('looks at now and at each week of half a year', () => {
  const weeks = weeksAhead(1000);
  expect(weeks).toHaveLength(27);
  expect([weeks[0], weeks[1]]).toEqual([1000, 1000 + 7 * 86_400_000]);
});

it('lists the first week and those in which the score is another', () => {
  expect(changesOf(points).map(({ at, total }) => [at, total])).toEqual([
    [0, 80],
    [200, 60],
    [500, 20],
  ]);
  expect(changesOf([])).toEqual([]);
});

it('draws a stair that holds each score until the next', () => {
  expect(stairPath(points, 100, 50)).toBe(
    'M0,10L20,10L20,10L40,10L40,20L60,20L60,20L80,20L80,20L100,20L100,40',
  );
  expect(stairPath([{ at: 5, total: 120 }], 100, 50)).toBe('M0,0Z');
  expect(stairPath([], 100, 50)).toBe('');
});
