import { describe, expect, it } from 'vitest';
import { listImpact } from './impact-filter';
import type { ImpactRow } from './impact-row';
import { impactHeadline, summarizeImpact } from './impact-summary';

const row = (key: string, more: Partial<ImpactRow> = {}): ImpactRow => ({
  key,
  object: 'deal',
  title: `Deal ${key}`,
  url: '',
  owner: 'Ines Vollmer',
  team: 'EMEA',
  stage: 'Demo',
  amount: 100,
  currency: 'EUR',
  gained: [],
  lost: [],
  score: null,
  clocks: [],
  ...more,
});

const ROWS = [
  row('1', { gained: ['stale', 'amount'] }),
  row('2', { gained: ['stale'], team: 'APAC', owner: 'Tomas Reik', amount: null, currency: null }),
  row('3', { lost: ['stale'], stage: null, currency: 'USD', amount: 70 }),
  row('4', { score: { before: 50, after: 70, reachedBefore: false, reachesNow: true } }),
];

describe('an impact', () => {
  it('counts warnings by rule, team, stage and owner', () => {
    const { gained, lost, records, groups } = summarizeImpact(ROWS);
    expect({ gained, lost, records }).toEqual({ gained: 3, lost: 1, records: 3 });
    expect(groups.rule).toEqual([
      { key: 'stale', gained: 2, lost: 1, records: 3 },
      { key: 'amount', gained: 1, lost: 0, records: 1 },
    ]);
    expect(groups.team).toEqual([
      { key: 'EMEA', gained: 2, lost: 1, records: 2 },
      { key: 'APAC', gained: 1, lost: 0, records: 1 },
    ]);
    expect(groups.stage.map(({ key }) => key)).toEqual(['Demo', null]);
  });

  it('sums money by currency, and says how many amounts are not known', () => {
    const { money, withoutAmount } = summarizeImpact(ROWS);
    expect(money).toEqual([
      { currency: 'EUR', amount: 100, records: 1 },
      { currency: 'USD', amount: 70, records: 1 },
    ]);
    expect(withoutAmount).toBe(1);
  });

  it('tells who crosses the threshold', () => {
    expect(summarizeImpact(ROWS).score).toEqual({ changed: 1, up: 1, down: 0 });
    expect(listImpact(ROWS, { change: 'score' }).map(({ key }) => key)).toEqual(['4']);
  });

  it('counts one rule only where one is asked for', () => {
    const { gained, groups } = summarizeImpact(ROWS, { rule: 'amount' });
    expect([gained, groups.rule.length]).toEqual([1, 1]);
    expect(summarizeImpact(ROWS, { rule: 'stale', change: 'lost' }).records).toBe(1);
  });

  it('counts clocks by service level, and lists those that are unknown only when asked', () => {
    const clock = (sla: string, ...kinds: ImpactRow['clocks'][number]['kinds']) => ({
      sla,
      kinds,
      dueBefore: 1,
      dueNow: 2,
      why: null,
    });
    const rows = [
      row('1', { clocks: [clock('first', 'late', 'moved'), clock('second', 'unknown')] }),
      row('2', { clocks: [clock('first', 'moved')], team: 'APAC' }),
      row('3', { clocks: [clock('first', 'unknown')] }),
      row('4', { gained: ['stale'], clocks: [clock('second', 'unknown')] }),
    ];
    const none = { late: 0, inTime: 0, moved: 0, started: 0, ended: 0, unknown: 0 };
    const { clocks, records } = summarizeImpact(rows);
    expect(clocks).toEqual([
      { ...none, sla: 'first', late: 1, moved: 2, unknown: 1 },
      { ...none, sla: 'second', unknown: 2 },
    ]);
    expect(records).toBe(1);
    expect(summarizeImpact(rows, { sla: 'first', team: 'APAC' }).clocks).toEqual([
      { ...none, sla: 'first', moved: 1 },
    ]);
    const keys = (filter: Parameters<typeof listImpact>[1]) => listImpact(rows, filter).map(({ key }) => key);
    expect(keys({})).toEqual(['4', '1', '2']);
    expect(keys({ sla: 'first' })).toEqual(['1', '2']);
    expect(keys({ sla: 'first', change: 'late' })).toEqual(['1']);
    expect(keys({ sla: 'first', change: 'unknown' })).toEqual(['3']);
    expect(keys({ sla: 'second' })).toEqual([]);
  });

  it('lists those without a stage where these are meant', () => {
    expect(listImpact(ROWS, { stage: null }).map(({ key }) => key)).toEqual(['3']);
    expect(listImpact(ROWS, {}).map(({ key }) => key)).toEqual(['1', '2', '3', '4']);
  });
});

describe('the headline', () => {
  const line = (rows: readonly ImpactRow[]) => impactHeadline(summarizeImpact(rows));
  it.each([
    [ROWS, '+3 warnings, 2 of them EMEA; −1 warning'],
    [[], 'No warning more, none fewer.'],
    [ROWS.slice(2, 3), '−1 warning'],
    [[row('1', { gained: ['stale'], team: null })], '+1 warning, 1 of them Demo'],
    [[row('1', { gained: ['stale'], team: null, stage: null })], '+1 warning'],
  ])('%#', (rows, text) => {
    expect(line(rows)).toBe(text);
  });
});
