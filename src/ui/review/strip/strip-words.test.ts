import { describe, expect, it } from 'vitest';
import { recordOf } from '../../../metrics/testing/sample-deals';
import type { CrmRecord } from '../../../record/types';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { filled, lead, moment } from '../../../rule-kinds/testing/record-builder';
import { NOW } from '../../testing/sample-findings';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import { filterRows } from '../deals/filter';
import { figureCounter } from '../figures/count-figures';
import { figurePage } from '../figures/figure-page';
import { figureText } from '../figures/figure-text';
import { quotaFor } from '../figures/quota-period';
import { FLAGGED_FILTER, flaggedOf } from './flagged';
import { stripFigures } from './strip-figures';
import { flaggedWords, STRIP_CELLS, scopeWords, stripWords } from './strip-words';

const DAY_MS = 86_400_000;
const QUOTAS = [{ period: '2026Q4', amount: 600, currency: 'EUR' }];

const deal = (stage: string, amount: number, currency = 'EUR', probability = 50): CrmRecord => {
  const record = recordOf({ stage, amount, created: '2026-09-01', close: '2026-11-30', coverage: 'full' });
  const fields = { amount: { ...filled(amount), currency }, probability: filled(probability) };
  return { ...record, fields: { ...record.fields, ...fields } };
};
const asked = (minutes: number) =>
  lead({
    formSubmittedAt: moment('2026-11-19T08:00:00Z', 'exact'),
    firstContactAt: moment(
      new Date(Date.parse('2026-11-19T08:00:00Z') + minutes * 60_000).toISOString(),
      'exact',
    ),
  });

function counted(records: readonly CrmRecord[], quotas = QUOTAS) {
  const quota = quotaFor(quotas, Math.floor(NOW / DAY_MS));
  const rowOf = Number;
  const counter = figureCounter({
    now: NOW,
    zone: 'UTC',
    pipelines: [TEST_PIPELINE],
    quota,
    rowOf,
    rows: records.length,
  });
  for (const [row, record] of records.entries()) counter.add(String(row), record);
  return counter.result();
}

const RECORDS = [deal('Demo', 900), deal('Proposal', 300), deal('Closed Won', 500), asked(3), asked(60)];
const wordsOf = (records: readonly CrmRecord[], quotas = QUOTAS) => {
  const strip = stripFigures(counted(records, quotas), records.length, NOW);
  return (id: Parameters<typeof stripWords>[0]) => stripWords(id, strip, CONTEXT);
};

describe('a figure of the strip', () => {
  it('says the value of its tile, and in short how it was counted', () => {
    const words = wordsOf(RECORDS);
    expect(words('weighted')).toEqual({
      value: '€600',
      note: 'Σ amount × probability, 2 open, due in Q4 2026',
      kind: 'one',
    });
    expect(words('coverage')).toMatchObject({ value: '2×', note: '€1,200 ÷ quota €600' });
    expect(words('winRate')).toMatchObject({ value: '100%', note: '1 won of 1 closed' });
    expect(words('cycle')).toMatchObject({ value: '90 days', note: '1 won; mean 90 days' });
    expect(words('inside')).toMatchObject({ value: '50%', note: '1 of 2; median 31.5 minutes' });
  });

  it('says how many open deals a sum is of, where some have no amount or no probability', () => {
    const { probability: _, ...unlikely } = deal('Demo', 100).fields;
    const { amount: __, ...unpriced } = deal('Demo', 100).fields;
    const more = [unlikely, unpriced].map((fields) => ({ ...deal('Demo', 100), fields }));
    expect(wordsOf([...RECORDS, ...more])('weighted').note).toBe(
      'Σ amount × probability, 2 of 4 open, due in Q4 2026',
    );
    expect(wordsOf([...RECORDS, ...more, deal('Demo', 400, 'USD')])('weighted').note).toBe(
      'Σ amount × probability, 3 of 5 open, due in Q4 2026',
    );
  });

  it('opens a tile that is there and says the same', () => {
    const figures = counted(RECORDS);
    const strip = stripFigures(figures, RECORDS.length, NOW);
    for (const { id, place } of STRIP_CELLS) {
      if (id === 'flagged' || !place || place.view === 'speed') continue;
      const card = figurePage(place.view, figures).cards.find(({ metric }) => metric.id === place.figure);
      expect(card && figureText(card.metric, CONTEXT)).toBe(stripWords(id, strip, CONTEXT).value);
    }
  });

  it('without a quota gives the reason', () => {
    expect(wordsOf(RECORDS, [])('coverage')).toEqual({
      value: 'unknown',
      note: 'No quota is given',
      kind: 'unknown',
    });
  });

  it('of mixed currencies gives the sum of each, as its tile does', () => {
    const words = wordsOf([...RECORDS, deal('Demo', 400, 'USD')]);
    expect(words('weighted')).toMatchObject({ value: '€600 + US$200', kind: 'apart' });
    expect(words('coverage')).toEqual({ value: 'unknown', note: 'Several currencies', kind: 'unknown' });
  });

  it('of nothing at all is unknown', () => {
    const words = wordsOf([]);
    for (const { id } of STRIP_CELLS)
      if (id !== 'flagged') expect(words(id)).toMatchObject({ value: 'unknown', kind: 'unknown' });
  });
});

describe('flagged', () => {
  const day = Math.floor(NOW / DAY_MS);
  const quiet = { breach: 0, warning: 0, info: 0 };
  const rows = sampleRows([
    { ...quiet, breach: 1, createdDay: day - 2 },
    { ...quiet, warning: 2, createdDay: day - 7 },
    { ...quiet, info: 1, createdDay: null },
    { ...quiet, unknown: 1, createdDay: day },
    quiet,
  ]);

  it('counts records with a warning of any severity, which are those that its filter leaves', () => {
    expect(flaggedOf(rows)).toEqual({ records: 3, total: 5, fresh: 1 });
    expect(filterRows(rows, FLAGGED_FILTER, null)).toHaveLength(3);
  });

  it('says how many are of young records, and nothing where no day of creation is known', () => {
    expect(flaggedWords(flaggedOf(rows), CONTEXT).note).toBe('60% of all; 1 under 7 days old');
    const undated = sampleRows([{ createdDay: null }]);
    expect(flaggedWords(flaggedOf(undated), CONTEXT).note).toBe('100% of all');
  });
});

it('is of all records, or of as many as were counted', () => {
  expect([
    scopeWords(1, null, CONTEXT),
    scopeWords(1028, 1028, CONTEXT),
    scopeWords(null, null, CONTEXT),
  ]).toEqual(['the one record', 'all 1,028 records', 'all records']);
  expect([scopeWords(1028, 900, CONTEXT), scopeWords(null, 1, CONTEXT)]).toEqual(['900 records', '1 record']);
});
