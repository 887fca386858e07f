import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sampleRows } from '../../testing/sample-rows';
import { NO_FILTER } from './filter';
import { groupOfLine } from './groups';
import { hasHead, type ListWish, listHead, listRows, UNSORTED } from './list-rows';
import { COLUMN_IDS, FIRST_ORDER } from './order';

const few = <Value>(...values: Value[]) => fc.constantFrom(...values);
const entry = fc.record({
  owner: few(null, 'Ines', 'Mara', 'Odile'),
  stage: few(null, 'Demo', 'Proposal'),
  object: few('deal', 'lead'),
  amount: few(null, 0, 10, 84_000),
  currency: few('EUR', 'JPY'),
  breach: few(0, 0, 1),
});
const many = fc.array(entry, { minLength: 300, maxLength: 1200 });
const FIRST: ListWish = {
  filter: NO_FILTER,
  order: FIRST_ORDER,
  groupBy: null,
  folded: new Set(),
  mask: null,
};

it('has the first lines of the whole list, with its groups, counts and height, and no line that is not of it', () => {
  fc.assert(
    fc.property(
      many,
      few(...COLUMN_IDS),
      fc.boolean(),
      few<ListWish['groupBy']>(null, 'owner', 'stage'),
      few<ReadonlySet<string | null>>(new Set(), new Set(['Ines', null])),
      few(NO_FILTER, { ...NO_FILTER, choices: { owner: ['Ines', ''] } }),
      (entries, column, isDescending, groupBy, folded, filter) => {
        const rows = sampleRows(entries);
        const wish: ListWish = { filter, order: { column, isDescending }, groupBy, folded, mask: null };
        const whole = listRows(rows, wish, null);
        const head = listHead(rows, wish);
        const { lines } = head.lines;
        const known = lines.indexOf(UNSORTED) < 0 ? lines.length : lines.indexOf(UNSORTED);
        expect(known).toBeGreaterThanOrEqual(Math.min(500, whole.lines.lines.length));
        expect(lines).toHaveLength(whole.lines.lines.length);
        expect([...lines].filter((line, at) => line !== UNSORTED && line !== whole.lines.lines[at])).toEqual(
          [],
        );
        expect(head.lines.groups.map(({ name, count, unknown }) => [name, count, unknown])).toEqual(
          whole.lines.groups.map(({ name, count, unknown }) => [name, count, unknown]),
        );
        expect(head.totals).toEqual(whole.totals);
        expect([...head.listed].sort()).toEqual([...whole.listed].sort());
      },
    ),
    { seed: 31, numRuns: 60 },
  );
});

it('stands for no group where a row is not known yet', () => {
  expect([][groupOfLine(UNSORTED) ?? -1]).toBeUndefined();
});

it('is enough where the first rows can be told without the texts of all and without the pack', () => {
  const some = sampleRows(Array.from({ length: 6000 }, () => ({})));
  expect(hasHead(some, FIRST, null)).toBe(true);
  expect(hasHead(some, { ...FIRST, order: { column: 'title', isDescending: false } }, null)).toBe(false);
  expect(hasHead(sampleRows([{}, {}]), FIRST, null)).toBe(false);
});
