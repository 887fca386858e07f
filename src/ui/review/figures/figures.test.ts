import { describe, expect, it } from 'vitest';
import { CATEGORY_WORDS } from '../../../metrics/changes/definitions';
import { recordOf } from '../../../metrics/testing/sample-deals';
import type { CrmRecord } from '../../../record/types';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { filled, history, moment } from '../../../rule-kinds/testing/record-builder';
import { type FigureOptions, type Figures, figureCounter } from './count-figures';
import { figurePage } from './figure-page';
import { FIGURE_VIEWS } from './figure-views';

const NOW = Date.parse('2026-11-20T13:06:00Z');
const day = (iso: string) => Date.parse(iso) / 86_400_000;
const Q4 = { from: day('2026-10-01'), to: day('2026-12-31') };
const QUOTA = { amount: 1000, currency: 'EUR', period: Q4, name: '2026Q4' };

const probability = (value: number) => ({ probability: filled(value), source: filled('Partner') });
const stages = history('stage', 'crm', ['2026-09-01', 'Qualified'], ['2026-09-11', 'Demo', 'Qualified']);
const pushes = history(
  'closeDate',
  'crm',
  ['2026-10-01', '2026-11-15', '2026-10-15'],
  ['2026-10-20', '2026-12-15', '2026-11-15'],
);

function lead(stage: string, answered: boolean): CrmRecord {
  const base = recordOf({ stage: 'Qualified' });
  return {
    ...base,
    identity: { ...base.identity, object: 'lead' },
    stage: null,
    fields: {
      lifecycleStage: filled(stage),
      source: filled('Event'),
      formSubmittedAt: moment('2026-11-19T08:00:00Z', 'exact'),
      firstContactAt: answered
        ? moment('2026-11-19T08:04:00Z', 'exact')
        : { state: 'empty', label: 'First contact' },
    },
  };
}

const RECORDS: CrmRecord[] = [
  recordOf({
    stage: 'Demo',
    amount: 400,
    close: '2026-12-15',
    fields: probability(50),
    history: [...stages, ...pushes],
  }),
  recordOf({ stage: 'Proposal', close: '2026-12-01', fields: probability(70), history: stages }),
  recordOf({
    stage: 'Closed Won',
    amount: 600,
    created: '2026-08-01',
    close: '2026-11-01',
    fields: probability(100),
  }),
  recordOf({
    stage: 'Closed Won',
    amount: 250,
    created: '2026-02-01',
    close: '2026-05-02',
    fields: probability(100),
  }),
  recordOf({
    stage: 'Closed Lost',
    amount: 90,
    created: '2026-08-01',
    close: '2026-10-01',
    fields: probability(0),
  }),
  recordOf({ stage: 'Phase 7', amount: 1 }),
  lead('customer', true),
  lead('lead', false),
];

function counted(records: readonly CrmRecord[] = RECORDS, options: Partial<FigureOptions> = {}): Figures {
  const counter = figureCounter({
    now: NOW,
    zone: 'UTC',
    pipelines: [TEST_PIPELINE],
    quota: QUOTA,
    rowOf: Number,
    rows: records.length,
    ...options,
  });
  for (const [index, record] of records.entries()) counter.add(String(index), record);
  return counter.result();
}

const behind = (figures: Figures, id: string) => {
  const mask = figures.behind(id);
  return mask && [...mask].flatMap((bit, index) => (bit ? [index] : []));
};
const cardOf = (figures: Figures, id: string) =>
  FIGURE_VIEWS.flatMap((view) => figurePage(view.id, figures).cards).find(({ metric }) => metric.id === id);

