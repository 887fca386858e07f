import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { recordOf } from '../../../metrics/testing/sample-deals';
import type { CrmRecord } from '../../../record/types';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { empty, filled, history, lead, moment } from '../../../rule-kinds/testing/record-builder';
import { LeadlightDatabase } from '../../../store/database';
import { readReview } from '../../../store/review-index';
import { rowSet } from '../row-set';
import { type FigureOptions, figureCounter } from './count-figures';
import { countStored } from './count-stored';

const NOW = Date.parse('2026-11-20T13:06:00Z');

function counted(records: readonly CrmRecord[], options: Partial<FigureOptions> = {}) {
  const counter = figureCounter({
    now: NOW,
    zone: 'UTC',
    pipelines: [TEST_PIPELINE],
    quota: null,
    rowOf: Number,
    rows: records.length,
    ...options,
  });
  for (const [index, record] of records.entries()) counter.add(String(index), record);
  return counter.result();
}

const bits = (mask: Uint8Array | null): number[] | null => mask && [...mask];

describe('the forecast', () => {
  const due = (stage: string) =>
    recordOf({
      stage,
      amount: 100,
      created: '2026-05-01',
      close: '2026-08-15',
      coverage: 'full',
      history: history('stage', 'crm', ['2026-05-01', stage]),
    });

  it('opens the deals that it weighs, and not those of a stage whose probability nothing tells', () => {
    const demo = due('Demo');
    const figures = counted([
      { ...demo, fields: { ...demo.fields, probability: filled(40) } },
      due('Demo'),
      due('Proposal'),
    ]);
    expect(figures.forecast.forecast).toMatchObject({ value: 80, n: 2 });
    expect(bits(figures.behind('forecastThen'))).toEqual([1, 1, 0]);
    expect(bits(figures.behind('forecastError'))).toEqual([1, 1, 0]);
  });
});

describe('inside the SLA', () => {
  const asked = {
    formSubmittedAt: moment('2026-11-19T08:00:00Z', 'exact'),
    firstContactAt: moment('2026-11-19T08:30:00Z', 'exact'),
  };

  it('is by the pack’s own target where it has one, as in “Speed to lead”', () => {
    const leads = [lead(asked), lead({ ...asked, firstContactAt: empty() })];
    expect(counted(leads).leads.speed.insideSla).toMatchObject({ value: 0, n: 2 });
    const stateOf = ({ fields }: CrmRecord) =>
      fields.firstContactAt?.state === 'empty' ? ('open' as const) : ('inside' as const);
    const figures = counted(leads, { sla: { words: 'within 4 business hours of the form', stateOf } });
    expect(figures.leads.speed.insideSla).toMatchObject({
      value: 1,
      n: 1,
      definition: expect.stringContaining('within 4 business hours of the form'),
    });
    expect(bits(figures.behind('insideSla'))).toEqual([1, 0]);
  });
});

describe('the quota', () => {
  it('is that of the day in the viewer’s zone', async () => {
    const db = new LeadlightDatabase('quota-of-the-day');
    const quotas = ['2026Q3', '2026Q4'].map((period) => ({ period, amount: 10, currency: 'EUR' }));
    const now = Date.parse('2026-09-30T22:30:00Z');
    const rows = rowSet(await readReview(db, () => {}), now);
    const quotaIn = async (zone: string) => {
      const pack = async () => ({ pipelines: [TEST_PIPELINE], quotas, speed: null });
      const count = countStored(db, rows, pack, { now, zone, locale: 'en' });
      return (await count(() => {}, new AbortController().signal)).quota?.name;
    };
    expect(await quotaIn('Europe/Berlin')).toBe('2026Q4');
    expect(await quotaIn('UTC')).toBe('2026Q3');
    await db.delete();
  });
});
