import { describe, expect, it } from 'vitest';
import type { SpendRow } from '../../record/spend';
import type { CrmRecord } from '../../record/types';
import { at, empty, filled, lead, moment, unreadable } from '../../rule-kinds/testing/record-builder';
import { measure } from '../accumulator';
import { leadMetrics } from './lead-metrics';
import { metricLead } from './metric-lead';
import { type SpendInputs, type SpendMetrics, spendMetrics } from './spend';

const OCTOBER = { from: '2026-10', to: '2026-10' };
const AUTUMN = { from: '2026-08', to: '2026-10' };

const row = (
  kind: SpendRow['kind'],
  when: string,
  amount: number,
  more: Partial<SpendRow> = {},
): SpendRow => ({
  kind,
  when,
  source: '',
  amount,
  currency: 'EUR',
  note: '',
  ...more,
});

const leadOf = (fields: CrmRecord['fields']) =>
  metricLead(lead({ convertedAt: empty(), lifecycleStage: filled('mql'), ...fields }));
const mql = (day: string, source = 'Web') => leadOf({ becameMqlAt: moment(day), source: filled(source) });
const customer = (day: string) =>
  leadOf({ lifecycleStage: filled('customer'), convertedAt: moment(day), becameMqlAt: moment('2026-01-05') });

const LEADS = [
  mql('2026-08-01'),
  mql('2026-10-31'),
  mql('2026-10-02', 'Event'),
  mql('2026-11-01'),
  leadOf({ source: filled('Event') }),
  customer('2026-10-01'),
  customer('2026-08-31'),
  leadOf({ lifecycleStage: filled('Customer'), becameMqlAt: moment('2026-01-05') }),
];
const ROWS = [
  row('marketing', '2026-08', 100),
  row('marketing', '2026-09', 0),
  row('marketing', '2026-10', 50, { source: 'web ' }),
  row('marketing', '2026-10', 30),
  ...['2026-08', '2026-09', '2026-10'].map((month) => row('sales', month, 40)),
  row('lifetimeValue', '2026-06-30', 900),
  row('lifetimeValue', '2026-10-15', 500),
  row('lifetimeValue', '2026-11-15', 700),
];

function spendOf({ rows = ROWS, months = AUTUMN }: Partial<SpendInputs> = {}, leads = LEADS): SpendMetrics {
  const { costs } = measure(leads, leadMetrics({ now: at('2026-11-20'), bands: [] }));
  return spendMetrics(costs, { rows, months });
}

