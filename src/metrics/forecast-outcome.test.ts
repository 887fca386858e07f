import { describe, expect, it } from 'vitest';
import type { CrmRecord } from '../record/types';
import { TEST_PACK } from '../rule-kinds/testing/pack-context';
import { filled, history } from '../rule-kinds/testing/record-builder';
import { forecastOutcome } from './forecast-outcome';
import { dealReader } from './metric-deal';
import { recordOf } from './testing/sample-deals';

const NOW = Date.parse('2026-11-20T13:06:00Z');
const START = history('stage', 'crm', ['2026-05-01', 'Demo']);
const DUE = '2026-08-15';
const chance = (value: number) => ({ probability: filled(value) });

const forecastDeal = (
  id: string,
  amount: number,
  became: 'Closed Won' | 'Closed Lost',
  close = DUE,
): CrmRecord =>
  recordOf({
    id,
    stage: became,
    amount,
    created: '2026-05-01',
    close,
    coverage: 'full',
    history: [...START, ...history('stage', 'crm', [close, became, 'Demo'])],
  });

const openDemo = (id: string, probability: number): CrmRecord =>
  recordOf({
    id,
    stage: 'Demo',
    amount: 70,
    created: '2026-10-05',
    close: '2026-12-20',
    fields: chance(probability),
  });

function count(records: readonly CrmRecord[], zone = 'UTC') {
  const counter = forecastOutcome({ now: NOW, zone, placeOf: TEST_PACK.placeOf });
  const read = dealReader(TEST_PACK.placeOf, { zone });
  const parts = records.map((record) => counter.add(record, read(record)));
  return { ...counter.result(), parts };
}

describe('forecastOutcome', () => {
  it('weights what was due at the start of the last full quarter by the probability of its stage', () => {
    const records = [
      forecastDeal('1', 1000, 'Closed Won'),
      forecastDeal('2', 600, 'Closed Lost'),
      openDemo('3', 40),
      openDemo('4', 60),
    ];
    const { quarter, forecast, won, error, parts } = count(records);
    expect(quarter).toBe('2026Q3');
    expect(forecast).toMatchObject({ value: 800, n: 2, currency: 'EUR' });
    expect(won).toMatchObject({ value: 1000, n: 1 });
    expect(error.value).toBeCloseTo(-0.2, 10);
    expect(parts.map(({ dueStage, isWon }) => [dueStage !== null, isWon])).toEqual([
      [true, true],
      [true, false],
      [false, false],
      [false, false],
    ]);
  });

  it('takes amount and close date as they stood then, not as they are now', () => {
    const late = recordOf({
      id: '5',
      stage: 'Closed Won',
      amount: 900,
      created: '2026-05-01',
      close: '2026-10-20',
      coverage: 'full',
      history: [
        ...START,
        ...history('amount', 'crm', ['2026-05-01', '300'], ['2026-08-01', '900', '300']),
        ...history('closeDate', 'crm', ['2026-05-01', DUE], ['2026-09-01', '2026-10-20', DUE]),
        ...history('stage', 'crm', ['2026-10-20', 'Closed Won', 'Demo']),
      ],
    });
    const { forecast, won, error } = count([late, openDemo('3', 50)]);
    expect(forecast).toMatchObject({ value: 150, n: 1 });
    expect(won).toMatchObject({ value: null, reason: 'no deal was won in Q3 2026' });
    expect(error).toMatchObject({ value: null, reason: 'no deal was won in Q3 2026' });
  });

  it('says what is not told, and never guesses', () => {
    const seenOnce = recordOf({
      id: '6',
      stage: 'Closed Lost',
      amount: 10,
      created: '2026-05-01',
      close: DUE,
    });
    const unweighted = forecastDeal('7', 100, 'Closed Won');
    const { forecast } = count([seenOnce, unweighted]);
    expect(forecast.value).toBeNull();
    expect(forecast.excluded.map(({ reason, count: times }) => [reason, times])).toEqual([
      ['its stage at the start is not told', 1],
      ['no open deal tells the probability of its stage', 1],
    ]);
  });

  it('begins the quarter at midnight of the zone', () => {
    const created = (at: string): CrmRecord => ({
      ...forecastDeal('8', 100, 'Closed Won'),
      history: [
        ...START.map((row) => ({ ...row, at: Date.parse(at) })),
        ...history('stage', 'crm', [DUE, 'Closed Won', 'Demo']),
      ],
    });
    const isIn = (at: string) => count([created(at)], 'Europe/Berlin').parts[0]?.dueStage;
    expect(isIn('2026-06-30T21:59:00Z')).toBe('default.demo');
    expect(isIn('2026-06-30T22:01:00Z')).toBeNull();
  });
});
