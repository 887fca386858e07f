import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openFile } from '../../src/cli/open-file';
import { readMap } from '../../src/cli/record-file';
import { runCli, temporaryFile } from '../../src/cli/testing/run-cli';
import { readRecords } from '../../src/crm/csv/read-records';
import { readSpendFile } from '../../src/crm/csv/spend-file';
import { monthsNamed, spendReportOf } from '../../src/metrics';
import { LeadlightDatabase } from '../../src/store/database';
import { readReview } from '../../src/store/review-index';
import { saveRecords } from '../../src/store/save-records';
import { changeSpend, storedSpend } from '../../src/store/spend';
import { withSpend } from '../../src/ui/review/figures/cost-figures';
import { countStored } from '../../src/ui/review/figures/count-stored';
import { rowSet } from '../../src/ui/review/row-set';

/** Figures of cost in the review are those of the terminal: same leads, same file of spend, through the store. */
const NOW = '2026-11-20T13:06:00Z';

const LEADS = `id,Source,Stage,MQL,Customer
1,Web,MQL,2026-08-03,
2,Web,Customer,2026-08-31,2026-10-31
3,web,SQL,2026-10-31,
4,Event,Opportunity,2026-10-01,
5,Event,Customer,2026-07-31,2026-08-01
6,,Lead,,
7,Referral,Customer,2026-09-15,2026-11-02
8,Event,MQL,,
9,,MQL,2026-09-09,
`;
const MAP = JSON.stringify({
  object: 'lead',
  id: 'id',
  zone: 'Europe/Berlin',
  fields: {
    source: { column: 'Source' },
    lifecycleStage: { column: 'Stage' },
    becameMqlAt: { column: 'MQL', type: 'date' },
    becameCustomerAt: { column: 'Customer', type: 'date' },
  },
  outcome: { column: 'Stage', won: ['Customer'], lost: ['Lost'] },
});
const SPEND = `month,kind,source,amount,currency
2026-08,marketing,Web,"1,200.50",EUR
2026-09,marketing,Web,300,EUR
2026-10,marketing,Web,99.10,EUR
2026-10,marketing,Event,80,EUR
2026-08,sales,,500,EUR
2026-09,sales,,500,EUR
2026-10,sales,,0,EUR
2026-10-15,lifetime value,,12000,EUR
`;

let db: LeadlightDatabase;
beforeEach(() => {
  db = new LeadlightDatabase('spend-figures');
});
afterEach(() => db.delete());

const files = () => ({
  leads: temporaryFile('leads.csv', LEADS),
  map: temporaryFile('leads.map.json', MAP),
  spend: temporaryFile('spend.csv', SPEND),
});

async function terminalOf({ leads, map, spend }: ReturnType<typeof files>, months: string[]) {
  const { code, out, err } = await runCli(
    ...['metrics', '--records', leads, '--map', map, '--now', NOW, '--spend', spend, ...months, '--json'],
  );
  expect(code, err.join('\n')).toBe(0);
  return JSON.parse(out.join('')).leads.spend;
}

async function reviewOf({ leads, map: mapFile, spend }: ReturnType<typeof files>, months: string | null) {
  const [map, now, zone] = [await readMap(mapFile), Date.parse(NOW), 'Europe/Berlin'];
  const options = { asOf: now, zone, locale: 'en', packFields: [] };
  const records = [];
  for await (const item of readRecords(await openFile(leads), map, options))
    if ('record' in item) records.push(item.record);
  await saveRecords(db, records, 'import');
  const { rows: given, problems } = await readSpendFile(await openFile(spend));
  expect(problems).toEqual([]);
  await changeSpend(db, { put: given, remove: [] }, now);
  const rows = rowSet(await readReview(db, () => {}), now);
  const pack = async () => ({ pipelines: [], quotas: [], speed: null });
  const count = countStored(db, rows, pack, { now, zone, locale: 'en' });
  const counted = await count(() => {}, new AbortController().signal);
  const period = months === null ? counted.leads.spend.months : monthsNamed(months);
  if (!period) throw new Error(`${months} names no months.`);
  return withSpend(counted, { rows: await storedSpend(db), months: period });
}

it.each([
  ['the last three full months', null],
  ['one month', '2026-10'],
  ['a quarter of which a month is missing', '2026Q3'],
])('figures of cost are the same for %s', async (_, months) => {
  const paths = files();
  const printed = await terminalOf(paths, months === null ? [] : ['--months', months]);
  const { leads, behind } = await reviewOf(paths, months);
  expect(JSON.parse(JSON.stringify(spendReportOf(leads.spend)))).toEqual(printed);
  const opened = (id: string) => behind(id)?.reduce((sum, bit) => sum + bit, 0) ?? 0;
  expect([opened('costPerMql'), opened('cac')]).toEqual([leads.spend.costPerMql.n, leads.spend.cac.n]);
  for (const { key, result } of leads.spend.costPerMqlBySource)
    expect(opened(`costPerMql.source.${key ?? ''}`), String(key)).toBe(result.n);
});

it('figures of cost are those worked out by hand', async () => {
  const { leads } = await reviewOf(files(), null);
  const { costPerMql, cac, ltvToCac, costPerMqlBySource } = leads.spend;
  expect([costPerMql.value, costPerMql.n]).toEqual([1679.6 / 6, 6]);
  expect(costPerMql.excluded).toEqual([{ reason: 'the day it became MQL is not known', count: 1 }]);
  expect([cac.value, cac.n, ltvToCac.value]).toEqual([2679.6 / 2, 2, 12_000 / (2679.6 / 2)]);
  expect(costPerMqlBySource.map(({ key, result: { value, n } }) => [key, value, n])).toEqual([
    ['Event', null, 1],
    ['Referral', null, 1],
    ['Web', 1599.6 / 3, 3],
    [null, null, 1],
  ]);
});
