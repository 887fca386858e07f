import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { sampleRows } from '../../testing/sample-rows';
import { placeRows } from '../stage-places';
import { columnsOf } from './columns';
import { withChoice, withRange } from './FilterBar';
import { filterRows, isFiltering, NO_FILTER, NO_VALUE, type RowFilter } from './filter';

const rows = sampleRows([
  { title: 'Larkspur Mills – Platform', owner: 'Mara', stage: 'Demo', amount: 5000, source: 'Partner' },
  { title: 'Quillon Freight', company: null, owner: null, stage: 'Proposal', amount: null, breach: 1 },
  { title: 'Merrow Labs', company: 'Merrow', owner: 'Ines', stage: 'Closed Won', kinds: 'deal-desk' },
]);
const placed = placeRows(rows, [TEST_PIPELINE]);
const found = (filter: Partial<RowFilter>, among: Uint8Array | null = null) => [
  ...filterRows(rows, { ...NO_FILTER, ...filter }, placed, among),
];

describe('filterRows', () => {
  it('lets everything through that no condition is set on', () => {
    expect(found({})).toEqual([0, 1, 2]);
    expect(isFiltering({ ...NO_FILTER, text: '  ' })).toBe(false);
  });

  it('takes one of several values of a column, and every column together', () => {
    expect(found({ choices: { stage: ['Demo', 'Proposal'] } })).toEqual([0, 1]);
    expect(found({ choices: { stage: ['Demo', 'Proposal'], owner: ['Mara'] } })).toEqual([0]);
    expect(found({ choices: { state: ['breach'] } })).toEqual([1]);
    expect(found({ choices: { kinds: ['deal-desk'] } })).toEqual([2]);
    expect(found({ choices: { kinds: ['required-fields'] } })).toEqual([0, 1]);
  });

  it('finds unknown values when asked for them', () => {
    expect(found({ choices: { owner: [''] } })).toEqual([1]);
    expect(found({ choices: { source: [''] } })).toEqual([1, 2]);
  });

  it('tells what is empty in the CRM from what was not read', () => {
    const some = sampleRows([
      { owner: null, source: null },
      { owner: null, source: null, empty: 'amount owner' },
      { source: null, empty: 'source' },
    ]);
    const chosen = (id: 'owner' | 'source', ...values: string[]) => [
      ...filterRows(some, { ...NO_FILTER, choices: { [id]: values } }, null),
    ];
    expect(chosen('owner', '')).toEqual([0]);
    expect(chosen('owner', NO_VALUE)).toEqual([1]);
    expect(chosen('owner', NO_VALUE, '')).toEqual([0, 1]);
    expect(chosen('owner', NO_VALUE, 'Mara')).toEqual([1, 2]);
    expect(chosen('source', '')).toEqual([0, 1]);
    expect(chosen('source', NO_VALUE)).toEqual([2]);
  });

  it('finds what was put away beside whatever else is open, and what nothing has judged', () => {
    const judged = sampleRows([
      { putAway: 2 },
      { putAway: 0 },
      { putAway: null },
      { warning: 0, putAway: 1 },
    ]);
    const putAway = (...values: string[]) => [
      ...filterRows(judged, { ...NO_FILTER, choices: { putAway: values } }, null),
    ];
    expect(putAway('some')).toEqual([0, 3]);
    expect(putAway('none')).toEqual([1]);
    expect(putAway('')).toEqual([2]);
    expect(putAway('none', 'some')).toEqual([0, 1, 3]);
  });

  it('keeps one currency, so that a range of amounts means one thing', () => {
    const mixed = sampleRows([{ currency: 'EUR' }, { currency: 'JPY' }, { currency: null }]);
    const filter = { ...NO_FILTER, choices: { currency: ['EUR', ''] } };
    expect([...filterRows(mixed, filter, null)]).toEqual([0, 2]);
  });

  it('knows the outcome by the stages of the pack, and none without a pack', () => {
    expect(found({ choices: { outcome: ['won'] } })).toEqual([2]);
    const won = { ...NO_FILTER, choices: { outcome: ['won'] } };
    expect([...filterRows(rows, won, null)]).toEqual([]);
  });

  it('includes both ends of a range, and leaves out what was not read', () => {
    expect(found({ ranges: { amount: { from: 5000, to: 5000 } } })).toEqual([0]);
    expect(found({ ranges: { amount: { from: null, to: 1_000_000 } } })).toEqual([0, 2]);
    expect(found({ ranges: { daysInStage: { from: 47, to: null } } })).toEqual([]);
  });

  it('finds every word somewhere in the row, whatever its case', () => {
    expect(found({ text: 'LARKSPUR platform' })).toEqual([0]);
    expect(found({ text: 'proposal' })).toEqual([1]);
    expect(found({ text: 'larkspur merrow' })).toEqual([]);
  });

  it('finds the noun that stands before a name, or instead of one', () => {
    const kinds = sampleRows([
      { object: 'lead', title: 'Quillon Freight' },
      { object: 'deal', crm: 'salesforce', title: null },
      { object: 'deal', crm: 'hubspot', title: null },
      { object: 'deal', title: 'Merrow Labs' },
      { object: 'contact', title: null },
    ]);
    const foundBy = (text: string) => [...filterRows(kinds, { ...NO_FILTER, text }, null)];
    expect(['Lead', 'lead · quillon', 'opportunity', 'deal', 'contact'].map(foundBy)).toEqual([
      [0],
      [0],
      [1],
      [2],
      [4],
    ]);
  });

  it('stays among the rows behind a figure', () => {
    expect(found({ choices: { stage: ['Demo', 'Proposal'] } }, Uint8Array.from([0, 1, 1]))).toEqual([1]);
  });
});

