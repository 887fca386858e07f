import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesBeside, openFile } from '../../src/cli/open-file';
import { type ReadAll, readAll } from '../../src/crm/csv/testing/text-file';

/** The file reader on public data sets, where they are present: counts that were made without it. */
const DATA = process.env.LEADLIGHT_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
const MAPS = resolve(import.meta.dirname, '../fixtures/maps');

const mapOf = (name: string): object => JSON.parse(readFileSync(join(MAPS, `${name}.json`), 'utf8'));

async function readSet(path: string, map: object): Promise<ReadAll> {
  const file = join(DATA, path);
  return readAll(await openFile(file), map, { files: filesBeside(file) });
}

function counted(values: readonly unknown[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

const outcomes = ({ rows }: ReadAll) => counted(rows.map((row) => row.outcome));

const states = ({ rows }: ReadAll, field: string) =>
  counted(rows.map(({ record }) => record.fields[field]?.state ?? 'missing'));

const sum = ({ rows }: ReadAll, field: string, outcome: string) =>
  rows
    .filter((row) => row.outcome === outcome)
    .map(({ record }) => record.fields[field])
    .reduce((total, reading) => total + (reading?.state === 'value' ? Number(reading.value) : 0), 0);

const whole = (total: number) => ({ total, read: total, repaired: 0, refused: 0, footer: 0 });

describe.runIf(existsSync(join(DATA, 'maven')))('maven', () => {
  it('has the known deals, blanks and amounts', async () => {
    const read = await readSet('maven/sales_pipeline.csv', mapOf('maven'));
    expect(read.summary).toEqual({ rows: whole(8800), issues: [], isComplete: true });
    expect(outcomes(read)).toEqual({ won: 4238, lost: 2473, open: 2089 });
    expect(counted(read.rows.map(({ record }) => record.stage?.label))).toMatchObject({
      Engaging: 1589,
      Prospecting: 500,
    });
    expect(states(read, 'company')).toEqual({ value: 7375, empty: 1425 });
    expect(states(read, 'createdAt')).toEqual({ value: 8300, empty: 500 });
    expect(sum(read, 'amount', 'won')).toBe(10_005_534);
  });

  it('joins accounts and products, and knows nothing of what is not there', async () => {
    const read = await readSet('maven/sales_pipeline.csv', mapOf('maven'));
    expect(states(read, 'industry')).toEqual({ value: 7375, missing: 1425 });
    expect(states(read, 'listPrice')).toEqual({ value: 8800 });
    expect(sum(read, 'listPrice', 'open')).toBe(4_966_215);
  });

  it('is read the same from the variant with US dates, month first by its own proof', async () => {
    const map = { ...mapOf('maven'), id: { rowNumber: true }, lookup: [] };
    const read = await readSet('maven/variant_us_dates/sales_pipeline.csv', map);
    expect(read.rows).toHaveLength(6711);
    expect(read.problems.map(({ code }) => code)).toEqual(['date-order']);
    expect(read.problems[0]?.message).toContain('month first');
    const original = await readSet('maven/sales_pipeline.csv', mapOf('maven'));
    const closed = original.rows.filter((row) => row.outcome !== 'open');
    const dates = ({ record: { fields } }: ReadAll['rows'][number]) =>
      [fields.createdAt, fields.closeDate].map((one) => (one?.state === 'value' ? one.value : one?.state));
    expect(read.rows.map(dates)).toEqual(closed.map(dates));
  });
});

describe.runIf(existsSync(join(DATA, 'xeducation')))('xeducation', () => {
  const selects = { specialization: 1942, heardThrough: 5043, leadProfile: 4146, city: 2249 };

  it('has the known leads, and “Select” is a blank', async () => {
    const read = await readSet('xeducation/Leads.csv', mapOf('xeducation'));
    expect(read.summary).toEqual({ rows: whole(9240), issues: [], isComplete: true });
    expect(outcomes(read)).toEqual({ won: 3561, lost: 5679 });
    expect(states(read, 'source')).toEqual({ value: 9204, empty: 36 });
    const plain = await readSet('xeducation/Leads.csv', { ...mapOf('xeducation'), blanks: [] });
    for (const [field, count] of Object.entries(selects))
      expect((states(read, field).empty ?? 0) - (states(plain, field).empty ?? 0)).toBe(count);
    expect(
      counted(
        read.rows.map(({ record: { fields } }) => fields.source?.state === 'value' && fields.source.value),
      ),
    ).toMatchObject({ Google: 2873 });
  });

  it('is read the same where 338 lines are quoted whole', async () => {
    const read = await readSet('xeducation/Leads_malformed_quoting.csv', mapOf('xeducation'));
    expect(read.summary.rows).toEqual({ ...whole(9240), repaired: 338 });
    expect(read.summary.issues).toMatchObject([{ code: 'whole-row-quoted', effect: 'repaired', count: 338 }]);
    expect(outcomes(read)).toEqual({ won: 3561, lost: 5679 });
    const original = await readSet('xeducation/Leads.csv', mapOf('xeducation'));
    const readings = ({ rows }: ReadAll) => rows.map(({ record }) => record.fields);
    expect(readings(read).length).toBe(readings(original).length);
    expect(counted(readings(read).map((one) => JSON.stringify(one.city)))).toEqual(
      counted(readings(original).map((one) => JSON.stringify(one.city))),
    );
  });
});

describe.runIf(existsSync(join(DATA, 'olist')))('olist', () => {
  it('joins the won deals to their leads', async () => {
    const read = await readSet('olist/olist_marketing_qualified_leads_dataset.csv', mapOf('olist'));
    expect(read.summary.rows).toEqual(whole(8000));
    expect(outcomes(read)).toEqual({ won: 842, lost: 7158 });
    expect(states(read, 'source')).toEqual({ value: 7940, empty: 60 });
    expect(states(read, 'averageStock').empty).toBe(7158 + 776);
    const revenues = read.rows.map(({ record }) => record.fields.declaredMonthlyRevenue);
    expect(revenues.filter((one) => one?.state === 'value' && one.value === 0)).toHaveLength(797);
  });

  it('is read the same from the variant with the day first, to the minute', async () => {
    const path = 'olist_marketing_qualified_leads_dataset.csv';
    const original = await readSet(`olist/${path}`, mapOf('olist'));
    const read = await readSet(`olist/variant_dmy_dates/${path}`, mapOf('olist'));
    expect(read.problems.map(({ code }) => code)).toEqual(['date-order', 'date-order']);
    const moments = (all: ReadAll, field: string) =>
      new Map(
        all.rows.map(({ record: { identity, fields } }) => {
          const reading = fields[field];
          return [
            identity.id,
            reading?.state === 'value' ? Math.floor(Number(reading.value) / 60_000) : null,
          ];
        }),
      );
    for (const field of ['createdAt', 'convertedAt'])
      expect(moments(read, field)).toEqual(moments(original, field));
  });

  it('keeps what a spreadsheet turned into dates as texts, and reads no number from them', async () => {
    const path = 'olist/variant_dmy_dates/olist_marketing_qualified_leads_dataset.csv';
    const texts = (all: ReadAll) =>
      all.rows.filter(({ record: { fields } }) => {
        const { averageStock } = fields;
        return averageStock && averageStock.state !== 'empty' && averageStock.text === '01-May';
      });
    expect(texts(await readSet(path, mapOf('olist')))).toHaveLength(10);
    const text = JSON.stringify(mapOf('olist')).replace(
      '"average_stock","type":"text"',
      '"average_stock","type":"number"',
    );
    const damaged = texts(await readSet(path, JSON.parse(text)));
    expect(damaged).toHaveLength(10);
    for (const { record } of damaged)
      expect(record.fields.averageStock).toMatchObject({ state: 'unreadable', reason: 'not-a-number' });
  });
});

describe.runIf(existsSync(join(DATA, 'salesforce-history')))('salesforce-history', () => {
  it('has the known stages, and its history without the rows that repeat a stage', async () => {
    const read = await readSet('salesforce-history/Opportunity.csv', mapOf('salesforce-history'));
    expect(read.summary.rows).toEqual(whole(219));
    expect(outcomes(read)).toEqual({ won: 89, lost: 57, open: 73 });
    expect(counted(read.rows.map(({ record }) => record.stage?.label))).toMatchObject({
      'Closed Lost': 57,
      'Closed Won': 89,
      'Negotiation/Review': 25,
      'Value Proposition': 19,
    });
    const histories = read.rows.map(({ record }) => record.history);
    expect(histories.flat()).toHaveLength(584 - 107);
    expect(counted(histories.map(([first]) => first?.to))).toEqual({
      'Negotiation/Review': 28,
      Qualification: 22,
      Prospecting: 103,
      'Closed Won': 34,
      'Closed Lost': 13,
      'Value Proposition': 19,
    });
    const times = histories
      .flat()
      .map((entry) => new Date(entry.at).toISOString().slice(0, 10))
      .sort();
    expect(times.at(0)).toBe('2022-01-05');
    expect(times.at(-1)?.startsWith('2022-12')).toBe(true);
  });
});

describe.runIf(existsSync(join(DATA, 'skygeni')))('skygeni', () => {
  it('has the known deals, won as its outcome column says', async () => {
    const read = await readSet('skygeni/sales_data.csv', mapOf('skygeni'));
    expect(read.summary.rows).toEqual(whole(5000));
    expect(outcomes(read)).toEqual({ won: 2263, lost: 2737 });
    expect(sum(read, 'amount', 'won')).toBe(60_589_278);
  });
});
