import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import type { ReviewEntry } from '../../../store/review-columns';
import { sampleRows } from '../../testing/sample-rows';
import { ROW_STATES } from '../review-row';
import type { RowSet } from '../row-set';
import { type PlacedRows, placeRows } from '../stage-places';
import { NO_FILTER, NO_VALUE, type RowFilter } from './filter';
import { type ListWish, listRows } from './list-rows';
import { listService } from './list-service';
import { COLUMN_IDS, isMoney } from './order';
import { neededColumns, SLOW_COLUMNS, unsentParts } from './sent-columns';
import { sortKeys } from './sort-keys';

const word = (...words: string[]) => fc.constantFrom(...words, null);
const entry: fc.Arbitrary<Partial<ReviewEntry>> = fc.record({
  title: word('Larkspur 2', 'larkspur 10', 'Merrow'),
  company: word('Mills', 'Labs'),
  owner: word('Ines', 'mara'),
  stage: word('Demo', 'Proposal', 'Closed Won', 'Elsewhere'),
  source: word('Partner'),
  kinds: word('stale-deal', 'stale-deal deal-desk'),
  empty: word('owner', 'amount owner', 'source'),
  currency: word('EUR', 'JPY'),
  object: fc.constantFrom('deal', 'deal', 'lead'),
  amount: fc.option(fc.integer({ min: -2, max: 5 }), { nil: null }),
  closeDay: fc.option(fc.integer({ min: 20_000, max: 20_003 }), { nil: null }),
  probability: fc.option(fc.constantFrom(0, 50, 100), { nil: null }),
  breach: fc.integer({ min: 0, max: 1 }),
  warning: fc.integer({ min: 0, max: 2 }),
  unknown: fc.integer({ min: 0, max: 1 }),
  putAway: fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }),
});

const filter: fc.Arbitrary<RowFilter> = fc.record({
  text: fc.constantFrom('', 'lark', 'demo 1', 'ines'),
  choices: fc.oneof(
    fc.constantFrom<RowFilter['choices']>(
      {},
      { stage: ['Demo', ''] },
      { owner: ['Ines'] },
      { owner: [NO_VALUE] },
      { outcome: ['won', ''] },
      { putAway: ['some'] },
    ),
    fc.constantFrom<RowFilter['choices']>(
      { state: ['breach'], source: ['', NO_VALUE] },
      { kinds: ['deal-desk'], currency: [''], crm: ['hubspot'] },
    ),
  ),
  ranges: fc.constantFrom<RowFilter['ranges']>(
    {},
    { amount: { from: 0, to: null } },
    {
      closeDay: { from: 20_001, to: 20_002 },
      age: { from: 1, to: null },
      daysInStage: { from: null, to: 99 },
    },
  ),
});

const wish = (size: number): fc.Arbitrary<ListWish> =>
  fc.record({
    filter,
    order: fc.record({ column: fc.constantFrom(...COLUMN_IDS), isDescending: fc.boolean() }),
    groupBy: fc.constantFrom('owner', 'stage', null),
    folded: fc.constantFrom<ReadonlySet<string | null>>(
      new Set(),
      new Set(['Ines', null]),
      new Set(['Demo']),
    ),
    mask: fc.option(fc.uint8Array({ minLength: size, maxLength: size, max: 1 }), { nil: null }),
  });

const SIZE = 12;
const asked = fc.record({
  entries: fc.array(entry, { minLength: SIZE, maxLength: SIZE }),
  wishes: fc.array(wish(SIZE), { minLength: 1, maxLength: 4 }),
});

const serviceOf = (rows: RowSet) => {
  const service = listService(() => {});
  const sent = new Map<string, number>();
  service.begin(rows.size, rows.now);
  service.place({ pipelines: [TEST_PIPELINE], limits: null });
  return {
    service,
    ask(one: ListWish) {
      // What is sent arrives as a copy.
      for (const part of unsentParts(rows, neededColumns(one, null), sent))
        service.take(structuredClone(part));
      return service.list(structuredClone(one));
    },
  };
};

