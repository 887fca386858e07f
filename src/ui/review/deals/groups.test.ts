import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../testing/sample-rows';
import { groupLines, groupOfLine, sumAmounts } from './groups';

const rows = sampleRows([
  { owner: 'Mara', amount: 10, stage: 'Proposal' },
  { owner: 'Ines', amount: 20, stage: 'Demo' },
  { owner: null, amount: null, stage: 'Demo' },
  { owner: 'Mara', amount: 5, currency: 'USD', stage: 'Demo' },
]);
const order = Uint32Array.of(3, 2, 1, 0);

describe('groupLines', () => {
  it('keeps the order of the rows under each heading, unknown last', () => {
    const { lines, groups } = groupLines(rows, order, 'owner', new Set());
    expect(groups.map(({ name, count }) => [name, count])).toEqual([
      ['Ines', 1],
      ['Mara', 2],
      [null, 1],
    ]);
    expect([...lines]).toEqual([-1, 1, -2, 3, 0, -3, 2]);
    expect([...lines].map(groupOfLine)).toEqual([0, null, 1, null, null, 2, null]);
  });

  it('shows only the heading of a folded group', () => {
    expect([...groupLines(rows, order, 'owner', new Set(['Mara', null])).lines]).toEqual([-1, 1, -2, -3]);
  });

  it('places headings by the pack where it is asked to', () => {
    const place = (index: number) => (index === 0 ? 0 : 1);
    const { groups } = groupLines(rows, order, 'stage', new Set(), place);
    expect(groups.map(({ name }) => name)).toEqual(['Proposal', 'Demo']);
  });

  it('says unknown only where a stage is meant', () => {
    const headings = (...objects: string[]) => {
      const own = sampleRows(objects.map((object) => ({ object, stage: null, amount: null })));
      const indexes = Uint32Array.from(objects.keys());
      return groupLines(own, indexes, 'stage', new Set()).groups.map(({ heading, unknown }) => [
        heading,
        unknown,
      ]);
    };
    expect(headings('deal', 'deal')).toEqual([['unknown', 2]]);
    expect(headings('lead', 'contact')).toEqual([['no deal stage', 0]]);
    expect(headings('lead', 'deal')).toEqual([['unknown or no deal stage', 1]]);
  });

  it('says that there is no owner only where the CRM has none', () => {
    const heading = (...empty: (string | null)[]) => {
      const own = sampleRows(empty.map((names) => ({ owner: null, empty: names })));
      return groupLines(own, Uint32Array.from(empty.keys()), 'owner', new Set()).groups[0]?.heading;
    };
    expect(heading(null, 'amount')).toBe('unknown');
    expect(heading('owner', 'owner source')).toBe('no owner');
    expect(heading('owner', null)).toBe('unknown or no owner');
  });

  it('has no heading when nothing is grouped', () => {
    expect(groupLines(rows, order, null, new Set())).toEqual({ lines: Int32Array.from(order), groups: [] });
  });
});

describe('sumAmounts', () => {
  it('never adds up two currencies, and counts what was not read', () => {
    expect(sumAmounts(rows, order)).toEqual({
      sums: [
        { currency: 'EUR', sum: 30, count: 2 },
        { currency: 'USD', sum: 5, count: 1 },
      ],
      unknown: 1,
    });
  });

  it('weighs amounts by their probability', () => {
    const one = sampleRows([{ amount: 200, probability: 60 }, { probability: null }]);
    expect(sumAmounts(one, [0, 1], 'weighted')).toEqual({
      sums: [{ currency: 'EUR', sum: 120, count: 1 }],
      unknown: 1,
    });
  });
});
