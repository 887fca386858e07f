import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestOfBands } from './bands';

type Outcome = 'hit' | 'miss' | 'unknown';

const judged = (group: string | null, outcome: Outcome, points: number, dimension = 'fit') => ({
  signal: { group, dimension },
  outcome,
  points: outcome === 'hit' ? points : 0,
  low: outcome === 'hit' ? points : outcome === 'unknown' ? Math.min(0, points) : 0,
  high: outcome === 'hit' ? points : outcome === 'unknown' ? Math.max(0, points) : 0,
});

const sum = (
  list: readonly { points: number; low: number; high: number }[],
  key: 'points' | 'low' | 'high',
) => list.reduce((total, one) => total + one[key], 0);

describe('bands of one attribute', () => {
  it('count the best hit only', () => {
    const found = bestOfBands([
      judged('size', 'hit', 10),
      judged('size', 'hit', 20),
      judged('size', 'hit', 20),
    ]);
    expect(found.map(({ outcome }) => outcome)).toEqual(['miss', 'hit', 'miss']);
    expect(sum(found, 'points')).toBe(20);
  });

  it('take the worst of negative ones', () => {
    const found = bestOfBands([judged('mail', 'hit', -10), judged('mail', 'hit', -50)]);
    expect(sum(found, 'points')).toBe(-50);
  });

  it('let an unknown band raise the possible score to its own points, not by them', () => {
    const found = bestOfBands([
      judged('size', 'hit', 10),
      judged('size', 'unknown', 20),
      judged('size', 'unknown', 5),
    ]);
    expect([sum(found, 'points'), sum(found, 'low'), sum(found, 'high')]).toEqual([10, 10, 20]);
  });

  it('leave signals of no group, and of another dimension, alone', () => {
    const list = [judged(null, 'hit', 10), judged(null, 'hit', 20), judged('size', 'hit', 5, 'negative')];
    expect(bestOfBands(list)).toEqual(list);
  });

  it('always stay within what is possible', () => {
    const one = fc
      .tuple(
        fc.constantFrom('size', 'role', null),
        fc.constantFrom<Outcome>('hit', 'miss', 'unknown'),
        fc.integer({ min: -50, max: 50 }),
      )
      .map(([group, outcome, points]) => judged(group, outcome, points));
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (list) => {
        const found = bestOfBands(list);
        expect(sum(found, 'low')).toBeLessThanOrEqual(sum(found, 'points'));
        expect(sum(found, 'high')).toBeGreaterThanOrEqual(sum(found, 'points'));
        expect(
          found.filter(({ signal, outcome }) => signal.group === 'size' && outcome === 'hit').length,
        ).toBeLessThan(2);
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});
