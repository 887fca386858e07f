import { describe, expect, it } from 'vitest';
import { TEST_PACK } from '../rule-kinds/testing/pack-context';
import { filled, history, moment, unreadable } from '../rule-kinds/testing/record-builder';
import { measure } from './accumulator';
import { coverageMetric } from './coverage';
import { cycleMetrics } from './cycle';
import { compareForecast, pipelineForecast } from './forecast';
import { dealReader } from './metric-deal';
import { pushMetrics } from './pushes';
import { metricsReport } from './report';
import { day, dealOf, dealsOf, recordOf } from './testing/sample-deals';
import { velocityMetrics } from './velocity';

const won = { stage: 'Closed Won', amount: 1000, created: '2026-01-01', close: '2026-01-11' };
const lost = { ...won, stage: 'Closed Lost' };
const open = { stage: 'Demo', amount: 500, created: '2026-02-01' };

describe('the cycle', () => {
  it('leaves impossible and missing durations out, and counts why', () => {
    const deals = [
      dealOf(won),
      dealOf({ ...won, close: '2025-12-31' }),
      dealOf({ stage: 'Closed Won', close: '2026-01-11' }),
      dealOf({ ...won, close: '2026-01-01', fields: { createdAt: unreadable('ambiguous-date') } }),
    ];
    const { mean } = measure(deals, cycleMetrics()).won;
    expect(mean).toMatchObject({ value: 10, n: 1 });
    expect(mean.excluded).toEqual([
      { reason: 'created date can’t be read', count: 1 },
      { reason: 'created date is not on the record', count: 1 },
      { reason: 'ends before it begins', count: 1 },
    ]);
  });

  it('of a lead ends when it was converted', () => {
    const record = recordOf({
      stage: 'Closed Won',
      created: '2026-01-01',
      fields: { convertedAt: moment('2026-01-15T09:00:00Z') },
    });
    const read = dealReader(TEST_PACK.placeOf);
    const lead = { ...record, identity: { ...record.identity, object: 'lead' as const } };
    expect(measure([read(lead)], cycleMetrics()).won.mean).toMatchObject({ value: 14, n: 1 });
    expect(measure([read(record)], cycleMetrics()).won.mean.value).toBeNull();
  });

  it('counts fractions only where the time of closing is known', () => {
    const timed = dealOf({
      stage: 'Closed Won',
      fields: { createdAt: moment('2026-01-01T12:00:00Z') },
      history: history('stage', 'crm', ['2026-01-02T00:00:00Z', 'Closed Won']),
    });
    const { won: days, wonExact } = measure([timed, dealOf(won)], cycleMetrics());
    expect(days.mean).toMatchObject({ value: 5.5, n: 2 });
    expect(wonExact.mean).toMatchObject({
      value: 0.5,
      n: 1,
      excluded: [{ reason: 'created date has no time', count: 1 }],
    });
  });
});

describe('velocity', () => {
  it('is deals × average size × win rate ÷ mean cycle', () => {
    const deals = [...dealsOf(3, won), dealOf(lost), ...dealsOf(4, open)];
    expect(measure(deals, velocityMetrics())).toMatchObject({
      value: (4 * 1000 * 0.75) / 10,
      unit: 'money per day',
      currency: 'EUR',
      n: 4,
    });
  });

  it('says of which part a deal was left out, as one may be left out of several', () => {
    const bare = dealOf({ stage: 'Closed Won' });
    const { excluded } = measure([dealOf(won), dealOf(open), bare], velocityMetrics());
    expect(excluded.map(({ part, count }) => [part, count])).toEqual([
      ['Win rate', 1],
      ['Average deal size', 1],
      ['Sales cycle of won deals, mean', 1],
    ]);
  });

  it('is null with the part that is missing', () => {
    expect(measure([dealOf(open)], velocityMetrics()).reason).toBe('Win rate: no deal is closed yet');
    const sameDay = dealOf({ ...won, close: won.created });
    expect(measure([sameDay], velocityMetrics()).reason).toBe('the mean cycle of won deals is 0 days');
    const mixed = [dealOf(won), dealOf({ ...won, currency: 'USD' })];
    expect(measure(mixed, velocityMetrics()).reason).toBe(
      'Average deal size: amounts are in EUR and USD, which are not added up',
    );
  });
});

describe('coverage', () => {
  const period = { from: day('2026-04-01'), to: day('2026-06-30') };

  it('is open pipeline ÷ quota, within the period', () => {
    const deals = [
      dealOf({ ...open, close: '2026-04-01' }),
      dealOf({ ...open, close: '2026-07-01' }),
      dealOf({ stage: 'Demo', close: '2026-05-01' }),
      dealOf(open),
      dealOf(won),
    ];
    expect(measure(deals, coverageMetric({ quota: 200, period }))).toMatchObject({
      value: 2.5,
      n: 1,
      excluded: [
        { reason: 'amount is not on the record', count: 1 },
        { reason: 'close date is not on the record', count: 1 },
        { reason: 'its close date lies outside the period', count: 1 },
      ],
    });
    expect(measure(deals, coverageMetric({ quota: 200 }))).toMatchObject({ value: 7.5, n: 3 });
  });

  it.each([
    [{ quota: null }, 'no quota is given'],
    [{ quota: 0 }, 'the quota is not above 0'],
    [{ quota: Number.NaN }, 'the quota is not above 0'],
    [{ quota: 9, currency: 'USD' }, 'the quota is in USD, the deals in EUR'],
  ])('is null for %j', (options, reason) => {
    expect(measure([dealOf(open)], coverageMetric(options))).toMatchObject({ value: null, reason });
  });
});

