import { describe, expect, it } from 'vitest';
import { sampleRows } from '../../testing/sample-rows';
import { type ColumnId, choicesOf, FIRST_ORDER, orderAfterClick, sortRows } from './order';

const all = (size: number) => Uint32Array.from({ length: size }, (_, index) => index);

describe('sortRows', () => {
  const rows = sampleRows([
    { amount: 5, owner: 'Deal 10', breach: 0, warning: 0, closeDay: 3 },
    { amount: null, owner: 'deal 9', breach: 1, closeDay: null },
    { amount: 90, owner: null, breach: 1, closeDay: 1 },
    { amount: 12, owner: 'Deal 9', breach: 0, warning: 0, closeDay: 2 },
  ]);
  const sorted = (column: ColumnId, isDescending: boolean) => [
    ...sortRows(rows, all(4), { column, isDescending }),
  ];

  it('puts the worst first, then the largest amount', () => {
    expect([...sortRows(rows, all(4), FIRST_ORDER)]).toEqual([2, 1, 3, 0]);
  });

  it('puts what was not read last, whichever way it is turned', () => {
    expect(sorted('amount', true)).toEqual([2, 3, 0, 1]);
    expect(sorted('amount', false)).toEqual([0, 3, 2, 1]);
    expect(sorted('closeDate', false)).toEqual([2, 3, 0, 1]);
    expect(sorted('owner', true).at(-1)).toBe(2);
  });

  it('sorts texts as people do: numbers by value, whatever the case, equal ones by amount', () => {
    expect(sorted('owner', false)).toEqual([3, 1, 0, 2]);
  });

  it('sorts only the rows it is given', () => {
    expect([...sortRows(rows, Uint32Array.of(3, 0), { column: 'amount', isDescending: false })]).toEqual([
      0, 3,
    ]);
  });
});

it('turns round on the second click; numbers start with the largest', () => {
  const first = orderAfterClick(FIRST_ORDER, 'amount');
  expect(first).toEqual({ column: 'amount', isDescending: true });
  expect(orderAfterClick(first, 'amount').isDescending).toBe(false);
  expect(orderAfterClick(first, 'owner').isDescending).toBe(false);
});

it('lists the values of a column in the order of the alphabet', () => {
  expect(choicesOf(sampleRows([{ stage: 'Demo' }, { stage: 'approval' }, { stage: null }]), 'stage')).toEqual(
    ['approval', 'Demo'],
  );
});
