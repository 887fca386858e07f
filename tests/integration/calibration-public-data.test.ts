import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { backtest } from '../../src/calibration/backtest';
import type { Case } from '../../src/calibration/case';
import { FOLDS, foldOf } from '../../src/calibration/folds';
import { findLeaks } from '../../src/calibration/leaks';
import type { SuggestField } from '../../src/calibration/levels';
import { suggest } from '../../src/calibration/suggest';

/** Public sets, never part of this repository; without them these tests are not collected. */
const DATA = process.env.LEADLIGHT_DATA ?? resolve(import.meta.dirname, '../../../shared/data');
const SLOW_MACHINE_MS = 180_000;

type Row = Record<string, string>;

function rowsOf(path: string): Row[] {
  const rows: Row[] = parse(readFileSync(join(DATA, path), 'utf8'), { columns: true, bom: true });
  return rows;
}

/** "Total Time Spent on Website" as "totalTimeSpentOnWebsite". */
const fieldName = (header: string): string =>
  header
    .toLowerCase()
    .replace(/[^a-z0-9]+(.)?/g, (_all, next: string | undefined) => next?.toUpperCase() ?? '');

const isNumber = (rows: readonly Row[], header: string): boolean =>
  rows.every((row) => row[header] === '' || Number.isFinite(Number(row[header])));

function fieldsOf(rows: readonly Row[], headers: readonly string[]): SuggestField[] {
  return headers.map((header) => ({
    name: fieldName(header),
    label: header,
    type: isNumber(rows, header) ? 'number' : 'choice',
  }));
}

/** `Select` is what the form shows while nothing is chosen. */
const value = (text: string | undefined, type: SuggestField['type']) => {
  if (text === undefined || text === '' || text === 'Select') return null;
  return type === 'number' ? Number(text) : text;
};

function casesOf(
  rows: readonly Row[],
  fields: readonly SuggestField[],
  known: (row: Row) => Pick<Case, 'id' | 'outcome' | 'at'>,
): Case[] {
  return rows.map((row) => ({
    ...known(row),
    score: 0,
    values: Object.fromEntries(fields.map(({ name, label, type }) => [name, value(row[label], type)])),
  }));
}

describe.runIf(existsSync(join(DATA, 'xeducation')))('X Education', () => {
  const rows = existsSync(join(DATA, 'xeducation')) ? rowsOf('xeducation/Leads.csv') : [];
  const headers = Object.keys(rows[0] ?? {}).filter(
    (header) => !['Prospect ID', 'Lead Number', 'Converted'].includes(header),
  );
  const fields = fieldsOf(rows, headers);
  /** The lead number is a running number; one a minute stands for its date. */
  const cases = casesOf(rows, fields, (row) => ({
    id: row['Prospect ID'] ?? '',
    outcome: row.Converted === '1',
    at: Number(row['Lead Number']) * 60_000,
  }));
  /** Known when the lead comes in: nothing that happens later, nothing that sales enters. */
  const atCapture = fields.filter(({ label }) => !/Activity|Tags|Quality|Profile/.test(label));

  it('names the columns that leak, and no other', () => {
    const leaks = findLeaks(cases);
    expect(leaks.map(({ field, level }) => [field, level])).toEqual([
      ['tags', 'leak'],
      ['leadQuality', 'suspect'],
      ['leadProfile', 'suspect'],
    ]);
  });

  it(
    'whole points come within 0.02 of the reference regression on unseen leads',
    async () => {
      const result = await suggest(cases, atCapture, { appliesTo: ['lead'] });
      if (result.state !== 'suggested') throw new Error(JSON.stringify(result));
      expect(result.estimate.n).toBe(9240);
      expect(result.estimate.integer.auc ?? 0).toBeGreaterThan(0.8653 - 0.02);
      expect(result.estimate.unrounded.auc ?? 0).toBeGreaterThan(0.8653 - 0.02);
      expect(result.verdict.kind).toBe('useful');
      expect(result.parts[0]?.rows.every(({ points }) => Number.isInteger(points))).toBe(true);
    },
    SLOW_MACHINE_MS,
  );

  it(
    'the newest 30% are told by points of the oldest 70%',
    async () => {
      const result = await suggest(cases, atCapture, { appliesTo: ['lead'], split: 'time' });
      if (result.state !== 'suggested') throw new Error(JSON.stringify(result));
      expect(result.estimate.n).toBe(2772);
      expect(result.estimate.integer.auc ?? 0).toBeGreaterThan(0.8842 - 0.02);
    },
    SLOW_MACHINE_MS,
  );

  it(
    'leaks and suspects are left out when all columns are offered',
    async () => {
      const result = await suggest(cases, fields, { appliesTo: ['lead'] });
      if (result.state !== 'suggested') throw new Error(JSON.stringify(result));
      const left = result.leftOut.filter(({ cause }) => cause === 'leak' || cause === 'suspect');
      expect(left.map(({ label }) => label).sort()).toEqual(['Lead Profile', 'Lead Quality', 'Tags']);
      expect(result.verdict.kind).toBe('useful');
    },
    SLOW_MACHINE_MS,
  );

  it('the vendor’s own score agrees with the reference', () => {
    const scored = cases.flatMap((entry) => {
      const { asymmetriqueActivityScore: activity, asymmetriqueProfileScore: profile } = entry.values;
      return typeof activity === 'number' && typeof profile === 'number'
        ? [{ ...entry, score: activity + profile, values: {} }]
        : [];
    });
    const result = backtest(scored, { threshold: 32 });
    expect(result.n).toBe(5022);
    expect(result.auc).toBeCloseTo(0.6634, 4);
    expect(result.verdict.kind).toBe('useful');
  });

  it('single fields agree with the reference', () => {
    for (const [field, expected] of [
      ['totalTimeSpentOnWebsite', 0.6506],
      ['totalvisits', 0.5121],
    ] as const) {
      const scored = cases.map((entry) => ({
        ...entry,
        score: Number(entry.values[field] ?? 0),
        values: {},
      }));
      expect(backtest(scored, { threshold: 0 }).auc).toBeCloseTo(expected, 3);
    }
  });
});

