import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadMaven, mavenShiftDays } from './maven';
import { readMavenFile } from './maven-csv';
import { DAY, isoDate } from './time';

const NOW = Date.UTC(2026, 10, 21, 9, 30);
const HEADER = 'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value';

let dir: string;
const write = (name: string, lines: string[]) => writeFileSync(join(dir, name), `${lines.join('\n')}\n`);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'maven-'));
  write('sales_pipeline.csv', [
    HEADER,
    'AAA1,Ann Agent,GTXPro,Testco,Won,2016-12-01,2017-01-10,4000',
    'AAA2,Bob Agent,MG Special,,Engaging,2017-01-04,,',
    'AAA3,Ann Agent,MG Special,Testco,Prospecting,,,',
    'AAA4,Ann Agent,MG Special,Testco,Lost,2017-01-01,2017-01-03,0',
  ]);
  write('accounts.csv', [
    'account,sector,year_established,revenue,employees,office_location',
    'Testco,technolgy,1999,12.5,80,Kenya',
  ]);
  write('products.csv', ['product,series,sales_price', 'MG Special,MG,55']);
  write('sales_teams.csv', [
    'sales_agent,manager,regional_office',
    'Ann Agent,Max Boss,West',
    'Bob Agent,Max Boss,East',
  ]);
});
afterEach(() => rmSync(dir, { recursive: true }));

describe('loadMaven', () => {
  it('moves all dates by the same days until the newest is today', () => {
    const data = loadMaven(dir, NOW);
    const [won, engaging, prospecting, lost] = data.deals;
    expect(won).toMatchObject({
      closeDate: '2026-11-21',
      amount: 4000,
      stageId: 'won',
      name: 'GTXPro – Testco',
    });
    const [entered, closed] = won?.stageHistory ?? [];
    expect(((closed?.at ?? 0) - (entered?.at ?? 0)) / DAY).toBe(40);
    expect(isoDate(engaging?.createdAt ?? 0)).toBe('2026-11-15');
    expect(isoDate(prospecting?.createdAt ?? 0)).toBe('2026-11-21');
    expect(lost?.amount).toBe(0);
    expect(mavenShiftDays(readMavenFile(dir, 'sales_pipeline.csv'), NOW)).toBe(3_602);
  });

  it('keeps blanks blank and dirt dirty', () => {
    const data = loadMaven(dir, NOW);
    expect(data.deals[1]).toMatchObject({ companyId: '', name: 'MG Special', amount: null, closeDate: null });
    expect(data.companies[0]).toMatchObject({
      industry: 'technolgy',
      annualRevenue: 12_500_000,
      employees: 80,
    });
    expect(data.owners[1]).toMatchObject({ firstName: 'Bob', lastName: 'Agent', team: 'East' });
    expect(data.leads).toEqual([]);
  });

  it('says which file is missing, which column is, and what to do', () => {
    write('sales_pipeline.csv', [
      HEADER.replace('opportunity_id,', ''),
      'Ann,GTXPro,Testco,Won,2017-01-01,,1',
    ]);
    expect(() => loadMaven(dir, NOW)).toThrow(
      /no column opportunity_id; it has sales_agent.*Give the folder/,
    );
    write('sales_pipeline.csv', [HEADER]);
    expect(() => loadMaven(dir, NOW)).toThrow('has no rows');
    write('sales_pipeline.csv', [HEADER, 'A,"B']);
    expect(() => loadMaven(dir, NOW)).toThrow('not readable as CSV');
    write('sales_pipeline.csv', [HEADER, 'A,Ann Agent,GTXPro,Testco,Won,3/1/2017,,1']);
    expect(() => loadMaven(dir, NOW)).toThrow('is not a date like 2017-12-31');
    write('sales_pipeline.csv', [HEADER, 'A,Ann Agent,GTXPro,Testco,Won,2017-01-01,,1']);
    rmSync(join(dir, 'accounts.csv'));
    expect(() => loadMaven(dir, NOW)).toThrow(/accounts\.csv does not exist\. Give the folder/);
  });
});

const PUBLIC_SET = resolve(process.env.LEADLIGHT_DATA ?? '../shared/data', 'maven');

describe.skipIf(!existsSync(PUBLIC_SET))('the public set (skipped where it is not on this machine)', () => {
  it('has the counts it is known for', () => {
    const { deals } = loadMaven(PUBLIC_SET, NOW);
    const count = (stageId: string) => deals.filter((deal) => deal.stageId === stageId).length;
    expect(deals).toHaveLength(8_800);
    expect(['won', 'lost', 'engaging', 'prospecting'].map(count)).toEqual([4_238, 2_473, 1_589, 500]);
    const won = deals.filter((deal) => deal.stageId === 'won');
    expect(won.reduce((sum, deal) => sum + (deal.amount ?? 0), 0)).toBe(10_005_534);
    const days = won.reduce(
      (sum, { stageHistory: [from, to] }) => sum + ((to?.at ?? 0) - (from?.at ?? 0)) / DAY,
      0,
    );
    expect((days / won.length).toFixed(2)).toBe('51.78');
    expect(deals.filter((deal) => deal.name.startsWith('GTXPro'))).toHaveLength(1_480);
    expect(Math.max(...deals.map((deal) => Date.parse(deal.closeDate ?? '2000-01-01')))).toBe(
      Date.UTC(2026, 10, 21),
    );
  });
});
