import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shaped } from './shape';

const even = (...values: number[]) => values.map((value) => ({ value, rows: 10 }));

describe('shape', () => {
  it('pools what runs the wrong way, by rows', () => {
    expect(shaped(even(1, 3, 2, 5), 'rising')).toEqual([1, 2.5, 2.5, 5]);
    expect(shaped(even(5, 2, 3, 1), 'falling')).toEqual([5, 2.5, 2.5, 1]);
    expect(shaped(even(1, 4, 2, 3, 0), 'single-peaked')).toEqual([1, 4, 2.5, 2.5, 0]);
    expect(shaped(even(3, 1, 2), 'free')).toEqual([3, 1, 2]);
    expect(
      shaped(
        [
          { value: 4, rows: 30 },
          { value: 0, rows: 10 },
        ],
        'rising',
      ),
    ).toEqual([3, 3]);
  });

  it('leaves values that fit alone, and always fits', () => {
    const values = fc.array(
      fc.record({ value: fc.integer({ min: -9, max: 9 }), rows: fc.integer({ min: 1, max: 9 }) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(values, fc.constantFrom('rising', 'falling', 'single-peaked'), (bands, shape) => {
        const run = shaped(bands, shape);
        expect(run).toHaveLength(bands.length);
        expect(
          shaped(
            run.map((value) => ({ value, rows: 1 })),
            shape,
          ),
        ).toEqual(run);
        const steps = run.slice(1).map((value, index) => Math.sign(value - (run[index] ?? 0)));
        if (shape === 'rising') expect(steps).not.toContain(-1);
        if (shape === 'falling') expect(steps).not.toContain(1);
        if (shape === 'single-peaked' && steps.includes(-1))
          expect(steps.slice(steps.indexOf(-1))).not.toContain(1);
      }),
      { seed: 1, numRuns: 400 },
    );
  });
});
