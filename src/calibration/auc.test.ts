import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auc, midranks } from './auc';
import type { Scored } from './case';
import { aucWithInterval, delong } from './delong';
import { leads, seeded, shuffled } from './testing/seeded-cases';

const scored = fc.array(
  fc.record({
    outcome: fc.boolean(),
    score: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
  }),
  { maxLength: 60 },
);

/** The definition: the mean over all pairs of won and lost. */
function byPairs(cases: readonly Scored[]): number | null {
  const lost = cases.filter(({ outcome }) => !outcome);
  const pairs = cases
    .filter(({ outcome }) => outcome)
    .flatMap((won) => lost.map(({ score }) => (won.score === score ? 0.5 : Number(won.score > score))));
  return pairs.length > 0 ? pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length : null;
}

describe('AUC', () => {
  it('is the share of pairs in the right order, ties one half', () => {
    fc.assert(
      fc.property(scored, (cases) => {
        const expected = byPairs(cases);
        if (expected === null) expect(auc(cases)).toBeNull();
        else expect(auc(cases)).toBeCloseTo(expected, 12);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('does not depend on the order, nor on the scale of the score', () => {
    fc.assert(
      fc.property(scored, fc.integer(), (cases, seed) => {
        expect(auc(shuffled(cases, seed))).toBe(auc(cases));
        const places = [...new Set(cases.map(({ score }) => score || 0))].sort((a, b) => a - b);
        const rescaled = cases.map(({ outcome, score }) => ({
          outcome,
          score: 3 * places.indexOf(score || 0) - 7,
        }));
        expect(auc(rescaled)).toBe(auc(cases));
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('gives equal values the mean of their ranks', () => {
    expect([...midranks([30, 10, 30, 20])]).toEqual([3.5, 1, 3.5, 2]);
  });
});

describe('DeLong', () => {
  it('agrees with a bootstrap', () => {
    const cases = leads(600, 7).filter(({ outcome }, index) => !outcome || index % 5 === 0);
    const random = seeded(11);
    const [won, lost] = [true, false].map((side) => cases.filter(({ outcome }) => outcome === side));
    const draw = (side: readonly Scored[] = []) =>
      side.flatMap(() => side[Math.floor(random() * side.length)] ?? []);
    const values = Array.from({ length: 2000 }, () => auc([...draw(won), ...draw(lost)]) ?? Number.NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    expect(Math.sqrt(delong(cases).variance) / deviation).toBeGreaterThan(0.93);
    expect(Math.sqrt(delong(cases).variance) / deviation).toBeLessThan(1.07);
  });

  it('is the same AUC, whatever the order, with its interval around it', () => {
    const cases = leads(200, 3);
    const estimate = aucWithInterval(cases);
    expect(estimate.auc).toBeCloseTo(auc(cases) ?? Number.NaN, 12);
    expect(aucWithInterval(shuffled(cases, 5))).toEqual(estimate);
    expect(estimate.aucLow).toBeLessThan(estimate.auc ?? 0);
    expect(estimate.aucHigh).toBeGreaterThan(estimate.auc ?? 1);
  });

  const many = (won: number, lost: number, score: (index: number) => number = (index) => index) =>
    Array.from({ length: won + lost }, (_, index) => ({ outcome: index < won, score: score(index) }));

  it.each([
    ['too few', many(14, 15), 'There are 29 cases, fewer than 30. Add closed records.'],
    ['no won', many(0, 40), 'No case was won, so nothing tells won from lost. Add won records.'],
    ['no lost', many(40, 0), 'No case was lost, so nothing tells won from lost. Add lost records.'],
    [
      'one won',
      many(1, 40),
      'Only one case stands on one side, too few for an interval. Add closed records.',
    ],
    [
      'one score',
      many(20, 20, () => 50),
      'All cases score 50, so the score ranks nothing. Check that its fields were read.',
    ],
    ['none', [], 'There are 0 cases, fewer than 30. Add closed records.'],
  ])('%s: no number, but the reason', (_name, cases, reason) => {
    expect(aucWithInterval(cases)).toEqual({ auc: null, aucLow: null, aucHigh: null, reason });
  });

  it('never answers NaN', () => {
    fc.assert(
      fc.property(fc.array(scored, { minLength: 1, maxLength: 3 }), (parts) => {
        const { reason, ...numbers } = aucWithInterval(parts.flat());
        for (const number of Object.values(numbers)) expect(Number.isNaN(number)).toBe(false);
        expect(reason === null).toBe(numbers.auc !== null);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
