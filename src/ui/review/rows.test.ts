import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewRow } from '../testing/sample-rows';
import { amountText } from './amount-text';
import { countStates, rowState } from './review-row';
import { filterRows, isFiltering, NO_FILTER } from './row-filter';
import { orderAfterClick, sortRows } from './row-order';
import { ROW_HEIGHT, rowWindow, scrollToRow } from './row-window';

const counts = { breach: 0, warning: 0, info: 0, unknown: 0, passed: 1 };

describe('rowState', () => {
  it('is the worst that is known, and unknown before clear', () => {
    expect(rowState({ counts: { ...counts, breach: 1, warning: 4 } })).toBe('breach');
    expect(rowState({ counts: { ...counts, info: 1, unknown: 4 } })).toBe('info');
    expect(rowState({ counts: { ...counts, unknown: 1 } })).toBe('unknown');
    expect(rowState({ counts })).toBe('ok');
    expect(rowState({ counts: { ...counts, passed: 0 } })).toBe('none');
  });

  it('counts each record once', () => {
    const rows = [reviewRow({ counts: { ...counts, breach: 2, warning: 1 } }), reviewRow({ counts })];
    expect(countStates(rows)).toEqual({ breach: 1, warning: 0, info: 0, unknown: 0, ok: 1, none: 0 });
  });
});

describe('sortRows', () => {
  const rows = [5, null, 90, 12].map((amount, index) => reviewRow({ key: `k${index}`, amount, counts }));
  const keys = (isDescending: boolean) =>
    sortRows(rows, { column: 'amount', isDescending }).map(({ amount }) => amount);

  it('puts unknown last both ways', () => {
    expect(keys(true)).toEqual([90, 12, 5, null]);
    expect(keys(false)).toEqual([5, 12, 90, null]);
  });

  it('sorts the worst first, then the largest amount', () => {
    const states = [
      reviewRow({ key: 'clear', counts, amount: 900 }),
      reviewRow({ key: 'small', counts: { ...counts, breach: 1 }, amount: 1 }),
      reviewRow({ key: 'large', counts: { ...counts, breach: 1 }, amount: 2 }),
      reviewRow({ key: 'unknown', counts: { ...counts, unknown: 1 }, amount: null }),
    ];
    const order = sortRows(states, { column: 'state', isDescending: false }).map(({ key }) => key);
    expect(order).toEqual(['large', 'small', 'unknown', 'clear']);
  });

  it('turns round on the second click; numbers start with the largest', () => {
    const first = orderAfterClick({ column: 'state', isDescending: false }, 'amount');
    expect(first).toEqual({ column: 'amount', isDescending: true });
    expect(orderAfterClick(first, 'amount').isDescending).toBe(false);
    expect(orderAfterClick(first, 'owner').isDescending).toBe(false);
  });
});

describe('filterRows', () => {
  const rows = [
    reviewRow({ key: 'a', title: 'Larkspur Mills – Platform', owner: 'Mara', stage: 'Demo' }),
    reviewRow({ key: 'b', title: 'Quillon Freight', owner: null, stage: 'Proposal', crm: 'hubspot' }),
  ];
  const found = (filter: object) => filterRows(rows, { ...NO_FILTER, ...filter }).map(({ key }) => key);

  it('finds all words in any order and column', () => {
    expect(found({ text: 'mara LARK' })).toEqual(['a']);
    expect(found({ text: 'mara freight' })).toEqual([]);
    expect(found({ text: '  ' })).toEqual(['a', 'b']);
  });

  it('needs every chosen value', () => {
    expect(found({ stage: 'Proposal', crm: 'hubspot' })).toEqual(['b']);
    expect(found({ stage: 'Proposal', owner: 'Mara' })).toEqual([]);
    expect(found({ state: 'warning' })).toEqual(['a', 'b']);
    expect(found({ object: 'lead' })).toEqual([]);
  });

  it('knows whether it filters', () => {
    expect(isFiltering(NO_FILTER)).toBe(false);
    expect(isFiltering({ ...NO_FILTER, owner: 'Mara' })).toBe(true);
  });
});

describe('rowWindow', () => {
  it('draws every row in sight and no more than a screen around it', () => {
    fc.assert(
      fc.property(
        fc.nat(400_000),
        fc.integer({ min: 100, max: 2000 }),
        fc.nat(10_000),
        (top, height, count) => {
          const { from, to, firstSeen, lastSeen } = rowWindow(top, height, count);
          expect(from).toBeLessThanOrEqual(firstSeen);
          expect(to).toBeGreaterThanOrEqual(lastSeen);
          expect(to).toBeLessThanOrEqual(count);
          expect(to - from).toBeLessThanOrEqual(Math.ceil(height / ROW_HEIGHT) + 16);
          if (count > 0) expect(lastSeen).toBeGreaterThan(firstSeen);
        },
      ),
    );
  });

  it('scrolls as little as needed to show a row', () => {
    expect(scrollToRow(5, 0, 800)).toBe(0);
    expect(scrollToRow(0, 640, 800)).toBe(0);
    expect(scrollToRow(100, 0, 800)).toBe(101 * ROW_HEIGHT + 32 - 800);
  });
});

describe('amountText', () => {
  it.each([
    [84_000, 'EUR', '€84,000'],
    [null, 'EUR', 'unknown'],
    [1500.4, null, '1,500'],
    [-12, 'USD', '−$12'],
    [9, '<b>', '<b> 9'],
  ])('%s %s is %s', (amount, currency, text) =>
    expect(amountText(amount, currency, { locale: 'en-GB' })).toBe(text),
  );
});
