import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Case } from './case';
import { confusionAt, misjudged, ratesOf, suggestedThreshold, thresholdCurve } from './threshold';

const cases = fc
  .array(fc.record({ outcome: fc.boolean(), score: fc.integer({ min: 0, max: 12 }) }), { maxLength: 50 })
  .map((list): Case[] => list.map((entry, index) => ({ ...entry, id: `c${index}`, values: {} })));

describe('threshold', () => {
  it('counts as a direct count does, at and between scores', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: -2, max: 28 }), (list, half) => {
        const threshold = half / 2;
        const count = (outcome: boolean, reaches: boolean) =>
          list.filter((entry) => entry.outcome === outcome && entry.score >= threshold === reaches).length;
        expect(confusionAt(thresholdCurve(list), threshold)).toEqual({
          threshold,
          truePositives: count(true, true),
          falsePositives: count(false, true),
          falseNegatives: count(true, false),
          trueNegatives: count(false, false),
        });
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('is suggested as high as 80% of the won cases allow', () => {
    fc.assert(
      fc.property(cases, (list) => {
        const won = list.filter(({ outcome }) => outcome);
        const suggested = suggestedThreshold(list);
        if (won.length === 0) {
          expect(suggested).toBeNull();
          return;
        }
        const reach = (threshold: number) =>
          won.filter(({ score }) => score >= threshold).length / won.length;
        expect(reach(suggested ?? 99)).toBeGreaterThanOrEqual(0.8);
        expect(reach((suggested ?? 0) + 1)).toBeLessThan(0.8);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('lies just below a score that is no whole number', () => {
    const scores = [90.5, 80.5, 70.5, 60.5, 10.5];
    expect(suggestedThreshold(scores.map((score) => ({ outcome: true, score })))).toBe(60);
  });

  it('has precision, recall and lift, or null where there are none', () => {
    const counts = {
      threshold: 50,
      truePositives: 6,
      falsePositives: 2,
      falseNegatives: 4,
      trueNegatives: 28,
    };
    expect(ratesOf(counts)).toEqual({ precision: 0.75, recall: 0.6, lift: 3 });
    const none = { threshold: 99, truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 40 };
    expect(ratesOf(none)).toEqual({ precision: null, recall: null, lift: null });
  });

  it('names who stands on the wrong side, the clearest first', () => {
    const one = (id: string, outcome: boolean, score: number): Case => ({ id, outcome, score, values: {} });
    const list = [
      one('b', false, 50),
      one('a', false, 50),
      one('c', false, 90),
      one('d', true, 49),
      one('e', true, 50),
    ];
    expect(misjudged(list, 50)).toEqual({
      falsePositives: { count: 3, ids: ['c', 'a', 'b'] },
      falseNegatives: { count: 1, ids: ['d'] },
    });
  });
});
