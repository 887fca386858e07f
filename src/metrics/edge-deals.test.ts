import { describe, expect, it } from 'vitest';
import { empty, filled, history, moment, unreadable } from '../rule-kinds/testing/record-builder';
import { measure } from './accumulator';
import type { MetricDeal } from './metric-deal';
import { pipelineMetrics } from './pipeline-metrics';
import { reportOf } from './report';
import { day, dealOf, euros } from './testing/sample-deals';

/** Data by hand that figures tend to stumble over: what is not known is never 0, and nothing is NaN or infinite. */
const NOW = Date.parse('2026-11-20T13:06:00Z');
const Q4 = { from: day('2026-10-01'), to: day('2026-12-31') };

const count = (deals: readonly MetricDeal[], options = {}) =>
  measure(deals, pipelineMetrics({ now: NOW, ...options }));

describe('an empty pipeline', () => {
  it('states no figure but counts of 0', () => {
    const result = count([], { quota: 100 });
    const { winRate, velocityPerDay, openPipeline, coverage, pushes, dataQuality, forecast } = result;
    for (const metric of [winRate, velocityPerDay, openPipeline, coverage, forecast.weighted])
      expect([metric.value, metric.n, typeof metric.reason]).toEqual([null, 0, 'string']);
    for (const metric of [pushes.pushedDeals, pushes.slippedAmount, dataQuality.score])
      expect([metric.value, metric.n]).toEqual([null, 0]);
    expect([result.won.value, result.open.value]).toEqual([0, 0]);
    expect(reportOf(result).wonByQuarter).toEqual([]);
  });

  it('has no velocity while no deal is open, however many were won', () => {
    const won = dealOf({ stage: 'Closed Won', amount: 10, created: '2026-01-01', close: '2026-01-11' });
    expect(count([won]).velocityPerDay).toMatchObject({
      value: null,
      n: 0,
      reason: 'there are no open deals',
    });
    expect(count([won, dealOf({ stage: 'Demo' })]).velocityPerDay.value).toBe(1);
  });
});

describe('amounts', () => {
  it('that are all unknown make no sum, and say why', () => {
    const fields = { amount: unreadable('not-a-number') };
    const deals = [dealOf({ stage: 'Demo', fields }), dealOf({ stage: 'Demo', fields: { amount: empty() } })];
    const { openPipeline } = count(deals);
    expect(openPipeline).toMatchObject({ value: null, n: 0, reason: 'no open deal has an amount' });
    expect(openPipeline.excluded.reduce((sum, row) => sum + row.count, 0)).toBe(2);
  });

  it('of several currencies are apart, and count all the same', () => {
    const deals = ['EUR', 'EUR', 'USD'].map((currency) =>
      dealOf({ stage: 'Demo', amount: 10.1, currency, close: '2026-12-01' }),
    );
    const { openPipeline, coverage } = count(deals, { quota: 10, quotaCurrency: 'EUR', period: Q4 });
    expect(openPipeline).toMatchObject({ value: null, n: 3 });
    expect(openPipeline.byCurrency).toEqual([
      { currency: 'EUR', value: 20.2, n: 2 },
      { currency: 'USD', value: 10.1, n: 1 },
    ]);
    expect(coverage).toMatchObject({ value: null, n: 3, reason: expect.stringContaining('not added up') });
  });

  it('below 0 lower a sum, and 0 is an amount', () => {
    const deals = [100, -30.25, 0].map((amount) => dealOf({ stage: 'Closed Won', amount }));
    const { wonValue, averageDealSize } = count(deals);
    expect([wonValue.value, wonValue.n]).toEqual([69.75, 3]);
    expect(averageDealSize.value).toBe(23.25);
    expect(count([dealOf({ stage: 'Demo', amount: 0 })]).openPipeline).toMatchObject({ value: 0, n: 1 });
  });

  it('beyond what can be counted are no figure', () => {
    const deals = [1e308, 1e308].map((amount) => dealOf({ stage: 'Demo', amount }));
    expect(count(deals).openPipeline).toMatchObject({ value: null, n: 2, reason: 'too large to be counted' });
  });
});

