import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW, part, score } from '../testing/sample-findings';
import { CONTEXT } from '../testing/sample-view';
import { forecastText, longestPart, scoreGroups, stackedBar, sumText, thresholdText } from './score-view';

const DAY = 86_400_000;
const shown = (fit: number, engagement: number, negative: number) => ({
  shown: { fit, engagement, negative, total: fit + engagement + negative },
});

describe('stackedBar', () => {
  it('shows lost points after the total', () => {
    expect(stackedBar(score(shown(48, 30, -10)))).toEqual({ fit: 48, engagement: 20, lost: 10 });
  });

  it('never exceeds the scale, and its solid part is the total', () => {
    const points = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(points, points, points, (fit, engagement, loss) => {
        const total = Math.min(100, Math.max(0, fit + engagement - loss));
        const bar = stackedBar(score({ shown: { fit, engagement, negative: -loss, total } }));
        expect(bar.fit + bar.engagement).toBe(total);
        expect(bar.fit + bar.engagement + bar.lost).toBeLessThanOrEqual(100);
        expect(Math.min(...Object.values(bar))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('texts', () => {
  it('says how far the threshold is', () => {
    expect(thresholdText(score())).toBe('6 below threshold 75');
    expect(thresholdText(score({ threshold: 69 }))).toBe('at threshold 69');
    expect(thresholdText(score({ threshold: 60 }))).toBe('9 above threshold 60');
    expect(thresholdText(score({ ...shown(0, 0, 0), threshold: 65 }))).toBe('threshold 65');
  });

  it('writes the sum with its signs', () => {
    expect(sumText(score())).toBe('Fit 45 + engagement 24 + negative 0 = 69');
    expect(sumText(score(shown(48, 30, -10)))).toBe('Fit 48 + engagement 30 − negative 10 = 68');
  });

  it('forecasts the next fall and the threshold', () => {
    const above = { ...shown(42, 34, 0), threshold: 65 };
    const next = { at: NOW + 7 * DAY, total: 73 };
    const below = { at: NOW + 59 * DAY, total: 64 };
    expect(forecastText(score({ ...above, forecast: [next, below] }), CONTEXT)).toBe(
      'Falls to 73 on Fri 27 Nov if nothing happens. Below 65 on Mon 18 Jan.',
    );
    expect(forecastText(score({ ...above, forecast: [{ ...next, total: 60 }] }), CONTEXT)).toBe(
      'Falls to 60, below threshold 65, on Fri 27 Nov if nothing happens.',
    );
    expect(forecastText(score({ forecast: [next, below] }), CONTEXT)).not.toContain('Below');
    expect(forecastText(score({ forecast: [] }), CONTEXT)).toBeNull();
  });
});

it('groups parts, keeps unknown ones in sight and names the missed', () => {
  const parts = [
    part('fit', 'Industry', 0, { outcome: 'unknown' }),
    part('fit', 'Size', 13),
    part('fit', 'Geography', 0, { outcome: 'miss' }),
    part('negative', 'Personal e-mail', -20),
  ];
  const groups = scoreGroups(score({ ...shown(13, 0, -20), parts }));
  expect(groups.map(({ title, points }) => [title, points])).toEqual([
    ['Fit', 13],
    ['Engagement', 0],
    ['Negative', -20],
  ]);
  expect(groups[0]?.rows.map(({ label }) => label)).toEqual(['Size', 'Industry']);
  expect(groups[0]?.missed).toEqual(['Geography']);
  expect(longestPart(score({ parts }))).toBe(20);
});