describe('cost figures', () => {
  it('divide spend of whole months by what became of leads in the same months', () => {
    const { costPerMql, cac, ltvToCac, rows, lifetimeValue } = spendOf();
    expect([costPerMql.value, costPerMql.n, costPerMql.currency]).toEqual([180 / 3, 3, 'EUR']);
    expect([cac.value, cac.n, cac.currency]).toEqual([300 / 2, 2, 'EUR']);
    expect([ltvToCac.value, lifetimeValue?.when]).toEqual([500 / 150, '2026-10-15']);
    expect(rows.map(({ when }) => when).every((when) => when >= '2026-08' && when <= '2026-10')).toBe(true);
    expect(rows).toHaveLength(7);
  });

  it('leave out whom no day is known of, and say so', () => {
    const { costPerMql, cac } = spendOf();
    expect(costPerMql.excluded).toEqual([{ reason: 'the day it became MQL is not known', count: 1 }]);
    expect(cac.excluded).toEqual([{ reason: 'the day it became a customer is not known', count: 1 }]);
  });

  it('take the first month’s first day and the last one’s last, and no other', () => {
    const { costPerMql, cac } = spendOf({ months: OCTOBER });
    expect([costPerMql.n, costPerMql.value, cac.n, cac.value]).toEqual([2, 40, 1, 120]);
  });

  it('are unknown without spend, and name the months', () => {
    const none = spendOf({ rows: [] });
    expect([none.costPerMql.reason, none.cac.reason, none.ltvToCac.reason]).toEqual([
      'no marketing spend is given for 2026-08 to 2026-10',
      'no marketing or sales spend is given for 2026-08 to 2026-10',
      'no lifetime value is given',
    ]);
    const gaps = spendOf({
      rows: ROWS.filter(({ kind, when }) => kind !== 'sales' || when === '2026-09'),
    });
    expect(gaps.cac).toMatchObject({
      value: null,
      reason: 'no sales spend is given for 2026-08 and 2026-10',
    });
    expect(gaps.costPerMql.value).toBe(60);
    expect(gaps.ltvToCac.reason).toBe(gaps.cac.reason);
  });

  it('take a month of 0 for 0, and no missing one', () => {
    expect(spendOf({ rows: [row('marketing', '2026-10', 0)], months: OCTOBER }).costPerMql.value).toBe(0);
    const free = spendOf({
      rows: [
        row('marketing', '2026-10', 0),
        row('sales', '2026-10', 0),
        row('lifetimeValue', '2026-10-01', 9),
      ],
      months: OCTOBER,
    });
    expect([free.cac.value, free.ltvToCac.value, free.ltvToCac.reason]).toEqual([0, null, 'CAC is 0']);
  });

  it('add up no two currencies', () => {
    const dollars = [...ROWS, row('marketing', '2026-09', 1, { source: 'Ads', currency: 'USD' })];
    const { costPerMql, cac } = spendOf({ rows: dollars });
    expect([costPerMql.reason, cac.reason]).toEqual(
      Array(2).fill('spend is in EUR and USD, which are not added up'),
    );
    const value = spendOf({ rows: [...ROWS, row('lifetimeValue', '2026-10-31', 5, { currency: 'USD' })] });
    expect([value.cac.value, value.ltvToCac.reason]).toEqual([
      150,
      'the lifetime value is in USD, the spend in EUR',
    ]);
  });

  it('say that nobody came', () => {
    const { costPerMql, cac } = spendOf({}, [leadOf({ lifecycleStage: filled('lead') })]);
    expect([costPerMql.reason, cac.reason]).toEqual([
      'no lead is known to have become MQL in these months',
      'no lead is known to have become a customer in these months',
    ]);
  });

  it('take the oldest lifetime value for a time before all of them', () => {
    expect(spendOf({ months: { from: '2026-01', to: '2026-02' } }).lifetimeValue?.when).toBe('2026-06-30');
  });
});

describe('cost per MQL by source', () => {
  const bySource = (inputs?: Partial<SpendInputs>) =>
    spendOf(inputs).costPerMqlBySource.map(({ key, result: { value, n, reason } }) => [
      key,
      value,
      n,
      reason,
    ]);

  it('is of what was spent for the source, and never of 0 where nothing is given', () => {
    expect(bySource({ months: OCTOBER })).toEqual([
      ['Event', null, 1, 'no marketing spend from “Event” is given for 2026-10'],
      ['Web', 50, 1, null],
      [null, null, 0, 'these leads have no source'],
    ]);
  });

  it('names a source that spend was for and no lead came by', () => {
    const rows = [...ROWS, row('marketing', '2026-10', 10, { source: 'Billboards' })];
    expect(bySource({ rows, months: OCTOBER })[0]).toEqual([
      'Billboards',
      null,
      0,
      'no lead is known to have become MQL in these months',
    ]);
  });
});

describe('a customer', () => {
  const of = (fields: CrmRecord['fields']) => {
    const { isWon, won } = leadOf(fields);
    return { is: isWon, day: won.day };
  };
  it('is who the CRM has a date of', () => {
    const converted = { lifecycleStage: filled('opportunity'), convertedAt: moment('2026-10-02') };
    expect(of(converted)).toMatchObject({ is: true });
    expect(of({ ...converted, becameCustomerAt: empty() })).toEqual({ is: false, day: null });
    expect(of({ ...converted, becameCustomerAt: moment('2026-10-09') })).toEqual({
      is: true,
      day: Date.parse('2026-10-09') / 86_400_000,
    });
  });

  it('is also who is in that stage, on a day that is not known', () => {
    const stage = { lifecycleStage: filled('customer'), convertedAt: moment('2026-10-02') };
    expect(of({ ...stage, becameCustomerAt: unreadable('ambiguous-date') })).toEqual({ is: true, day: null });
  });
});
