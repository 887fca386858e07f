import { describe, expect, it } from 'vitest';
import { groupBy, leadReader, measure } from '../../../src/metrics';
import { cohortMetrics } from '../../../src/metrics/leads/cohorts';
import { leadsBySource, sourceMetrics } from '../../../src/metrics/leads/sources';
import { timeToWon } from '../../../src/metrics/leads/time-to-won';
import { day, hasSet, percent, recordOf, rounded, rowsOf, textField, timeField } from './public-data';

describe.runIf(hasSet('olist'))('olist', () => {
  const wonDates = new Map(
    rowsOf('olist/olist_closed_deals_dataset.csv').map((row) => [row.mql_id, row.won_date]),
  );
  const read = leadReader();
  const leads = rowsOf('olist/olist_marketing_qualified_leads_dataset.csv').map((row) =>
    read(
      recordOf(row.mql_id ?? '', null, {
        createdAt: timeField(row.first_contact_date),
        convertedAt: timeField(wonDates.get(row.mql_id)),
        source: textField(row.origin),
      }),
    ),
  );

  it('counts every duration as the reference does, on request', () => {
    const { conversion, days, exactDays, late } = measure(leads, timeToWon({ negative: 'count' }));
    expect([conversion.n, percent(conversion.value)]).toEqual([8000, 10.53]);
    expect(days.mean.n).toBe(842);
    expect(
      [days.mean, days.median, days.p25, days.p75, days.p90, days.max, days.min].map(({ value }) =>
        rounded(value),
      ),
    ).toEqual([48.44, 14, 5, 54.75, 161.9, 427, -2]);
    expect(late.value).toBe(144);
    expect([rounded(exactDays.mean.value), rounded(exactDays.median.value)]).toEqual([49.1, 14.65]);
  });

  it('leaves a win before the first contact out, and counts it', () => {
    const { days, within, late } = measure(leads, timeToWon());
    expect([days.mean.n, rounded(days.mean.value), days.median.value]).toEqual([841, 48.5, 14]);
    expect(days.mean.excluded).toEqual([{ reason: 'ends before it begins', count: 1 }]);
    expect(within.map(({ won }) => won.value)).toEqual([283, 427, 554, 646, 691]);
    expect(late.value).toBe(141);
  });

  it('agrees on 2018 alone', () => {
    const young = leads.filter(({ start }) => (start.day ?? 0) >= day('2018-01-01'));
    const { conversion, days } = measure(young, timeToWon({ negative: 'count' }));
    expect([conversion.n, days.mean.n, percent(conversion.value)]).toEqual([5998, 781, 13.02]);
    expect([rounded(days.mean.value), days.median.value]).toEqual([35.65, 12]);
  });

  it('agrees by origin', () => {
    const rows = measure(leads, leadsBySource()).map(({ key, result }) => [
      key,
      result.leads.value,
      percent(result.conversion.value),
    ]);
    expect(rows).toEqual([
      ['direct_traffic', 499, 11.22],
      ['display', 118, 5.08],
      ['email', 493, 3.04],
      ['organic_search', 2296, 11.8],
      ['other', 150, 2.67],
      ['other_publicities', 65, 4.62],
      ['paid_search', 1586, 12.3],
      ['referral', 284, 8.45],
      ['social', 1350, 5.56],
      ['unknown', 1099, 16.29],
      [null, 60, 23.33],
    ]);
    // Of leads that state no stage, the won ones alone would make a rate of 1.
    expect(measure(leads, sourceMetrics()).mqlRate.reason).toBe('no lead has a lifecycle stage');
  });

  it('agrees on durations by origin', () => {
    const groups = measure(
      leads,
      groupBy(
        ({ source }) => source,
        () => timeToWon({ negative: 'count' }),
      ),
    );
    expect(
      groups.map(({ key, result: { days } }) => [
        key,
        days.mean.n,
        rounded(days.mean.value),
        days.median.value,
      ]),
    ).toEqual([
      // 31.125, where the reference rounds ties to even.
      ['direct_traffic', 56, 31.13, 10],
      ['display', 6, 10.33, 8.5],
      ['email', 15, 52.2, 21],
      ['organic_search', 271, 50, 14],
      ['other', 4, 15.25, 9],
      ['other_publicities', 3, 39.33, 35],
      ['paid_search', 195, 56.6, 15],
      ['referral', 24, 32.54, 18.5],
      ['social', 75, 60.96, 30],
      ['unknown', 179, 41.29, 11],
      [null, 14, 49.21, 7.5],
    ]);
  });

  it('agrees by cohort, and says which cohorts are cut', () => {
    const cohorts = measure(
      leads,
      cohortMetrics({ today: day('2018-06-30'), winsSince: day('2017-12-05'), matureAfterDays: 90 }),
    );
    expect(
      cohorts.map(({ month, leads: n, won, conversion }) => [month, n, won, percent(conversion.value)]),
    ).toEqual([
      ['2017-06', 4, 0, 0],
      ['2017-07', 239, 2, 0.84],
      ['2017-08', 386, 9, 2.33],
      ['2017-09', 312, 7, 2.24],
      ['2017-10', 416, 14, 3.37],
      ['2017-11', 445, 18, 4.04],
      ['2017-12', 200, 11, 5.5],
      ['2018-01', 1141, 152, 13.32],
      ['2018-02', 1028, 149, 14.49],
      ['2018-03', 1174, 167, 14.22],
      ['2018-04', 1352, 183, 13.54],
      ['2018-05', 1303, 130, 9.98],
    ]);
    expect(cohorts.filter(({ note }) => note === null).map(({ month }) => month)).toEqual([
      '2018-01',
      '2018-02',
      '2018-03',
    ]);
  });
});