describe('pushes', () => {
  const moved = (...changes: Parameters<typeof history>[2][]) => history('closeDate', 'crm', ...changes);

  it('counts later dates as pushes, earlier and trivial ones not', () => {
    const deals = [
      dealOf({
        ...open,
        close: '2026-06-20',
        history: moved(
          ['2026-01-02', '2026-03-01', null],
          ['2026-01-03', '2026-03-20', null],
          ['2026-01-04', '2026-03-10', null],
          ['2026-01-05', '2026-06-20', '2026-03-10'],
        ),
      }),
      dealOf({ ...open, close: '2026-03-04', history: moved(['2026-01-02', '2026-03-04', '2026-03-01']) }),
      dealOf(open),
      dealOf({ ...open, coverage: 'full', history: history('stage', 'crm', ['2026-01-02', 'Demo']) }),
    ];
    const result = measure(deals, pushMetrics({ minimumDays: 7 }));
    expect(result.pushes).toMatchObject({
      value: 2,
      n: 3,
      excluded: [{ reason: 'no history of its close date', count: 1 }],
    });
    expect([result.pushedDeals.value, result.pushedTwice.value, result.pushedAmount.value]).toEqual([
      1, 1, 500,
    ]);
    expect([result.slippedDeals.value, result.slippedAmount.value]).toEqual([1, 500]);
  });

  it('slips out of the period given, unless pulled back in', () => {
    const period = { from: day('2026-03-01'), to: day('2026-03-31') };
    const deals = ['2026-04-01', '2026-03-31'].map((close) =>
      dealOf({ ...open, close, history: moved(['2026-01-02', '2026-04-01', '2026-03-01']) }),
    );
    expect(measure(deals, pushMetrics({ period })).slippedDeals).toMatchObject({ value: 1, n: 2 });
  });

  it('says nothing without any history', () => {
    expect(measure([dealOf(open)], pushMetrics()).pushes).toMatchObject({
      value: null,
      n: 0,
      reason: 'no deal has a history of its close date',
    });
  });
});

describe('the forecast', () => {
  const period = { from: day('2026-04-01'), to: day('2026-06-30') };
  const likely = (id: string, probability: number, category: string) =>
    dealOf({
      ...open,
      id,
      close: '2026-05-01',
      fields: { probability: filled(probability), forecastCategory: filled(category) },
    });

  it('weighs open deals by their probability', () => {
    const deals = [
      likely('1', 50, 'Commit'),
      likely('2', 10, 'Pipeline'),
      dealOf({ ...open, close: '2026-05-01' }),
    ];
    const { weighted, unweighted } = measure(deals, pipelineForecast(period));
    expect(weighted).toMatchObject({ value: 300, n: 2, excluded: [{ reason: 'no probability', count: 1 }] });
    expect(unweighted).toMatchObject({ value: 1500, n: 3 });
  });

  it('is held against what was won', () => {
    const before = [likely('1', 50, 'Commit'), likely('2', 10, 'Pipeline')];
    const after = [
      dealOf({ ...won, id: '1', amount: 200, close: '2026-06-30' }),
      dealOf({ ...won, id: '3', amount: 50, close: '2026-04-01' }),
      dealOf({ ...won, id: '2', amount: 900, close: '2026-07-01' }),
    ];
    const { forecast, actual, error, byCategory } = compareForecast(before, after, period);
    expect([forecast.value, forecast.n, actual.value, actual.n, error.value]).toEqual([300, 2, 250, 2, 0.2]);
    expect(byCategory).toEqual([
      { category: 'Commit', deals: 1, won: 1, winRate: 1 },
      { category: 'Pipeline', deals: 1, won: 0, winRate: 0 },
    ]);
  });

  it('has no error where nothing was won or currencies differ', () => {
    expect(compareForecast([likely('1', 50, 'Commit')], [], period).error).toMatchObject({
      value: null,
      reason: 'no deal was won in the period',
    });
    const dollars = dealOf({ ...won, close: '2026-05-01', currency: 'USD' });
    expect(compareForecast([likely('1', 50, 'Commit')], [dollars], period).error.reason).toBe(
      'forecast and won amounts are in different currencies',
    );
  });
});

describe('the report', () => {
  it('names every figure once, with its reason where it has none', () => {
    const report = metricsReport([], { now: 0 });
    expect(report).toMatchObject({ won: 0, winRate: null, coverage: null, stageConversion: [] });
    for (const { metric, definition, reason, n } of report.definitions) {
      expect(definition, metric).toMatch(/\.$/);
      expect(n, metric).toBe(0);
      expect(reason === null, metric).toBe(['won', 'lost', 'open'].includes(metric));
    }
  });

  it('says what was left out of which figure', () => {
    const report = metricsReport([dealOf(won), dealOf({ stage: 'Closed Won' }), dealOf(open)], {
      now: 0,
      quota: 250,
    });
    expect(report).toMatchObject({ won: 2, winRate: 1, averageDealSize: 1000, coverage: 2 });
    expect(report.excluded).toContainEqual({
      metric: 'averageDealSize',
      reason: 'amount is not on the record',
      count: 1,
    });
    expect(report.winRateBySource).toEqual([{ source: null, won: 2, lost: 0, open: 1, winRate: 1 }]);
  });
});