describe('figureCounter', () => {
  const figures = counted();

  it('counts deals and leads apart, and says over which days they were read', () => {
    expect(figures.counted).toEqual({ deals: 6, leads: 2 });
    expect(figures.asOf?.from).toBe(RECORDS[0]?.asOf);
  });

  it('leaves out records that the list does not have, and other kinds', () => {
    const company = { ...recordOf({ stage: 'Demo' }) };
    const other = { ...company, identity: { ...company.identity, object: 'company' as const } };
    expect(counted([other, recordOf({ stage: 'Demo' })], { rowOf: () => -1 }).counted.deals).toBe(0);
    expect(counted([other]).counted).toEqual({ deals: 0, leads: 0 });
    expect(counted([other]).asOf).toBeNull();
  });

  it('knows the records behind a count, a rate and a group', () => {
    expect(behind(figures, 'winRate')).toEqual([2, 3, 4]);
    expect(behind(figures, 'openPipeline')).toEqual([0]);
    expect(behind(figures, 'coverage')).toEqual([0]);
    expect(behind(figures, 'averageDealSize')).toEqual([2, 3]);
    expect(behind(figures, 'revenueToTarget')).toEqual([2]);
    expect(behind(figures, 'cycleDays.won.median')).toEqual([2, 3]);
    expect(behind(figures, 'pushedTwice')).toEqual([0]);
    expect(behind(figures, 'winRate.source.Partner')).toEqual([2, 3, 4]);
    expect(behind(figures, 'wonValue.quarter.2026Q4')).toEqual([2]);
    expect(behind(figures, 'stageConversion.default.demo')).toContain(0);
    expect(behind(figures, 'timeInStage.default.qualified.median')).toEqual([0, 1]);
    expect(behind(figures, 'leadConversion')).toEqual([6, 7]);
    expect(behind(figures, 'funnel.opportunity.customer')).toEqual([6]);
    expect(behind(figures, 'insideSla')).toEqual([6, 7]);
    expect(behind(figures, 'leads.source.Event')).toEqual([6, 7]);
    expect(figures.behind('nothing of that name')).toBeNull();
  });

  it.each(FIGURE_VIEWS)(
    'opens the records behind every figure of $label, as many as it is counted on',
    ({ id }) => {
      const { cards, charts } = figurePage(id, figures);
      for (const { metric } of cards.filter((card) => card.metric.value)) {
        const rows = behind(figures, metric.id);
        expect(rows, metric.id).not.toBeNull();
        if (!/^(?:pushed|slipped)(?:Deals|Twice)$|^dataQuality$/.test(metric.id))
          expect(rows?.length, metric.id).toBe(metric.n);
      }
      for (const row of charts.flatMap(({ rows }) => rows).filter(({ metric }) => metric.n > 0))
        expect(behind(figures, row.behind), row.behind).not.toBeNull();
    },
  );

  it('says of won value by quarter that the close date counts, and of changes that the move does', () => {
    const [chart] = figurePage('executive', figures).charts;
    expect(chart?.rows.map(({ label }) => label)).toContain('Q4 2026');
    for (const { metric } of chart?.rows ?? [])
      expect(metric.definition).toMatch(/by the quarter of the close date\. “Changes” counts by the move/);
    expect(CATEGORY_WORDS.won.definition).toMatch(/The move .* counts; “Executive” .* by the close date/);
  });
});

describe('close dates and forecasts', () => {
  const Q3_DUE = history(
    'closeDate',
    'crm',
    ['2026-05-01', '2026-08-15'],
    ['2026-10-05', '2026-12-01', '2026-08-15'],
  );
  const moved = recordOf({
    stage: 'Demo',
    amount: 500,
    created: '2026-05-01',
    close: '2026-12-01',
    coverage: 'full',
    fields: probability(40),
    history: [...history('stage', 'crm', ['2026-05-01', 'Demo']), ...Q3_DUE],
  });
  const figures = counted([...RECORDS, moved], { quota: null });

  it('states what slipped out of its quarter, and opens it', () => {
    expect(cardOf(figures, 'slippedAmount')?.metric.value).toBe(500);
    expect(behind(figures, 'slippedAmount')).toEqual([8]);
    expect(cardOf(figures, 'pushedAmount')?.metric.value).toBe(900);
    expect(behind(figures, 'pushedAmount')).toEqual([0, 8]);
  });

  it('holds what was due at the start of the last quarter against what was won in it', () => {
    const chart = figurePage('sales', figures).charts.find(({ title }) => title.startsWith('Forecast'));
    expect(chart?.title).toBe('Forecast against outcome, Q3 2026');
    expect(chart?.rows.map(({ metric, behind: id }) => [metric.value, behind(figures, id)])).toEqual([
      [225, [8]],
      [null, null],
    ]);
    expect(cardOf(figures, 'forecastError')?.metric.reason).toBe('no deal was won in Q3 2026');
  });
});

describe('figurePage', () => {
  it('holds won deals of the period against the quota', () => {
    expect(cardOf(counted(), 'revenueToTarget')?.metric).toMatchObject({ value: 0.6, n: 1 });
  });

  it('states no target without a quota, and none in another currency', () => {
    expect(cardOf(counted(RECORDS, { quota: null }), 'revenueToTarget')?.metric).toMatchObject({
      value: null,
      reason: 'the rule pack gives no quota for this period',
    });
    const dollars = counted(RECORDS, { quota: { ...QUOTA, currency: 'USD' } });
    expect(cardOf(dollars, 'revenueToTarget')?.metric.reason).toMatch(/quota is in USD.*EUR/);
  });

  it('says what is missing for each figure that can’t be stated, and defines all', () => {
    for (const view of FIGURE_VIEWS)
      for (const { metric } of figurePage(view.id, counted([])).cards) {
        expect(metric.definition).toMatch(/\.$/);
        if (metric.value === null) expect(metric.reason).toBeTruthy();
      }
  });
});
