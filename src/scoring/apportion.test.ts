import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion, sum, wholeUnits } from './apportion';

describe('largest remainder', () => {
  it('gives spare units to the largest remainders, earlier ones first', () => {
    expect(apportion([125, 83, 125, 83], 10, 1)).toEqual([13, 8, 12, 8]);
    expect(apportion([1, 1, 1], 3, 1)).toEqual([1, 0, 0]);
    expect(apportion([-10, 25, 25], 10, 1)).toEqual([-1, 3, 2]);
    expect(apportion([], 7, 1)).toEqual([]);
  });

  it('adds up, and moves no share by a whole unit', () => {
    const share = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(
        fc.array(share, { maxLength: 40 }),
        fc.integer({ min: 1, max: 25_000 }),
        fc.constantFrom(1, 1024),
        (numerators, denominator, units) => {
          const shares = apportion(numerators, denominator, units);
          expect(sum(shares)).toBe(wholeUnits(sum(numerators), denominator, units));
          for (const [index, numerator] of numerators.entries())
            expect(Math.abs((shares[index] ?? 0) * denominator - numerator * units)).toBeLessThan(
              denominator,
            );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('cuts exactly where a float division would round up', () => {
    expect(wholeUnits(9_007_199_254_740_990, 9_007_199_254_740_991, 1)).toBe(0);
    expect(wholeUnits(-1, 3, 1)).toBe(-1);
    expect(Object.is(wholeUnits(-0, 3, 1), 0)).toBe(true);
  });
});