/** Sets without any signal: a tool that finds one here makes it up. */
function expectNoLift(name: string, cases: readonly Case[], fields: readonly SuggestField[]) {
  it(
    `${name}: no lift, no leak, no suggestion`,
    async () => {
      expect(findLeaks(cases)).toEqual([]);
      const result = await suggest(cases, fields, { appliesTo: ['deal'] });
      if (result.state !== 'refused') throw new Error(`${name}: ${result.state}`);
      expect(result.verdict?.text).toContain('no lift');
    },
    SLOW_MACHINE_MS,
  );

  it(`${name}: a score by the won share of each rep has no lift either`, () => {
    const rep = fields[0]?.name ?? '';
    const counts = new Map<string, { n: number; won: number }>();
    const keyOf = (entry: Case, fold: number) => `${fold} ${entry.values[rep]}`;
    for (const entry of cases)
      for (let fold = 0; fold < FOLDS; fold += 1) {
        if (foldOf(entry.id) === fold) continue;
        const { n, won } = counts.get(keyOf(entry, fold)) ?? { n: 0, won: 0 };
        counts.set(keyOf(entry, fold), { n: n + 1, won: won + (entry.outcome ? 1 : 0) });
      }
    const scored = cases.map((entry) => {
      const { n, won } = counts.get(keyOf(entry, foldOf(entry.id))) ?? { n: 1, won: 0 };
      return { ...entry, score: (100 * won) / n };
    });
    expect(['no-lift', 'reversed']).toContain(backtest(scored, { threshold: 50 }).verdict.kind);
  });
}

describe.runIf(existsSync(join(DATA, 'maven')))('Maven', () => {
  const isThere = existsSync(join(DATA, 'maven'));
  const by = (file: string, key: string) =>
    new Map((isThere ? rowsOf(`maven/${file}`) : []).map((row) => [row[key] ?? '', row]));
  const teams = by('sales_teams.csv', 'sales_agent');
  const accounts = by('accounts.csv', 'account');
  const closed = (isThere ? rowsOf('maven/sales_pipeline.csv') : [])
    .filter((row) => row.deal_stage === 'Won' || row.deal_stage === 'Lost')
    .map(
      (row): Row => ({
        ...row,
        office: teams.get(row.sales_agent ?? '')?.regional_office ?? '',
        sector: accounts.get(row.account ?? '')?.sector ?? '',
        revenue: accounts.get(row.account ?? '')?.revenue ?? '',
        employees: accounts.get(row.account ?? '')?.employees ?? '',
      }),
    );
  const headers = ['sales_agent', 'product', 'sector', 'office', 'revenue', 'employees'];
  const fields = fieldsOf(closed, headers);
  const cases = casesOf(closed, fields, (row) => ({
    id: row.opportunity_id ?? '',
    outcome: row.deal_stage === 'Won',
  }));

  it('has 4,238 won and 2,473 lost deals', () => {
    expect(backtest(cases, { threshold: 0 })).toMatchObject({ n: 6711, positives: 4238, auc: null });
  });
  expectNoLift('Maven', cases, fields);
});

describe.runIf(existsSync(join(DATA, 'skygeni')))('SkyGeni', () => {
  const rows = existsSync(join(DATA, 'skygeni')) ? rowsOf('skygeni/sales_data.csv') : [];
  const headers = ['sales_rep_id', 'industry', 'region', 'product_type', 'lead_source', 'deal_amount'];
  const fields = fieldsOf(rows, headers);
  const cases = casesOf(rows, fields, (row) => ({ id: row.deal_id ?? '', outcome: row.outcome === 'Won' }));
  expectNoLift('SkyGeni', cases, fields);
});
