import 'fake-indexeddb/auto';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesBeside, openFile } from '../../src/cli/open-file';
import { readMap } from '../../src/cli/record-file';
import { runCli } from '../../src/cli/testing/run-cli';
import type { RecordMap } from '../../src/crm/csv/map-schema';
import { readRecords } from '../../src/crm/csv/read-records';
import { forecastReportOf, leadReportOf, type Metric, reportOf } from '../../src/metrics';
import type { StageContext } from '../../src/rule-kinds/stages';
import { LeadlightDatabase } from '../../src/store/database';
import { readReview } from '../../src/store/review-index';
import { saveRecords } from '../../src/store/save-records';
import type { Figures } from '../../src/ui/review/figures/count-figures';
import { countStored } from '../../src/ui/review/figures/count-stored';
import { figurePage } from '../../src/ui/review/figures/figure-page';
import { FIGURE_VIEWS, type FigureViewId } from '../../src/ui/review/figures/figure-views';
import { rowSet } from '../../src/ui/review/row-set';

/**
 * What the review counts from its store is what the terminal prints of the same file. Public sets, never part of
 * this repository; without them these tests are not collected.
 */
const DATA = process.env.LEADLIGHT_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
const SLOW_MACHINE_MS = 180_000;
const BATCH = 1000;

const has = (set: string) => existsSync(join(DATA, set));
const mapOf = (set: string) => resolve(import.meta.dirname, `../fixtures/maps/${set}.json`);

let db: LeadlightDatabase;
beforeEach(() => {
  db = new LeadlightDatabase('review-public-data');
});
afterEach(() => db.delete());

/** The figures of the review, from a file that was imported into its store. */
async function reviewOf(path: string, map: RecordMap, asOf: string): Promise<Figures> {
  const now = Date.parse(asOf);
  const zone = map.zone ?? 'UTC';
  const options = { asOf: now, zone, locale: 'en', packFields: [], files: filesBeside(path) };
  let batch: Parameters<typeof saveRecords>[1][number][] = [];
  for await (const item of readRecords(await openFile(path), map, options)) {
    if ('record' in item) batch.push(item.record);
    if (batch.length < BATCH && 'record' in item) continue;
    await saveRecords(db, batch, 'import');
    batch = [];
  }
  await saveRecords(db, batch, 'import');
  const rows = rowSet(await readReview(db, () => {}), now);
  const pack = async () => ({ pipelines: [pipelineOf(map)], quotas: [], speed: null });
  const count = countStored(db, rows, pack, { now, zone, locale: 'en' });
  return count(() => {}, new AbortController().signal);
}

const pipelineOf = ({ stages = [] }: RecordMap) => ({
  id: 'default',
  label: 'Pipeline',
  stages: stages.map(
    (stage, position): StageContext => ({
      ...stage,
      aliases: [],
      requiredFields: [],
      staleAfterDays: null,
      position,
    }),
  ),
});

/** What the terminal prints as JSON. */
async function terminalOf(path: string, map: string, now: string): Promise<Record<string, unknown>> {
  const { code, out, err } = await runCli('metrics', '--records', path, '--map', map, '--now', now, '--json');
  expect(code, err.join('\n')).toBe(0);
  return JSON.parse(out.join(''));
}

/** As JSON has it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

interface Shown {
  metric: Metric;
  behind: string;
}

/** Every figure of a view by the name it is shown under: of a chart its title and its row. */
function shownIn(id: FigureViewId, figures: Figures): Map<string, Shown> {
  const { cards, charts, spreads = [] } = figurePage(id, figures);
  return new Map([
    ...cards.map(({ metric }): [string, Shown] => [metric.label, { metric, behind: metric.id }]),
    ...charts.flatMap(({ title, rows }) =>
      rows.map((row): [string, Shown] => [`${title}: ${row.label}`, row]),
    ),
    ...spreads.flatMap(({ title, rows }) =>
      rows.flatMap(({ label, spread, behind }) =>
        Object.entries(spread).map(([figure, metric]): [string, Shown] => [
          `${title}: ${label}, ${figure}`,
          { metric, behind },
        ]),
      ),
    ),
  ]);
}

/** Worked out from the files by a program of its own, to the digits it gives: value and n. Null: nothing to state. */
type Expected = Readonly<Record<string, readonly [value: number | null, n: number]>>;

function expectShown(figures: Figures, view: FigureViewId, expected: Expected): void {
  const shown = shownIn(view, figures);
  for (const [name, [value, n]] of Object.entries(expected)) {
    const { metric } = shown.get(name) ?? {};
    expect(metric?.n, name).toBe(n);
    if (value === null) expect(metric?.value, name).toBeNull();
    else expect(metric?.value, name).toBeCloseTo(value, 4);
  }
}

/** Every figure opens as many records as it is counted on, and a count as many as it counts. */
function expectOpened(figures: Figures): void {
  for (const { id } of FIGURE_VIEWS)
    for (const [name, { metric, behind }] of shownIn(id, figures)) {
      const opened = figures.behind(behind)?.reduce((sum, bit) => sum + bit, 0) ?? 0;
      const isOfVisits = name.startsWith('Days in stage');
      if (!isOfVisits) expect(opened, name).toBe(metric.unit === 'deals' ? (metric.value ?? 0) : metric.n);
    }
}

