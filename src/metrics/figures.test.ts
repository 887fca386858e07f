import { describe, expect, it } from 'vitest';
import { measure, tally } from './accumulator';
import { calendar, monthOf, periodName, quarterOf, readDay } from './calendar';
import { exactSum } from './exact-sum';
import { metric, sampleMetric, shareMetric } from './metric';
import { money, moneyMetric } from './money';
import { outcomeMetrics } from './outcomes';
import { quantile, sample, total } from './sample';
import { day, dealOf, recordOf } from './testing/sample-deals';

const sampleOf = (...values: number[]) => {
  const all = sample();
  for (const value of values) all.push(value);
  return all;
};

describe('a sample', () => {
  it('interpolates between ranks, as numpy does', () => {
    const values = sampleOf(40, 10, 30, 20);
    expect([0, 0.25, 0.5, 0.75, 0.9, 1].map((share) => quantile(values, share))).toEqual([
      10, 17.5, 25, 32.5, 37, 40,
    ]);
    expect(quantile(sample(), 0.5)).toBeNull();
  });

  it('keeps answering after it has grown', () => {
    const values = sampleOf(1);
    expect(quantile(values, 0.5)).toBe(1);
    for (let value = 2; value <= 101; value++) values.push(value);
    expect([values.size, quantile(values, 0.5), total(values)]).toEqual([101, 51, 5151]);
  });

  it('adds up without the error of order', () => {
    const terms = [1e16, 1, -1e16, 0.1, 0.2, 0.3];
    expect(exactSum(terms).value()).toBe(1.6);
    expect(exactSum(terms.toReversed()).value()).toBe(1.6);
    const half = exactSum([1e16, 1]);
    half.merge(exactSum([1e-20]));
    expect(half.value()).toBe(1e16 + 2);
    expect(exactSum(Array.from({ length: 10 }, () => 0.1)).value()).toBe(1);
    expect(exactSum().value()).toBe(0);
  });
});

describe('a metric', () => {
  const name = { id: 'x', label: 'X', unit: 'ratio', definition: 'X.' } as const;

  it('has a reason when, and only when, it has no value', () => {
    expect(metric(name, 2, 1, { reason: 'unused' })).toMatchObject({ value: 2, reason: null });
    expect(metric(name, null, 0)).toMatchObject({ value: null, reason: 'nothing to count' });
    expect(metric(name, Number.POSITIVE_INFINITY, 3)).toMatchObject({
      value: null,
      reason: 'too large to be counted',
    });
  });

  it('is null rather than 0 ÷ 0', () => {
    expect(shareMetric(name, 0, 0, { none: 'no deals' })).toMatchObject({
      value: null,
      n: 0,
      reason: 'no deals',
    });
    expect(shareMetric(name, 0, 4, { none: 'no deals' })).toMatchObject({ value: 0, n: 4, reason: null });
  });

  it('states its formula, what it is counted on and what was left out', () => {
    const gaps = tally();
    gaps.count('no date', 2);
    const spec = { id: 'd', label: 'D', unit: 'days', what: 'days of deals', none: 'none' } as const;
    expect(sampleMetric(spec, 'mean', sampleOf(1, 2), gaps)).toEqual({
      id: 'd.mean',
      label: 'D, mean',
      unit: 'days',
      definition: 'Mean of days of deals.',
      value: 1.5,
      n: 2,
      excluded: [{ reason: 'no date', count: 2 }],
      reason: null,
    });
  });
});

describe('money', () => {
  const name = { id: 'sum', label: 'Sum', definition: 'Sum.' };

  it('of several currencies is never added up', () => {
    const amounts = money();
    amounts.at('USD').push(5);
    amounts.at('EUR').push(10);
    amounts.at('EUR').push(20);
    amounts.at(null).push(7);
    expect(moneyMetric(name, amounts, total, { none: 'none' })).toMatchObject({
      value: null,
      n: 4,
      reason: 'amounts are in EUR, USD and no stated currency, which are not added up',
      byCurrency: [
        { currency: 'EUR', value: 30, n: 2 },
        { currency: 'USD', value: 5, n: 1 },
        { currency: null, value: 7, n: 1 },
      ],
    });
  });

  it('says its currency', () => {
    const amounts = money();
    amounts.at('EUR').push(10);
    expect(moneyMetric(name, amounts, total, { none: 'none' })).toMatchObject({
      value: 10,
      currency: 'EUR',
      n: 1,
    });
  });
});

describe('the calendar', () => {
  it('takes the day from the zone', () => {
    const evening = Date.parse('2026-11-20T23:30:00Z');
    expect(calendar('UTC')(evening)).toBe(day('2026-11-20'));
    expect(calendar('Europe/Berlin')(evening)).toBe(day('2026-11-21'));
    const nepal = calendar('Asia/Kathmandu');
    expect(nepal(Date.parse('2026-11-20T18:14:59Z'))).toBe(day('2026-11-20'));
    expect(nepal(Date.parse('2026-11-20T18:15:00Z'))).toBe(day('2026-11-21'));
  });

  it('says a quarter as people do, and other periods as they are', () => {
    expect(['2026Q4', '2026', '2026-11'].map(periodName)).toEqual(['Q4 2026', '2026', '2026-11']);
  });

  it('names months and quarters', () => {
    expect([monthOf(day('2026-11-30')), quarterOf(day('2026-03-31')), quarterOf(day('2026-10-01'))]).toEqual([
      '2026-11',
      '2026Q1',
      '2026Q4',
    ]);
  });

  it('says why there is no day', () => {
    const record = recordOf({ stage: 'Demo', created: '2026-02-30' });
    expect(readDay(record, 'createdAt', calendar('UTC'))).toEqual({ why: 'is no date' });
    expect(readDay(record, 'closeDate', calendar('UTC'))).toEqual({ why: 'is not on the record' });
  });
});

describe('outcomes', () => {
  it('leave open deals and stages outside the pipeline out of the win rate, and count them', () => {
    const deals = ['Closed Won', 'Closed Won', 'Closed Lost', 'Demo', 'Pilot'].map((stage, index) =>
      dealOf({ stage, amount: (index + 1) * 100 }),
    );
    const { won, lost, open, winRate, winRateByAmount } = measure(deals, outcomeMetrics());
    expect([won.value, lost.value, open.value, won.n]).toEqual([2, 1, 1, 4]);
    expect(winRate).toMatchObject({
      value: 2 / 3,
      n: 3,
      excluded: [
        { reason: 'its stage is not in the pipeline', count: 1 },
        { reason: 'still open', count: 1 },
      ],
    });
    expect(winRateByAmount).toMatchObject({ value: 0.5, n: 3 });
  });

  it('have no win rate before the first deal is closed', () => {
    const { winRate } = measure([dealOf({ stage: 'Demo' })], outcomeMetrics());
    expect(winRate).toMatchObject({ value: null, n: 0, reason: 'no deal is closed yet' });
  });
});
