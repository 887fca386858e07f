import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldReading } from '../record/types';
import { DAY, empty, filled, lead, moment, NOW, unreadable } from '../rule-kinds/testing/record-builder';
import { HIT, modelOf, score, signal } from './testing/models';

const RESET = 'recycledAt';
const SIGNALS = [
  signal('fit', 'size', 20, { since: 'sizeAt' }),
  signal('engagement', 'pricing', 20, { since: 'pricingAt' }),
  signal('engagement', 'demo', 20),
  signal('negative', 'student', -10, { since: 'studentAt' }),
];
const MODEL = modelOf(SIGNALS, { resetField: RESET });

const fields = {
  size: HIT,
  pricing: HIT,
  demo: filled(false),
  student: HIT,
  sizeAt: moment('2026-08-01'),
  studentAt: moment('2026-08-01'),
};

const scored = (readings: Record<string, FieldReading>, model = MODEL) =>
  score(model, lead({ ...fields, ...readings }));

const pricing = (readings: Record<string, FieldReading>) => {
  const part = scored(readings).parts.find((entry) => entry.id === 'engagement-pricing');
  return [part?.outcome, part?.evidence];
};

describe('recycling', () => {
  it('resets engagement and keeps fit and negative points', () => {
    const readings = { pricingAt: moment('2026-09-01'), [RESET]: moment('2026-09-20') };
    const after = scored(readings);
    expect(after).toMatchObject({ fit: 50, engagement: 0, negative: -10, mql: 'no' });
    const before = scored(readings, modelOf(SIGNALS));
    expect(before).toMatchObject({ fit: 50, engagement: 25, negative: -10 });
  });

  it('counts engagement from after it', () => {
    const readings = { pricingAt: moment('2026-09-21'), [RESET]: moment('2026-09-20') };
    expect(scored(readings).engagement).toBe(25);
  });

  it('says why nothing was counted', () => {
    expect(pricing({ pricingAt: moment('2026-09-01'), [RESET]: moment('2026-09-20') })).toEqual([
      'miss',
      'pricing: true; pricingAt: 2026-09-01 (before recycling)',
    ]);
  });

  it('does not guess where a signal without a date lies', () => {
    const score = scored({ demo: HIT, pricing: filled(false), [RESET]: moment('2026-09-20') });
    expect(score.parts.find((part) => part.id === 'engagement-demo')).toMatchObject({
      outcome: 'unknown',
      points: 0,
      evidence: 'demo: true (no date tells whether before or after recycling)',
    });
  });

  it('does not guess within the day of the recycling', () => {
    const readings = { pricingAt: moment('2026-09-20T00:00:00Z', 'day') };
    expect(pricing({ ...readings, [RESET]: moment('2026-09-20T12:00:00Z') })[0]).toBe('unknown');
    expect(pricing({ ...readings, [RESET]: moment('2026-09-20T00:00:00Z', 'day') })[0]).toBe('unknown');
  });

  it.each([
    ['never recycled', empty(), 'hit'],
    ['a date that can’t be read', unreadable('not-a-date'), 'unknown'],
    ['text where the date belongs', filled('soon'), 'unknown'],
  ] as const)('%s', (_name, reading, expected) => {
    expect(pricing({ pricingAt: moment('2026-09-01'), [RESET]: reading })[0]).toBe(expected);
  });

  it('resets nothing where the page does not show the date', () => {
    expect(pricing({ pricingAt: moment('2026-09-01') })[0]).toBe('hit');
  });

  it('never adds a point', () => {
    const day = fc.integer({ min: 0, max: 100 }).map((days) => filled(NOW - days * DAY));
    fc.assert(
      fc.property(day, day, day, (pricingAt, sizeAt, recycledAt) => {
        const readings = { pricingAt, sizeAt, [RESET]: recycledAt };
        const [reset, kept] = [scored(readings), scored(readings, modelOf(SIGNALS))];
        expect(reset.total).toBeLessThanOrEqual(kept.total);
        expect([reset.fit, reset.negative]).toEqual([kept.fit, kept.negative]);
      }),
      { numRuns: 300, seed: 20261120 },
    );
  });
});
