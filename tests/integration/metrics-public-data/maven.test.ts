import { describe, expect, it } from 'vitest';
import {
  ALL_DEALS,
  byCloseQuarter,
  byField,
  byOwner,
  byTeam,
  CLOSED_DEALS,
  dealReader,
  groupBy,
  type MetricDeal,
  measure,
  metricsReport,
  type PipelineMetrics,
  pipelineMetrics,
  velocityMetrics,
} from '../../../src/metrics';
import { openAgeMetrics } from '../../../src/metrics/open-age';
import { stageResolver } from '../../../src/rule-kinds/stages';
import { EXPECTED_GROUPS } from './maven-groups';
import {
  day,
  hasSet,
  numberField,
  percent,
  pipelineOf,
  type Row,
  recordOf,
  rounded,
  rowsOf,
  textField,
} from './public-data';

describe.runIf(hasSet('maven'))('maven', () => {
  const placeOf = stageResolver([
    pipelineOf(['Prospecting', 'open'], ['Engaging', 'open'], ['Won', 'won'], ['Lost', 'lost']),
  ]);
  const read = dealReader(placeOf, { keep: ['product', 'account'], required: ['account'] });
  const rows = rowsOf('maven/sales_pipeline.csv');
  const prices = new Map(
    rowsOf('maven/products.csv').map((row) => [row.product?.replace('GTX Pro', 'GTXPro'), row.sales_price]),
  );
  const dealOf = (row: Row, amount = row.close_value): MetricDeal =>
    read(
      recordOf(row.opportunity_id ?? '', row.deal_stage ?? null, {
        owner: textField(row.sales_agent),
        product: textField(row.product),
        account: textField(row.account),
        createdAt: textField(row.engage_date),
        closeDate: textField(row.close_date),
        amount: numberField(amount),
      }),
    );
  const deals = rows.map((row) => dealOf(row));
  const options = { now: Date.parse('2017-12-31T00:00:00Z') };
  const today = day('2017-12-31');
  const metrics = measure(deals, pipelineMetrics(options));

  it('counts outcomes and sizes', () => {
    expect([metrics.won.value, metrics.lost.value, metrics.open.value]).toEqual([4238, 2473, 2089]);
    expect(percent(metrics.winRate.value)).toBe(63.15);
    expect(metrics.winRate.n).toBe(6711);
    expect(metrics.winRate.excluded).toEqual([{ reason: 'still open', count: 2089 }]);
    expect(metrics.wonValue.value).toBe(10005534);
    expect(rounded(metrics.averageDealSize.value)).toBe(2360.91);
    expect(metrics.medianDealSize.value).toBe(1117);
  });

  it.each([
    ['won', 51.78, 57, 1, 138, 4238],
    ['lost', 41.48, 14, 1, 138, 2473],
    ['closed', 47.99, 45, 1, 138, 6711],
  ] as const)('measures the cycle of %s deals', (which, mean, median, min, max, n) => {
    const figures = metrics.cycle[which];
    expect([rounded(figures.mean.value), figures.median.value, figures.min.value, figures.max.value]).toEqual(
      [mean, median, min, max],
    );
    expect(figures.mean.n).toBe(n);
  });

  it('measures velocity on each of four counts of deals', () => {
    const engaging = {
      label: 'open deals in Engaging',
      counts: ({ place }: MetricDeal) => place?.stage.label === 'Engaging',
    };
    const of = (choice?: Parameters<typeof velocityMetrics>[0]) =>
      rounded(measure(deals, velocityMetrics(choice)).value);
    expect(rounded(metrics.velocityPerDay.value)).toBe(60146.85);
    expect([of(), of(engaging), of(ALL_DEALS), of(CLOSED_DEALS)]).toEqual([
      60146.85, 45750.76, 253371.12, 193224.27,
    ]);
  });

  it('measures the open pipeline at list price', () => {
    const priced = rows.map((row) => dealOf(row, row.close_value || prices.get(row.product)));
    const { openPipeline, coverage } = measure(priced, pipelineMetrics({ ...options, quota: 1_000_000 }));
    expect(openPipeline.value).toBe(4966215);
    expect(openPipeline.n).toBe(2089);
    expect(coverage.value).toBe(4.966215);
  });

  it('measures the age of open deals and which are stale', () => {
    const { age, olderThanClosed, olderThanWon, olderThanDays } = measure(deals, openAgeMetrics({ today }));
    expect([rounded(age.mean.value), age.median.value, age.max.value]).toEqual([198.82, 165, 423]);
    expect(age.mean.n).toBe(1589);
    expect(age.mean.excluded).toEqual([{ reason: 'created date is empty', count: 500 }]);
    expect([olderThanClosed.value, olderThanWon.value, olderThanDays.value]).toEqual([1463, 1442, 1479]);
  });

  it('measures the gaps in a required field, by stage too', () => {
    const emptyIn = (result: PipelineMetrics) => result.dataQuality.fields[0]?.empty;
    expect(emptyIn(metrics)).toBe(1425);
    expect(metrics.dataQuality.score.n).toBe(2089);
    const stages = measure(
      deals,
      groupBy(
        ({ place }) => place?.stage.label ?? null,
        () => pipelineMetrics(options),
      ),
    );
    const gaps = stages
      .filter(({ result }) => result.open.value)
      .map(({ key, result }) => [key, emptyIn(result)]);
    expect(gaps).toEqual([
      ['Engaging', 1088],
      ['Prospecting', 337],
    ]);
  });

  const teams = rowsOf('maven/sales_teams.csv');
  const teamBy = (column: string) =>
    byTeam(new Map(teams.map((row) => [row.sales_agent ?? '', row[column] ?? ''])));

  it.each([
    ['product', byField('product'), 7],
    ['agent', byOwner, 30],
    ['manager', teamBy('manager'), 6],
    ['region', teamBy('regional_office'), 3],
  ] as const)('groups by %s', (name, keyOf, count) => {
    const groups = measure(
      deals,
      groupBy(keyOf, () => pipelineMetrics(options)),
    );
    expect(groups).toHaveLength(count);
    const table = groups.map(({ key, result }) => [
      key,
      result.won.n,
      result.won.value,
      result.lost.value,
      result.open.value,
      percent(result.winRate.value),
      result.wonValue.value,
      rounded(result.averageDealSize.value),
      rounded(result.cycle.won.mean.value),
    ]);
    expect(table).toEqual(expect.arrayContaining(EXPECTED_GROUPS[name]));
    expect(groups.reduce((sum, { result }) => sum + (result.wonValue.value ?? 0), 0)).toBe(10005534);
  });

  it('groups by close quarter', () => {
    const groups = measure(
      deals,
      groupBy(byCloseQuarter, () => pipelineMetrics(options)),
    );
    const closed = groups.filter(({ key }) => key !== null);
    expect(
      closed.map(({ key, result: { won, lost, winRate, wonValue } }) => [
        key,
        won.value,
        lost.value,
        percent(winRate.value),
        wonValue.value,
      ]),
    ).toEqual([
      ['2017Q1', 531, 116, 82.07, 1134672],
      ['2017Q2', 1254, 778, 61.71, 3086111],
      ['2017Q3', 1257, 790, 61.41, 2982255],
      ['2017Q4', 1196, 789, 60.25, 2802496],
    ]);
  });

  it('states no stage conversion where no history says in which stage deals were lost', () => {
    const engaging = metrics.stageConversion.find(({ label }) => label === 'Engaging');
    expect(engaging?.conversion.value).toBeNull();
    expect([engaging?.entered, engaging?.advanced, engaging?.stillThere]).toEqual([5827, 4238, 1589]);
    expect(engaging?.conversion.excluded).toEqual([
      { reason: 'lost without a stage history: where it was lost is not known', count: 2473 },
    ]);
    expect(percent(engaging?.atLeast ?? null)).toBe(51.06);
    expect(percent(engaging?.atMost ?? null)).toBe(72.73);
  });

  it('reports the same in plain form', () => {
    const report = metricsReport(deals, options);
    expect(Object.keys(report)).toEqual([
      'won',
      'lost',
      'open',
      'winRate',
      'averageDealSize',
      'medianDealSize',
      'averageCycleDays',
      'medianCycleDays',
      'velocityPerDay',
      'coverage',
      'stageConversion',
      'timeInStage',
      'winRateBySource',
      'figures',
      'wonByQuarter',
      'excluded',
      'definitions',
    ]);
    expect(rounded(report.averageCycleDays)).toBe(51.78);
    expect(report.medianCycleDays).toBe(57);
    expect(report.coverage).toBeNull();
    expect(report.definitions.find(({ metric }) => metric === 'coverage')?.reason).toBe('no quota is given');
  });
});