it('agrees with a filter that reads rows one by one', () => {
  const entry = fc.record({
    owner: fc.constantFrom('Mara', 'Ines', null),
    amount: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
    warning: fc.integer({ min: 0, max: 1 }),
  });
  const property = fc.property(fc.array(entry), fc.integer({ min: 0, max: 9 }), (entries, from) => {
    const set = sampleRows(entries);
    const filter = { ...NO_FILTER, choices: { owner: ['Mara', ''] }, ranges: { amount: { from, to: 8 } } };
    const expected = entries.flatMap(({ owner, amount }, index) =>
      owner !== 'Ines' && amount !== null && amount >= from && amount <= 8 ? [index] : [],
    );
    expect([...filterRows(set, filter, null)]).toEqual(expected);
  });
  fc.assert(property, { numRuns: 200, seed: 3 });
});

it('finds by text what the first column says', () => {
  const entry = fc.record({
    object: fc.constantFrom('deal', 'lead', 'contact', 'company'),
    crm: fc.constantFrom('hubspot' as const, 'salesforce' as const),
    title: fc.constantFrom('Merrow', null),
  });
  const bare = { owner: null, stage: null, source: null, topWarning: null, company: null };
  const [name] = columnsOf(['title']);
  const context = { locale: 'en-GB', zone: 'UTC' };
  const word = fc.constantFrom('lead', 'co', 'opportunity', 'deal', 'a', 'tunity', 'merrow', 'y', 'adme');
  const property = fc.property(fc.array(entry), word, (entries, text) => {
    const set = sampleRows(entries.map((one) => ({ ...bare, ...one })));
    const says = (row: number) => (name?.text(set.row(row), 0, context) ?? '').toLowerCase();
    const expected = [...entries.keys()].filter((row) => says(row).includes(text));
    expect([...filterRows(set, { ...NO_FILTER, text }, null)]).toEqual(expected);
  });
  fc.assert(property, { numRuns: 200, seed: 3 });
});

it('drops a condition that lets everything through', () => {
  const chosen = withChoice(NO_FILTER, 'stage', ['Demo']);
  expect(chosen.choices).toEqual({ stage: ['Demo'] });
  expect(withChoice(chosen, 'stage', [])).toEqual(NO_FILTER);
  expect(withRange(withRange(NO_FILTER, 'age', 3, null), 'age', null, null)).toEqual(NO_FILTER);
});