describe('the list as the worker makes it', () => {
  it('is the same as that of the page, whatever was asked before', () => {
    const property = fc.property(asked, ({ entries, wishes }) => {
      const rows = sampleRows(entries);
      const placed = placeRows(rows, [TEST_PIPELINE]);
      const { ask } = serviceOf(rows);
      for (const one of wishes) {
        const answer = ask(one);
        expect(answer).toEqual(listRows(rows, one, placed));
        // The page takes the arrays over: what is kept here must not go with them.
        structuredClone(answer, { transfer: [answer.listed.buffer, answer.lines.lines.buffer] });
      }
    });
    fc.assert(property, { numRuns: 120, seed: 17 });
  });

  it('is sorted like a stable sort by a function, and counts what it lists', () => {
    const property = fc.property(asked, ({ entries, wishes }) => {
      const rows = sampleRows(entries);
      for (const one of wishes) {
        const placed = placeRows(rows, [TEST_PIPELINE]);
        const { listed, totals } = listRows(rows, one, placed);
        const expected = plainOrder(
          rows,
          [...listed].sort((a, b) => a - b),
          one.order,
          placed,
        );
        expect([...listed]).toEqual(expected);
        const states = expected.map((index) => ROW_STATES[rows.states()[index] ?? -1]);
        expect(totals).toEqual(ROW_STATES.map((state) => states.filter((own) => own === state).length));
      }
    });
    fc.assert(property, { numRuns: 300, seed: 5 });
  });

  it('knows the limit of each account, as the page does, whose keys it is sent only for that', () => {
    const rows = sampleRows([
      { key: 'hubspot:7:deal:1', stage: 'Demo' },
      { key: 'hubspot:8:deal:2', stage: 'Demo' },
    ]);
    const byAccount = { 'hubspot:7': { default: { demo: 90 } }, 'hubspot:8': { default: { demo: 20 } } };
    const limits = { days: { default: { demo: 50 } }, byAccount };
    const order = { column: 'daysOfLimit', isDescending: true } as const;
    const one: ListWish = { filter: NO_FILTER, order, groupBy: null, folded: new Set(), mask: null };
    const service = listService(() => {});
    service.begin(rows.size, rows.now);
    service.place(structuredClone({ pipelines: [TEST_PIPELINE], limits }));
    const needed = neededColumns(one, { limits });
    for (const part of unsentParts(rows, needed, new Map())) service.take(structuredClone(part));
    expect([...service.list(one).listed]).toEqual([1, 0]);
    const isKey = ({ column }: { column: string }) => column === 'key';
    expect(needed.some(isKey)).toBe(true);
    expect(neededColumns(one, { limits: { ...limits, byAccount: null } }).some(isKey)).toBe(false);
    const other = { ...order, column: 'stage' as const };
    expect(neededColumns({ ...one, order: other }, { limits }).some(isKey)).toBe(false);
  });

  it('sends each column once, and texts in parts', () => {
    const rows = sampleRows([{}, {}]);
    const sent = new Map<string, number>();
    const first = [...unsentParts(rows, SLOW_COLUMNS, sent)].map(({ column }) => column);
    expect(first).toEqual(['title', 'company', 'owner', 'stage', 'topWarning', 'source', 'object', 'crm']);
    expect([...unsentParts(rows, SLOW_COLUMNS, sent)]).toEqual([]);
  });

  it('says which column is missing, and lets go of all with other rows', () => {
    const rows = sampleRows([{ amount: 3 }]);
    const { service, ask } = serviceOf(rows);
    const one: ListWish = {
      filter: NO_FILTER,
      order: { column: 'amount', isDescending: true },
      groupBy: null,
      folded: new Set(),
      mask: null,
    };
    expect([...ask(one).listed]).toEqual([0]);
    service.begin(1, rows.now);
    expect(() => service.list(one)).toThrow('The column amount was not sent.');
  });
});

/**
 * By the column, then by the largest amount, then as stored; what is unknown last either way. Money of each currency on
 * its own, that of most amounts first.
 */
function plainOrder(
  rows: RowSet,
  indexes: readonly number[],
  { column, isDescending }: ListWish['order'],
  placed: PlacedRows,
): number[] {
  const keys = (id: typeof column) => sortKeys(rows, id, placed);
  const by = (values: Float64Array, isTurned: boolean) => (a: number, b: number) => {
    const [left = Number.NaN, right = Number.NaN] = [values[a], values[b]];
    if (Number.isNaN(left) || Number.isNaN(right))
      return Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    return isTurned ? right - left : left - right;
  };
  const currencyFirst = (id: 'amount' | 'weighted') => {
    const all = rows.row;
    const names = Array.from({ length: rows.size }, (_, index) => all(index))
      .filter(({ amount }) => amount !== null)
      .map(({ currency }) => currency);
    const count = (name: string | null) => names.filter((own) => own === name).length;
    const ranked = [...new Set(names)].sort(
      (a, b) =>
        Number(a === null) - Number(b === null) || count(b) - count(a) || ((a ?? '') < (b ?? '') ? -1 : 1),
    );
    const place = (index: number) =>
      all(index)[id] === null ? Number.NaN : ranked.indexOf(all(index).currency);
    return by(
      Float64Array.from({ length: rows.size }, (_, index) => place(index)),
      false,
    );
  };
  const base = indexes.toSorted(by(keys('amount'), true)).toSorted(currencyFirst('amount'));
  const sorted = base.toSorted(by(keys(column), isDescending));
  return isMoney(column) ? sorted.toSorted(currencyFirst(column)) : sorted;
}
