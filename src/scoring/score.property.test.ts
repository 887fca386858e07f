import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldReading } from '../record/types';
import { DAY, empty, filled, lead, NOW, unreadable } from '../rule-kinds/testing/record-builder';
import { sum } from './apportion';
import type { Dimension } from './model';
import { HIT, MISS, modelOf, score, signal, until } from './testing/models';

const DIMENSIONS: Dimension[] = ['fit', 'engagement', 'negative'];

/** Models of up to 12 signals, each with its own field and decay. */
const arbitraryModel = fc
  .record({
    fit: fc.integer({ min: 0, max: 100 }),
    threshold: fc.integer({ min: 0, max: 100 }),
    fitMinimum: fc.integer({ min: 0, max: 60 }),
    engagementMinimum: fc.integer({ min: 0, max: 60 }),
    signals: fc.array(
      fc.record({
        dimension: fc.constantFrom(...DIMENSIONS),
        points: fc.integer({ min: 1, max: 100 }),
        decay: fc.option(
          fc.record({ points: fc.integer({ min: 1, max: 40 }), everyDays: fc.integer({ min: 1, max: 40 }) }),
        ),
        endDays: fc.option(fc.integer({ min: 1, max: 90 })),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ fit, signals, ...rest }) =>
    modelOf(
      DIMENSIONS.flatMap((dimension) =>
        signals.flatMap((entry, index) => {
          if (entry.dimension !== dimension) return [];
          const points = dimension === 'negative' ? -entry.points : entry.points;
          const ages =
            dimension === 'engagement' && entry.decay ? { since: `d${index}`, decay: entry.decay } : {};
          const test = entry.endDays ? { test: until(`s${index}`, NOW + entry.endDays * DAY) } : {};
          return [signal(dimension, `s${index}`, points, { ...ages, ...test })];
        }),
      ),
      { ...rest, weights: { fit, engagement: 100 - fit } },
    ),
  );

const reading = fc.constantFrom<FieldReading | null>(HIT, HIT, MISS, empty(), unreadable('loading'), null);
const date = fc.option(fc.integer({ min: NOW - 200 * DAY, max: NOW + DAY }));

const arbitraryLead = fc
  .record({
    signals: fc.array(reading, { minLength: 12, maxLength: 12 }),
    dates: fc.array(date, { minLength: 12, maxLength: 12 }),
  })
  .map(({ signals, dates }) => {
    const entries = [
      ...signals.map((entry, index) => [`s${index}`, entry] as const),
      ...dates.map((at, index) => [`d${index}`, at === null ? null : filled(at)] as const),
    ];
    return lead(Object.fromEntries(entries.flatMap(([name, entry]) => (entry ? [[name, entry]] : []))));
  });

describe('any model, any lead', () => {
  it('parts add up to dimensions and dimensions to the total, exactly and as shown', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryLead, (model, record) => {
        const result = score(model, record);
        for (const key of ['points', 'shown'] as const) {
          const figures = key === 'points' ? result : result.shown;
          for (const dimension of DIMENSIONS) {
            const parts = result.parts.filter((part) => part.dimension === dimension);
            expect(sum(parts.map((part) => part[key]))).toBe(figures[dimension]);
          }
          expect(sum(result.parts.map((part) => part[key]))).toBe(figures.total);
          expect(figures.fit + figures.engagement + figures.negative).toBe(figures.total);
        }
        expect(result.total).toBeGreaterThanOrEqual(0);
        expect(result.total).toBeLessThanOrEqual(100);
        expect(result.shown.total).toBe(Math.floor(result.total));
        for (const part of result.parts) {
          expect(Math.abs(part.points - part.shown)).toBeLessThan(1.001);
          if (part.outcome !== 'hit') expect(part.points).toBe(0);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('a decided MQL stays decided whatever the missing parts turn out to be', () => {
    fc.assert(
      fc.property(
        arbitraryModel,
        arbitraryLead,
        fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
        (model, record, turns) => {
          const before = score(model, record);
          const found = Object.fromEntries(
            turns
              .map((turn, index) => [`s${index}`, filled(turn)] as const)
              .filter(([name]) => !['value', 'empty'].includes(record.fields[name]?.state ?? '')),
          );
          const dates = Object.fromEntries(turns.map((_, index) => [`d${index}`, filled(NOW)]));
          const after = score(model, { ...record, fields: { ...dates, ...record.fields, ...found } });
          if (before.mql !== 'unknown') expect(after.mql).toBe(before.mql);
          expect(after.mql).not.toBe('unknown');
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('foretells what the score then is, and misses no earlier drop', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryLead, fc.integer({ min: 1, max: 200 }), (model, record, days) => {
        const now = score(model, record);
        expect(now.forecast.length).toBeLessThanOrEqual(2);
        for (const entry of now.forecast) {
          expect(entry.at).toBeGreaterThan(NOW);
          expect(score(model, record, entry.at).shown.total).toBe(entry.total);
        }
        const first = now.forecast[0]?.at ?? Number.POSITIVE_INFINITY;
        const later = NOW + days * DAY;
        if (later < first)
          expect(score(model, record, later).shown.total).toBeGreaterThanOrEqual(now.shown.total);
        if (
          now.shown.total >= model.threshold &&
          !now.forecast.some((entry) => entry.total < model.threshold)
        )
          expect(score(model, record, later).shown.total).toBeGreaterThanOrEqual(model.threshold);
      }),
      { numRuns: 500 },
    );
  });
});
