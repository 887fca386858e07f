import { describe, expect, it } from 'vitest';
import type { CrmRecord } from '../../record/types';
import { at, empty, filled, lead, moment, unreadable } from '../../rule-kinds/testing/record-builder';
import { measure } from '../accumulator';
import { day } from '../testing/sample-deals';
import { cohortMetrics } from './cohorts';
import { costCounts } from './cost-counts';
import { funnelMetrics } from './funnel';
import { leadMetrics } from './lead-metrics';
import { type LeadOptions, metricLead } from './metric-lead';
import { speedToLead } from './speed-to-lead';
import { timeToWon } from './time-to-won';

const leadOf = (fields: CrmRecord['fields'], options?: LeadOptions) =>
  metricLead(
    lead({ convertedAt: empty(), firstContactAt: empty(), assignedAt: empty(), ...fields }),
    options,
  );

const inStage = (stage: string) => leadOf({ lifecycleStage: filled(stage) });

describe('the funnel', () => {
  it('counts who got at least as far, and compares with the usual ranges', () => {
    const leads = [
      ...Array.from({ length: 9 }, () => inStage('lead')),
      inStage('Recycled'),
      inStage('salesqualifiedlead'),
      inStage('Opportunity'),
      inStage('Evangelist'),
      inStage('Something else'),
    ];
    const { reached, steps, leads: all } = measure(leads, funnelMetrics());
    expect(all.value).toBe(14);
    expect(reached).toMatchObject({ lead: 13, mql: 4, sql: 3, opportunity: 2, customer: 1, evangelist: 1 });
    expect(steps.map(({ conversion, against }) => [conversion.value, conversion.n, against])).toEqual([
      [4 / 13, 13, 'above'],
      [0.75, 4, 'above'],
      [2 / 3, 3, 'within'],
      [0.5, 2, 'above'],
    ]);
    expect(steps[0]?.conversion.excluded).toEqual([{ reason: 'no known lifecycle stage', count: 1 }]);
    expect(steps[0]?.conversion.definition).toContain('usually 5% to 15%');
  });

  it('takes a contact with an open deal for no customer, where the CRM has a date of customers', () => {
    const deal = { lifecycleStage: filled('opportunity'), convertedAt: moment('2026-10-02') };
    const leads = [
      leadOf({ ...deal, becameCustomerAt: empty() }),
      leadOf({ ...deal, becameCustomerAt: moment('2026-10-09') }),
      leadOf({ ...deal, becameCustomerAt: unreadable('ambiguous-date') }),
    ];
    const [last] = measure(leads, funnelMetrics()).steps.slice(-1);
    expect([last?.conversion.value, last?.conversion.n]).toEqual([1 / 3, 3]);
    expect(last?.conversion.definition).toContain('where the CRM gives no such date');
    expect(measure([leadOf(deal)], funnelMetrics()).reached.customer).toBe(1);
  });

  it('counts as many customers as the acquisition cost has, dated or not', () => {
    const stages = ['lead', 'opportunity', 'customer', 'evangelist'];
    const dates = [empty(), moment('2026-10-02'), unreadable('ambiguous-date')];
    const leads = stages.flatMap((stage) =>
      dates.flatMap((convertedAt) =>
        [undefined, ...dates].map((own) =>
          leadOf({
            lifecycleStage: filled(stage),
            convertedAt,
            ...(own && { becameCustomerAt: own }),
          }),
        ),
      ),
    );
    const { customers } = measure(leads, costCounts());
    const counted = customers.reduce((sum, { count }) => sum + count, 0);
    expect(measure(leads, funnelMetrics()).reached.customer).toBe(counted);
    expect(measure(leads, timeToWon()).conversion.value).toBe(counted / leads.length);
  });

  it('has no rate without leads', () => {
    const [first] = measure([], funnelMetrics()).steps;
    expect(first).toMatchObject({
      against: null,
      conversion: { value: null, reason: 'no lead has reached lead' },
    });
  });
});

describe('the way to won', () => {
  const wonAfter = (iso: string) => leadOf({ createdAt: moment('2026-01-01'), convertedAt: moment(iso) });

  it('has percentiles, and leaves impossible ones out', () => {
    const leads = [...['2026-01-02', '2026-01-04', '2026-01-11', '2025-12-30'].map(wonAfter), leadOf({})];
    const { days, conversion, within } = measure(leads, timeToWon({ within: [3, 7] }));
    expect([days.median.value, days.p25.value, days.p75.value, days.mean.n]).toEqual([3, 2, 6.5, 3]);
    expect(days.mean.excluded).toEqual([{ reason: 'ends before it begins', count: 1 }]);
    expect([conversion.value, conversion.n]).toEqual([0.8, 5]);
    expect(within.map(({ won }) => won.value)).toEqual([2, 2]);
  });

  it('leaves leads whose outcome can’t be read out of the conversion', () => {
    const { conversion } = measure(
      [leadOf({ convertedAt: unreadable('ambiguous-date') }), leadOf({}), wonAfter('2026-01-05')],
      timeToWon(),
    );
    expect(conversion).toMatchObject({
      value: 0.5,
      n: 2,
      excluded: [{ reason: 'its outcome can’t be read', count: 1 }],
    });
  });
});

