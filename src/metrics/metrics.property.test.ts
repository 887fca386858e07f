import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filled, history } from '../rule-kinds/testing/record-builder';
import { measure } from './accumulator';
import { byCloseQuarter, byOwner, bySource, groupBy } from './group-by';
import type { MetricDeal } from './metric-deal';
import { type PipelineMetrics, pipelineMetrics } from './pipeline-metrics';
import { dealOf } from './testing/sample-deals';

const STAGES = [
  'Qualified',
  'Discovery',
  'Demo',
  'Negotiation',
  'Closed Won',
  'Closed Lost',
  'Pilot',
] as const;
const options = { now: Date.parse('2026-06-01T00:00:00Z'), quota: 1000 };
const RUNS = { seed: 1129, numRuns: 150 };

const stageName = fc.constantFrom(...STAGES);
const iso = fc
  .integer({ min: 0, max: 500 })
  .map((days) => new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10));
const cents = fc.integer({ min: 0, max: 1e9 }).map((amount) => amount / 100);

const dealArbitrary = (currencies: readonly string[], stages = stageName): fc.Arbitrary<MetricDeal> =>
  fc
    .record(
      {
        stage: stages,
        amount: cents,
        created: iso,
        close: iso,
        currency: fc.constantFrom(...currencies),
        owner: fc.constantFrom('Ann', 'Ben'),
        source: fc.constantFrom('Web', 'Event'),
        rows: fc.array(fc.tuple(iso, stageName), { maxLength: 5 }),
      },
      { requiredKeys: ['stage', 'currency', 'rows'] },
    )
    .map(({ owner, source, rows, ...shorthand }) =>
      dealOf({
        ...shorthand,
        history: history('stage', 'crm', ...rows.map(([at, to]): [string, string] => [at, to])),
        fields: { ...(owner && { owner: filled(owner) }), ...(source && { source: filled(source) }) },
      }),
    );

const deals = fc.array(dealArbitrary(['EUR', 'USD']), { maxLength: 40 });
const euroDeals = fc.array(dealArbitrary(['EUR']), { maxLength: 40 });
const metricsOf = (list: readonly MetricDeal[]) => measure(list, pipelineMetrics(options));
const inCents = (value: number) => Math.round(value * 100);

describe('pipeline metrics', () => {
  it('do not depend on the order of the deals', () => {
    const pairs = deals.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(pairs, ([list, shuffled]) => {
        expect(metricsOf(shuffled)).toEqual(metricsOf(list));
      }),
      RUNS,
    );
  });

  it('of two accumulators merged are those of one over all', () => {
    fc.assert(
      fc.property(deals, deals, (some, others) => {
        const first = pipelineMetrics(options);
        const second = pipelineMetrics(options);
        for (const deal of some) first.add(deal);
        for (const deal of others) second.add(deal);
        first.merge(second);
        expect(first.result()).toEqual(metricsOf([...some, ...others]));
        expect(second.result()).toEqual(metricsOf(others));
      }),
      RUNS,
    );
  });

  it('keep the win rate when an open deal is added', () => {
    const openDeal = dealArbitrary(['EUR'], fc.constantFrom('Qualified', 'Discovery', 'Demo', 'Negotiation'));
    fc.assert(
      fc.property(deals, openDeal, (list, open) => {
        const before = metricsOf(list);
        const after = metricsOf([...list, open]);
        expect([after.winRate.value, after.winRate.n]).toEqual([before.winRate.value, before.winRate.n]);
        expect(after.winRateByAmount.value).toBe(before.winRateByAmount.value);
      }),
      RUNS,
    );
  });

  it.each([
    ['owner', byOwner],
    ['source', bySource],
    ['close quarter', byCloseQuarter],
  ])('by %s add up to the whole, to the cent', (_, keyOf) => {
    fc.assert(
      fc.property(euroDeals, (list) => {
        const whole = metricsOf(list);
        const groups = measure(
          list,
          groupBy(keyOf, () => pipelineMetrics(options)),
        );
        const sum = (of: (metrics: PipelineMetrics) => number | null) =>
          groups.reduce((total, { result }) => total + inCents(of(result) ?? 0), 0);
        for (const name of ['wonValue', 'openPipeline', 'won', 'lost', 'open'] as const)
          expect(sum((metrics) => metrics[name].value)).toBe(inCents(whole[name].value ?? 0));
      }),
      RUNS,
    );
  });

  it('have a reason exactly where they have no value, and every deal of a stage one fate', () => {
    fc.assert(
      fc.property(deals, (list) => {
        const metrics = metricsOf(list);
        for (const metric of metricsIn(metrics)) expect(metric.value === null).toBe(metric.reason !== null);
        for (const row of metrics.stageConversion) {
          expect(row.advanced + row.lost + row.stillThere + row.elsewhere).toBe(row.entered);
          expect(row.fromHistory + row.fromCurrentStage).toBe(row.entered);
        }
      }),
      RUNS,
    );
  });
});

/** Every metric anywhere in a result. */
function metricsIn(result: unknown): { value: unknown; reason: unknown }[] {
  if (typeof result !== 'object' || result === null) return [];
  if ('definition' in result && 'value' in result && 'reason' in result) return [result];
  return Object.values(result).flatMap(metricsIn);
}