describe('dates', () => {
  it('that end before they begin are left out of the cycle, and a cycle of 0 days makes no velocity', () => {
    const backwards = dealOf({ stage: 'Closed Won', amount: 5, created: '2026-03-02', close: '2026-03-01' });
    const { won } = count([backwards]).cycle;
    expect(won.mean).toMatchObject({ value: null, n: 0 });
    expect(won.mean.excluded).toEqual([{ reason: 'ends before it begins', count: 1 }]);
    const sameDay = dealOf({ stage: 'Closed Won', amount: 5, created: '2026-03-01', close: '2026-03-01' });
    const result = count([sameDay, dealOf({ stage: 'Demo' })]);
    expect(result.cycle.won.median).toMatchObject({ value: 0, n: 1 });
    expect(result.velocityPerDay.reason).toBe('the mean cycle of won deals is 0 days');
  });

  it('of the future, or of none, are outside of a period', () => {
    const due = (close?: string) => dealOf({ stage: 'Demo', amount: 10, ...(close && { close }) });
    const { coverage } = count([due('2026-12-31'), due('2027-01-01'), due('2099-01-01'), due()], {
      quota: 10,
      quotaCurrency: 'EUR',
      period: Q4,
    });
    expect(coverage).toMatchObject({ value: 1, n: 1 });
    expect(coverage.excluded.reduce((sum, row) => sum + row.count, 0)).toBe(3);
  });

  it('belong to the quarter that it was in the zone of the figures, over the change of the clocks too', () => {
    const closed = (iso: string) => ({
      stage: 'Closed Won',
      amount: 1,
      fields: { closeDate: moment(iso, 'exact'), amount: euros(1) },
    });
    const quarters = (iso: string, zone: string) =>
      reportOf(count([dealOf(closed(iso), { zone })])).wonByQuarter.map(({ quarter }) => quarter);
    expect(quarters('2026-09-30T21:59:59Z', 'Europe/Berlin')).toEqual(['2026Q3']);
    expect(quarters('2026-09-30T22:00:00Z', 'Europe/Berlin')).toEqual(['2026Q4']);
    expect(quarters('2026-12-31T22:59:59Z', 'Europe/Berlin')).toEqual(['2026Q4']);
    expect(quarters('2026-12-31T23:00:00Z', 'Europe/Berlin')).toEqual(['2027Q1']);
    expect(quarters('2027-01-01T04:59:59Z', 'America/New_York')).toEqual(['2026Q4']);
    expect(quarters('2026-09-30T18:30:00Z', 'Asia/Kolkata')).toEqual(['2026Q4']);
  });

  it('count calendar days across a night of 23 and one of 25 hours', () => {
    const cycle = (created: string, close: string) => {
      const fields = { createdAt: moment(created, 'exact'), closeDate: moment(close, 'exact') };
      return count([dealOf({ stage: 'Closed Won', fields }, { zone: 'Europe/Berlin' })]).cycle.won.mean.value;
    };
    expect(cycle('2026-03-28T22:30:00Z', '2026-03-29T21:30:00Z')).toBe(1);
    expect(cycle('2026-10-24T21:30:00Z', '2026-10-25T22:30:00Z')).toBe(1);
    expect(cycle('2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z')).toBe(0);
  });
});

describe('close dates of which no history is kept', () => {
  it('are unknown and not 0 pushes: a file holds every field of a deal, and nothing of its past', () => {
    const { pushes } = count([dealOf({ stage: 'Demo', amount: 1, coverage: 'full', close: '2026-12-01' })]);
    for (const metric of [pushes.pushedDeals, pushes.pushedTwice, pushes.slippedDeals])
      expect(metric).toMatchObject({
        value: null,
        n: 0,
        excluded: [{ reason: 'no history of its close date', count: 1 }],
      });
    expect(pushes.pushedAmount.reason).toBe('no deal has a history of its close date');
    const kept = history('closeDate', 'crm', ['2026-10-01', '2026-12-01']);
    const known = count([dealOf({ stage: 'Demo', amount: 1, close: '2026-12-01', history: kept })]).pushes;
    expect([known.pushedDeals.value, known.pushedAmount.reason, known.slippedAmount.reason]).toEqual([
      0,
      'no deal was pushed',
      'no deal has slipped',
    ]);
  });
});

describe('a reopened deal', () => {
  const reopened = dealOf({
    stage: 'Demo',
    amount: 40,
    history: history(
      'stage',
      'crm',
      ['2026-09-01', 'Demo'],
      ['2026-09-11', 'Closed Lost', 'Demo'],
      ['2026-11-10', 'Demo', 'Closed Lost'],
    ),
    fields: { source: filled('Web') },
  });

  it('is open now, and its first visit is completed', () => {
    const { open, lost, timeInStage, stageConversion } = count([reopened]);
    expect([open.value, lost.value]).toEqual([1, 0]);
    const demo = timeInStage.find(({ stage }) => stage === 'demo');
    expect([demo?.visits.mean.value, demo?.visits.mean.n]).toEqual([10, 1]);
    expect([demo?.openAges.mean.value, demo?.openAges.mean.n]).toEqual([10, 1]);
    expect(stageConversion.find(({ stage }) => stage === 'demo')).toMatchObject({
      entered: 1,
      stillThere: 1,
    });
  });
});