describe('cohorts', () => {
  it('say which of them can’t be compared yet', () => {
    const leads = ['2025-12-15', '2026-02-01', '2026-03-15', '2026-05-01'].map((iso) =>
      leadOf({ createdAt: moment(iso) }),
    );
    const cohorts = measure(
      leads,
      cohortMetrics({ today: day('2026-06-30'), matureAfterDays: 90, winsSince: day('2026-01-10') }),
    );
    expect(cohorts.map(({ month, leads: n, note }) => [month, n, note?.slice(0, 26) ?? null])).toEqual([
      ['2025-12', 1, 'truncated: wins are on rec'],
      ['2026-02', 1, null],
      ['2026-03', 1, null],
      ['2026-05', 1, 'truncated (right-censored)'],
    ]);
  });
});

describe('speed to lead', () => {
  const bands = [
    { underMs: 300_000, label: 'under 5 minutes' },
    { underMs: Number.POSITIVE_INFINITY, label: 'later' },
  ];
  const now = at('2026-11-20T13:00:00Z');
  const answered = (form: string, assigned: string, contact: string, won = false) =>
    leadOf(
      {
        formSubmittedAt: moment(form),
        assignedAt: moment(assigned),
        firstContactAt: moment(contact),
        convertedAt: won ? moment('2026-11-20') : empty(),
      },
      { zone: 'Europe/Berlin' },
    );
  const waiting = (form: string) => leadOf({ formSubmittedAt: moment(form) }, { zone: 'Europe/Berlin' });

  const leads = [
    answered('2026-11-20T09:00:00Z', '2026-11-20T09:01:00Z', '2026-11-20T09:05:00Z', true),
    answered('2026-11-20T09:30:00Z', '2026-11-20T09:31:00Z', '2026-11-20T09:33:00Z'),
    answered('2026-11-20T10:00:00Z', '2026-11-20T10:10:00Z', '2026-11-20T10:40:00Z'),
    answered('2026-11-20T10:00:00Z', '2026-11-20T09:59:00Z', '2026-11-20T09:58:00Z'),
    waiting('2026-11-20T09:10:00Z'),
    waiting('2026-11-20T12:58:00Z'),
    leadOf({ formSubmittedAt: empty() }),
  ];
  const result = measure(leads, speedToLead({ now, bands }));

  it('times form, assignment and contact apart', () => {
    expect([result.response.mean.value, result.response.median.value, result.response.mean.n]).toEqual([
      16, 5, 3,
    ]);
    expect(result.response.mean.excluded).toEqual([
      { reason: 'ends before it begins', count: 1 },
      { reason: 'no contact yet', count: 2 },
    ]);
    expect([result.systemDelay.mean.value, result.repDelay.mean.value]).toEqual([4, 12]);
  });

  it('counts an overdue lead as missed, and one still in time not at all', () => {
    expect(result.insideSla).toMatchObject({
      value: 0.5,
      n: 4,
      excluded: [
        { reason: 'no contact yet, and its target time is still running', count: 1 },
        { reason: 'response time not known', count: 1 },
      ],
    });
  });

  it('looks at the hour of the form in the zone, and at the response band', () => {
    expect(result.byHour.map(({ hour, leads: n, contactRate }) => [hour, n, contactRate.value])).toEqual([
      [10, 3, 2 / 3],
      [11, 2, 1],
      [13, 1, 0],
    ]);
    expect(result.byBand.map(({ band, leads: n, conversion }) => [band, n, conversion.value])).toEqual([
      ['under 5 minutes', 1, 0],
      ['later', 2, 0.5],
      ['no contact yet', 2, 0],
      ['response time not known', 1, 0],
    ]);
  });

  it('makes no minutes of a day without a time', () => {
    const dayOnly = leadOf({
      formSubmittedAt: moment('2026-11-20', 'day'),
      firstContactAt: moment('2026-11-20T10:00:00Z'),
    });
    expect(measure([dayOnly], speedToLead({ now, bands })).response.mean).toMatchObject({
      value: null,
      excluded: [{ reason: 'form has no time of day', count: 1 }],
    });
  });
});

it('counts everything in one pass', () => {
  const leads = [inStage('customer'), inStage('mql'), inStage('lead')];
  const result = measure(leads, leadMetrics({ now: at('2026-11-20'), bands: [] }));
  expect([result.leads.value, result.mqlRate.value, result.conversion.value]).toEqual([3, 2 / 3, 1 / 3]);
  expect(result.spend.months).toEqual({ from: '2026-08', to: '2026-10' });
  expect(result.bySource.map(({ key, result: { leads: n } }) => [key, n.value])).toEqual([[null, 3]]);
});
