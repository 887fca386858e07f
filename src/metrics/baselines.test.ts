import { describe, expect, it } from 'vitest';
import { TEST_PACK } from '../rule-kinds/testing/pack-context';
import { at, deal, filled, history, moment, stage } from '../rule-kinds/testing/record-builder';
import { BaselineCounter } from './baselines';
import { metricDeal } from './metric-deal';

const closed = (id: string, label: string, ...rows: [string, string][]) =>
  deal({
    identity: { crm: 'hubspot', object: 'deal', id, org: '1', url: '' },
    stage: stage(label),
    coverage: 'full',
    fields: { createdAt: moment('2026-01-01'), closeDate: filled('2026-03-01') },
    history: history('stage', 'crm', ...rows),
  });

const count = (...records: ReturnType<typeof deal>[]) => {
  const counter = new BaselineCounter();
  for (const record of records) counter.add(metricDeal(record, TEST_PACK.placeOf));
  return counter.result();
};

describe('baselines from closed deals', () => {
  it('average the completed visits of each open stage', () => {
    const result = count(
      closed(
        '1',
        'Closed Won',
        ['2026-01-01', 'Discovery'],
        ['2026-01-11', 'Demo'],
        ['2026-03-01', 'Closed Won'],
      ),
      closed('2', 'Closed Lost', ['2026-02-01', 'Discovery'], ['2026-02-21', 'Closed Lost']),
    );
    expect(result.default?.discovery).toEqual({
      averageDays: 15,
      closedDeals: 2,
      since: at('2026-02-21'),
    });
    expect(result.default?.demo).toMatchObject({ averageDays: 49, closedDeals: 1 });
    expect(Object.keys(result.default ?? {})).toEqual(['discovery', 'demo']);
  });

  it('count a deal that came back to a stage once, and its visits twice', () => {
    const result = count(
      closed(
        '1',
        'Closed Won',
        ['2026-01-01', 'Discovery'],
        ['2026-01-03', 'Demo'],
        ['2026-01-05', 'Discovery'],
        ['2026-01-15', 'Closed Won'],
      ),
    );
    expect(result.default?.discovery).toMatchObject({ averageDays: 6, closedDeals: 1 });
  });

  it('leave open deals out', () => {
    expect(count(closed('1', 'Demo', ['2026-01-01', 'Discovery'], ['2026-01-11', 'Demo']))).toEqual({});
  });
});
