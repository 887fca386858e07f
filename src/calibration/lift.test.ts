import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { liftByDecile, scoreBands } from './lift';
import { shuffled } from './testing/seeded-cases';

const list = fc.array(fc.record({ outcome: fc.boolean(), score: fc.integer({ min: 0, max: 4 }) }), {
  minLength: 1,
  maxLength: 45,
});

describe('lift by decile', () => {
  it('shares out all cases and all won ones', () => {
    fc.assert(
      fc.property(list, (cases) => {
        const deciles = liftByDecile(cases);
        const total = (key: 'n' | 'won') => deciles.reduce((sum, decile) => sum + decile[key], 0);
        expect(total('n')).toBeCloseTo(cases.length, 9);
        expect(total('won')).toBeCloseTo(cases.filter(({ outcome }) => outcome).length, 9);
        for (const { rate } of deciles) expect(rate).toBeLessThan(1 + 1e-9);
        expect(liftByDecile(shuffled(cases, 4))).toEqual(deciles);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('takes the rate of a group of equal scores where it ends inside it', () => {
    const best = Array.from({ length: 4 }, (_, index) => ({ outcome: index < 2, score: 9 }));
    const rest = Array.from({ length: 16 }, () => ({ outcome: false, score: 1 }));
    const deciles = liftByDecile([...rest, ...best]);
    expect(deciles.map(({ won }) => won)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(deciles[0]).toEqual({ decile: 1, n: 2, won: 1, rate: 0.5, lift: 5, wonSoFar: 0.5 });
  });

  it('has no lift without a won case, and nothing without cases', () => {
    expect(liftByDecile([{ outcome: false, score: 1 }])[0]).toMatchObject({ lift: null, wonSoFar: null });
    expect(liftByDecile([])).toEqual([]);
  });
});

describe('bands of ten points', () => {
  it('count every case once, 100 in the last and odd scores in the nearest', () => {
    const cases = [-3, 0, 9.9, 10, 99, 100, 140].map((score) => ({ outcome: score > 50, score }));
    expect(scoreBands(cases).map(({ n, won }) => [n, won])).toEqual([
      [3, 0],
      [1, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [3, 3],
    ]);
    expect(scoreBands(cases)[2]).toMatchObject({ from: 20, to: 29, rate: null, rateLow: 0, rateHigh: 1 });
  });
});
