import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integerPoints } from './integer-points';

const level = fc.record({
  weight: fc.double({ min: -3, max: 3, noNaN: true }),
  rows: fc.integer({ min: 10, max: 500 }),
});
const fields = fc.array(fc.array(level, { minLength: 2, maxLength: 6 }), { minLength: 1, maxLength: 12 });

describe('integer points', () => {
  it('are whole, keep the order of the weights, and their best levels add up to 100', () => {
    fc.assert(
      fc.property(fields, (wishes) => {
        const points = integerPoints(wishes);
        if (!points) return;
        expect(points.reduce((sum, levels) => sum + Math.max(...levels), 0)).toBe(100);
        for (const [field, levels] of points.entries())
          for (const [a, own] of levels.entries()) {
            expect(Number.isInteger(own) && own >= 0).toBe(true);
            for (const [b, other] of levels.entries())
              if ((wishes[field]?.[a]?.weight ?? 0) < (wishes[field]?.[b]?.weight ?? 0))
                expect(own).toBeLessThanOrEqual(other);
          }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('drop fields that add next to nothing, and a rare low level does not lift the others', () => {
    const strong = [
      { weight: 0, rows: 50 },
      { weight: 2, rows: 50 },
    ];
    const faint = [
      { weight: 0, rows: 50 },
      { weight: 0.1, rows: 50 },
    ];
    const rareLow = [
      { weight: -3, rows: 1 },
      { weight: 0, rows: 60 },
      { weight: 1, rows: 39 },
    ];
    expect(integerPoints([strong, faint, rareLow])).toEqual([
      [0, 64],
      [0, 0],
      [0, 0, 36],
    ]);
  });

  it('are none where no weight differs', () => {
    expect(
      integerPoints([
        [
          { weight: 1, rows: 9 },
          { weight: 1, rows: 9 },
        ],
      ]),
    ).toBeNull();
    expect(integerPoints([])).toBeNull();
  });
});