/** One set, imported into the review and given to the terminal. */
function both(file: string, set: string, asOf: string) {
  const path = join(DATA, file);
  const map = mapOf(set);
  return Promise.all([readMap(map).then((read) => reviewOf(path, read, asOf)), terminalOf(path, map, asOf)]);
}

describe.runIf(has('maven'))('the review of Maven', () => {
  it(
    'counts what the terminal counts, and the reference',
    async () => {
      const [figures, terminal] = await both('maven/sales_pipeline.csv', 'maven', '2017-12-31T12:00:00Z');
      expect(figures.counted).toEqual({ deals: 8800, leads: 0 });
      const { forecast, ...report } = terminal;
      expect(plain(reportOf(figures.deals))).toEqual(report);
      expect(plain(forecastReportOf(figures.forecast))).toEqual(forecast);
      expect(figures.deals.won.value).toBe(4238);
      expectShown(figures, 'sales', {
        'Open pipeline': [null, 0],
        'Weighted pipeline': [null, 0],
        'Win rate': [0.631_500_5, 6711],
        'Pipeline velocity': [60_146.849_302, 2089],
        'Average deal size': [2360.909_391, 4238],
        'Sales cycle of won deals, median': [57, 4238],
        'Deals pushed': [null, 0],
        'Deals slipped': [null, 0],
        'Win rate by source: no source': [0.631_500_5, 6711],
        'Stage conversion: Prospecting': [null, 6327],
        'Stage conversion: Engaging': [null, 5827],
        'Days in stage: Engaging, median': [null, 0],
        'Forecast against outcome, Q3 2017: Won in it': [2_982_255, 1257],
        'Forecast error': [null, 0],
      });
      expectShown(figures, 'executive', {
        'Pipeline coverage': [null, 0],
        'Won value by quarter: Q1 2017': [1_134_672, 531],
        'Won value by quarter: Q2 2017': [3_086_111, 1254],
        'Won value by quarter: Q3 2017': [2_982_255, 1257],
        'Won value by quarter: Q4 2017': [2_802_496, 1196],
      });
      expectOpened(figures);
    },
    SLOW_MACHINE_MS,
  );
});

describe.runIf(has('olist'))('the review of Olist', () => {
  it(
    'counts what the terminal counts, and the reference',
    async () => {
      const file = 'olist/olist_marketing_qualified_leads_dataset.csv';
      const [figures, terminal] = await both(file, 'olist', '2018-06-30T12:00:00Z');
      expect(figures.counted).toEqual({ deals: 0, leads: 8000 });
      expect(plain(leadReportOf(figures.leads))).toEqual(terminal.leads);
      const source = (name: string) => `first source: ${name}`;
      expectShown(figures, 'marketing', {
        'Lead volume': [8000, 8000],
        'MQL rate': [null, 0],
        'Lead conversion': [842 / 8000, 8000],
        'Speed to lead, median': [null, 0],
        [`Leads by ${source('organic_search')}`]: [2296, 2296],
        [`Leads by ${source('no source')}`]: [60, 60],
        [`Lead conversion by ${source('organic_search')}`]: [271 / 2296, 2296],
        [`Lead conversion by ${source('paid_search')}`]: [195 / 1586, 1586],
        [`Lead conversion by ${source('social')}`]: [75 / 1350, 1350],
        [`Lead conversion by ${source('unknown')}`]: [179 / 1099, 1099],
        [`Lead conversion by ${source('other_publicities')}`]: [3 / 65, 65],
        [`Lead conversion by ${source('no source')}`]: [14 / 60, 60],
      });
      expectOpened(figures);
    },
    SLOW_MACHINE_MS,
  );
});

describe.runIf(has('salesforce-history'))('the review of a Salesforce export with histories', () => {
  it(
    'counts what the terminal counts, and the reference',
    async () => {
      const file = 'salesforce-history/Opportunity.csv';
      const [figures, terminal] = await both(file, 'salesforce-history', '2022-12-24T12:00:00Z');
      const { forecast, ...report } = terminal;
      expect(plain(reportOf(figures.deals))).toEqual(report);
      expect(plain(forecastReportOf(figures.forecast))).toEqual(forecast);
      expectShown(figures, 'sales', {
        'Open pipeline': [29_871_380, 73],
        'Weighted pipeline': [15_794_424, 73],
        'Win rate': [89 / 146, 146],
        'Pipeline velocity': [436_504.944_965, 73],
        'Average deal size': [407_353.181_818, 88],
        'Sales cycle of won deals, median': [10, 89],
        'Stage conversion: Prospecting': [105 / 137, 137],
        'Stage conversion: Qualification': [28 / 47, 47],
        'Stage conversion: Value Proposition': [18 / 51, 51],
        'Stage conversion: Negotiation/Review': [17 / 56, 56],
        'Days in stage: Prospecting, mean': [64.356_061, 132],
        'Days in stage: Prospecting, median': [35.5, 132],
        'Days in stage: Qualification, mean': [31.634_146, 41],
        'Days in stage: Value Proposition, median': [13, 43],
        'Days in stage: Negotiation/Review, max': [219, 42],
      });
      expectOpened(figures);
    },
    SLOW_MACHINE_MS,
  );
});
