import { expect, it } from 'vitest';
import { cellsOf, changesPage, dealsIn, maskOf, notInSums } from './page-model';
import { spansOf } from './testing/sample-spans';

const SPANS = spansOf([
  { stages: ['Demo', 'Closed Won'], amounts: [400] },
  { stages: ['Qualified', 'Discovery'], amounts: [5, 900], owner: 'Mara' },
  { stages: ['Qualified'], amounts: [null], owner: 'Mara' },
  { stages: ['Qualified'], amounts: [700] },
]);
const [, half] = SPANS.spans;
/** Nothing tells where it was; now it is Mara’s. */
const spans = {
  ...SPANS,
  spans: [
    ...SPANS.spans,
    ...(half ? [{ ...half, key: 'k4', opening: { ...half.opening, presence: 'unknown' as const } }] : []),
  ],
};
const KEYS = ['k0', 'k1', 'k2', 'k3', 'k4'];

it.each([{}, { owner: 'Ines' }, { owner: 'Mara' }, { pipeline: 'default' }])(
  'opens as many deals behind each end of a stage as it counts, of %o',
  (scope) => {
    const page = changesPage(spans, scope);
    expect(page.changes.leftOut).toBe(scope.owner === 'Ines' ? 1 : 0);
    for (const end of ['opening', 'closing'] as const) {
      for (const row of page.changes.rows) {
        const mask = maskOf(page, KEYS, { end, has: cellsOf([row]) });
        expect(mask.reduce((sum, bit) => sum + bit, 0)).toBe(row[end].count);
      }
      const all = maskOf(page, KEYS, { end, has: () => true });
      const counted = page.changes.rows.reduce((sum, row) => sum + row[end].count, 0);
      expect(all.reduce((sum, bit) => sum + bit, 0)).toBe(counted);
    }
  },
);

it('orders deals by what they count with, those without an amount last', () => {
  const page = changesPage(SPANS, {});
  expect(dealsIn(page, 'amountUp').map(({ span }) => span.key)).toEqual(['k1']);
  expect(page.moneys.map((money) => (money === 'deals' ? money : `${money.kind} ${money.currency}`))).toEqual(
    ['stated EUR', 'empty null', 'deals'],
  );
});

it('says which open deals are not in the sums of a currency', () => {
  const page = changesPage(SPANS, {});
  const [euros, none] = page.moneys;
  if (!euros || !none) throw new Error('There are euros and deals without an amount.');
  expect(notInSums(page, euros)).toEqual([{ money: none, count: 1 }]);
  expect(notInSums(page, none)).toEqual([{ money: euros, count: 2 }]);
  expect(notInSums(page, 'deals')).toEqual([]);
});
