import { describe, expect, it } from 'vitest';
import type { BinnedField, Level, Shape } from './levels';
import { joinEqual, orderedWeights } from './ordered-levels';

const band = (from: number, won: number): Level => ({
  n: 100,
  won,
  pieces: [{ kind: 'band', from, to: from + 10 }],
});

const binned = (shape: Shape): BinnedField => ({
  field: { name: 'size', label: 'Size', type: 'number', shape },
  levels: [band(0, 10), band(10, 60), band(20, 30), { n: 100, won: 5, pieces: [{ kind: 'empty' }] }],
  levelOf: (value) => (typeof value === 'number' ? Math.floor(value / 10) : 3),
});

describe('weights in an order that can be followed', () => {
  it('give no level less than one with a lower won share', () => {
    expect(orderedWeights(binned('free'), [1, 2, 0, 0])).toEqual([0.5, 2, 0.5, 0]);
  });

  it('follow the shape along the bands, and leave the blank alone', () => {
    expect(orderedWeights(binned('rising'), [0, 3, 1, 9])).toEqual([0, 2, 2, 9]);
  });

  it('become one level where they are equal', () => {
    const joined = joinEqual(binned('free'), [0.5, 2, 0.5, 0]);
    expect(joined.levels.map(({ n, won }) => [n, won])).toEqual([
      [200, 40],
      [100, 60],
      [100, 5],
    ]);
    expect([5, 15, 25, null, 99].map(joined.levelOf)).toEqual([0, 1, 0, 2, -1]);
  });
});
