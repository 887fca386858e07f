import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Metric } from '../../../metrics';
import { recordOf } from '../../../metrics/testing/sample-deals';
import type { CrmRecord, FieldReading } from '../../../record/types';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { empty, filled, history, lead, moment, unreadable } from '../../../rule-kinds/testing/record-builder';
import { type Figures, figureCounter } from './count-figures';
import { figurePage } from './figure-page';
import { figureText } from './figure-text';
import { FIGURE_VIEWS } from './figure-views';

/** Any records at all, also absurd ones: a figure is finite or has a reason, and opens as many records as it says. */
const RUNS = { seed: 1129, numRuns: process.env.LEADLIGHT_FULL ? 3000 : 100 };
const NOW = Date.parse('2026-11-20T13:06:00Z');
const START = Date.parse('2026-04-01T00:00:00Z');
const [DAY, LOCALE] = [86_400_000, { locale: 'en', zone: 'UTC', now: NOW }];
const EURO_QUARTER = { amount: 1000, currency: 'EUR', period: { from: 20727, to: 20818 }, name: '2026Q4' };

/** Its first stage has the name of one of the other pipeline. */
const UPSELL = {
  ...TEST_PIPELINE,
  id: 'upsell',
  label: 'Upsell',
  stages: TEST_PIPELINE.stages.map((one) => ({ ...one })),
};

const iso = fc.integer({ min: 0, max: 400 }).map((days) => new Date(START + days * DAY).toISOString());
const day = iso.map((text) => text.slice(0, 10));
const stageName = fc.constantFrom('Qualified', 'Demo', 'Pilot', 'Closed Won', 'Closed Lost');
const amount = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -2000, max: 1e8 }).map((cents) => cents / 100) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1e308, -1e308, Number.MIN_VALUE) },
);
const gap: FieldReading[] = [empty(), unreadable('not-a-number')];
const money = fc.tuple(amount, fc.constantFrom('EUR', 'EUR', 'USD', undefined)).map(
  ([value, currency]): FieldReading => ({
    ...filled(value),
    ...(currency && { currency }),
  }),
);
const orGap = (reading: fc.Arbitrary<FieldReading>) =>
  fc.oneof({ weight: 7, arbitrary: reading }, fc.constantFrom(...gap));

const rows = (field: 'stage' | 'closeDate', value: fc.Arbitrary<string>) =>
  fc
    .array(fc.tuple(iso, value), { maxLength: 4 })
    .map((list) => history(field, 'crm', ...list.toSorted().map(([at, to]): [string, string] => [at, to])));

const dealRecord: fc.Arbitrary<CrmRecord> = fc
  .record({
    stage: stageName,
    coverage: fc.constantFrom('full', 'page'),
    stages: rows('stage', stageName),
    closeDates: rows('closeDate', day),
    fields: fc.record(
      {
        amount: orGap(money),
        probability: orGap(fc.integer({ min: 0, max: 100 }).map((value) => filled(value))),
        createdAt: orGap(day.map((text) => filled(text))),
        closeDate: orGap(day.map((text) => filled(text))),
        source: orGap(fc.constantFrom('Web', 'null').map((text) => filled(text))),
        timeline: orGap(fc.constant(filled('May'))),
        pipeline: fc.constant(filled('Upsell')),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ stages, closeDates, coverage, ...shorthand }) =>
    recordOf({
      ...shorthand,
      coverage: coverage === 'full' ? 'full' : 'page',
      history: [...stages, ...closeDates],
    }),
  );

const instant = (of: fc.Arbitrary<'day' | 'exact'>) =>
  orGap(fc.tuple(iso, of).map(([text, precision]) => moment(text, precision)));
const leadRecord: fc.Arbitrary<CrmRecord> = fc
  .record(
    {
      lifecycleStage: orGap(
        fc.constantFrom('Lead', 'MQL', 'SQL', 'Opportunity', 'Customer', 'Other').map((text) => filled(text)),
      ),
      source: orGap(fc.constantFrom('Web', 'null').map((text) => filled(text))),
      createdAt: instant(fc.constant('exact')),
      convertedAt: instant(fc.constant('exact')),
      formSubmittedAt: instant(fc.constantFrom('exact', 'exact', 'day')),
      firstContactAt: instant(fc.constantFrom('exact', 'exact', 'day')),
    },
    { requiredKeys: [] },
  )
  .map((fields) => lead(fields));

const records = fc.array(fc.oneof(dealRecord, leadRecord), { maxLength: 25 });
const quota = fc.constantFrom(EURO_QUARTER, null);

function counted(list: readonly CrmRecord[], of: typeof EURO_QUARTER | null): Figures {
  const counter = figureCounter({
    now: NOW,
    zone: 'Europe/Berlin',
    pipelines: [TEST_PIPELINE, UPSELL],
    quota: of,
    rowOf: Number,
    rows: list.length,
  });
  for (const [index, record] of list.entries()) counter.add(String(index), record);
  return counter.result();
}

interface Shown {
  metric: Metric;
  behind: string;
}

const shownIn = (figures: Figures): Shown[] =>
  FIGURE_VIEWS.flatMap(({ id }) => {
    const { cards, charts, spreads = [] } = figurePage(id, figures);
    return [
      ...cards.map(({ metric }) => ({ metric, behind: metric.id })),
      ...charts.flatMap(({ rows: list }) => list),
      ...spreads.flatMap(({ rows: list }) =>
        list.flatMap(({ spread, behind }) => Object.values(spread).map((metric) => ({ metric, behind }))),
      ),
    ];
  });

/** Their n counts fields, or visits of which a deal can have several. */
const isOfParts = (id: string): boolean => id === 'dataQuality' || id.startsWith('timeInStage.');

describe('every figure of the three views', () => {
  it('is a finite number or has a reason', () => {
    fc.assert(
      fc.property(records, quota, (list, of) => {
        for (const { metric } of shownIn(counted(list, of))) {
          expect(metric.value === null || Number.isFinite(metric.value), metric.id).toBe(true);
          expect(metric.value === null, metric.id).toBe(metric.reason !== null);
          expect(figureText(metric, LOCALE), metric.id).not.toMatch(/NaN|Infinity|∞/);
        }
      }),
      RUNS,
    );
  });

  it('opens as many records as it is counted on, of a count as many as it counts', () => {
    fc.assert(
      fc.property(records, quota, (list, of) => {
        const figures = counted(list, of);
        for (const { metric, behind } of shownIn(figures)) {
          const mask = figures.behind(behind);
          const opened = mask ? mask.reduce((sum, bit) => sum + bit, 0) : 0;
          if (isOfParts(metric.id)) expect(opened > 0, metric.id).toBe(metric.n > 0);
          else if (metric.unit === 'deals') expect(opened, metric.id).toBe(metric.value ?? 0);
          else expect(opened, `${metric.id} ${behind}`).toBe(metric.n);
        }
      }),
      RUNS,
    );
  });

  it('is told apart from every other of its view', () => {
    fc.assert(
      fc.property(records, quota, (list, of) => {
        for (const { id } of FIGURE_VIEWS) {
          const { charts, spreads = [] } = figurePage(id, counted(list, of));
          for (const { title, rows: chartRows } of [...charts, ...spreads]) {
            const labels = chartRows.map(({ label }) => label);
            expect(new Set(labels).size, title).toBe(labels.length);
          }
        }
      }),
      RUNS,
    );
  });
});
