import { describe, expect, it } from 'vitest';
import { backtest } from './backtest';
import { leads, shuffled } from './testing/seeded-cases';
import { verdictOf } from './verdict';

describe('backtest', () => {
  it('judges a useful score', () => {
    const result = backtest(leads(500, 1), { threshold: 50 });
    expect(result).toMatchObject({ n: 500, unscored: 0, threshold: 50, leaks: [], aucReason: null });
    expect(result.verdict.kind).toBe('useful');
    const { truePositives, falsePositives, falseNegatives } = result.confusion;
    expect(result.positives).toBe(truePositives + falseNegatives);
    expect(result.falsePositives.count).toBe(falsePositives);
    expect(result.precision).toBe(truePositives / (truePositives + falsePositives));
  });

  it('does not depend on the order of the cases', () => {
    const cases = leads(300, 2);
    expect(backtest(shuffled(cases, 1), { threshold: 40 })).toEqual(backtest(cases, { threshold: 40 }));
  });

  it('leaves out cases without a score, and says how many', () => {
    const cases = leads(100, 3).map((entry, index) => (index < 4 ? { ...entry, score: Number.NaN } : entry));
    expect(backtest(cases, { threshold: 50 })).toMatchObject({ n: 96, unscored: 4 });
  });

  it('warns of leaks in the verdict', () => {
    const cases = leads(200, 4).map((entry) => ({
      ...entry,
      values: { closedReason: entry.outcome ? null : 'x' },
    }));
    const { leaks, verdict } = backtest(cases, { threshold: 50 });
    expect(leaks).toMatchObject([{ field: 'closedReason', level: 'leak', auc: 1 }]);
    expect(verdict.text).toContain('Check for leaks first: closedReason.');
  });

  it('holds no NaN for empty or one-sided sets', () => {
    for (const cases of [[], leads(3, 1), leads(200, 1).filter(({ outcome }) => outcome)]) {
      const text = JSON.stringify(backtest(cases, { threshold: 50 }), (_key, value) =>
        typeof value === 'number' && !Number.isFinite(value) ? 'not finite' : value,
      );
      expect(text).not.toContain('not finite');
      expect(backtest(cases, { threshold: 50 }).verdict.kind).toBe('unknown');
    }
  });
});

describe('leaks in the verdict', () => {
  const useful = { auc: 0.7, aucLow: 0.65, aucHigh: 0.75, reason: null };

  it('are named, unless there is no lift that they could explain', () => {
    expect(verdictOf(useful, ['Tags']).text).toContain('Check for leaks first: Tags.');
    expect(verdictOf({ ...useful, aucLow: 0.49 }, ['Tags']).text).not.toContain('Tags');
  });
});

describe('verdict', () => {
  it.each([
    [
      0.52,
      0.49,
      0.55,
      'no-lift',
      'AUC 0.52 (0.49 to 0.55): no lift. The interval includes 0.50, which is chance. Don’t rank by this score.',
    ],
    [
      0.4,
      0.35,
      0.45,
      'reversed',
      'AUC 0.40 (0.35 to 0.45): no lift. The score ranks the wrong way round: lost cases score higher than won ones. Check its points.',
    ],
    [
      0.49961,
      0.4993,
      0.49992,
      'reversed',
      'AUC 0.4996 (0.4993 to 0.4999): no lift. The score ranks the wrong way round: lost cases score higher than won ones. Check its points.',
    ],
    [
      0.6,
      0.55,
      0.65,
      'weak',
      'AUC 0.60 (0.55 to 0.65): weak. It ranks better than chance, but stays under 0.65. Use it beside other signs only.',
    ],
    [
      0.7,
      0.65,
      0.75,
      'useful',
      'AUC 0.70 (0.65 to 0.75): useful. It ranks clearly better than chance, at 0.65 or more.',
    ],
    [
      0.97,
      0.96,
      0.98,
      'too-good',
      'AUC 0.97 (0.96 to 0.98): too good. Above 0.95 a field most likely knows the outcome. Check for leaks before you use it.',
    ],
  ])('%d (%d to %d): %s', (auc, aucLow, aucHigh, kind, text) => {
    expect(verdictOf({ auc, aucLow, aucHigh, reason: null })).toEqual({ kind, text });
  });
});
