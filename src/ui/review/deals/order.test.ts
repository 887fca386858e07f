import { describe, expect, it } from 'vitest';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { NOW } from '../../testing/sample-findings';
import { sampleRows } from '../../testing/sample-rows';
import { type PlacedRows, placeRows } from '../stage-places';
import { groupLines } from './groups';
import { type ColumnId, FIRST_ORDER, orderAfterClick, sortRows } from './order';
import { choicesOf } from './sort-keys';

const all = (size: number) => Uint32Array.from({ length: size }, (_, index) => index);

describe('sortRows', () => {
  const rows = sampleRows([
    { amount: 5, owner: 'Deal 10', breach: 0, warning: 0, closeDay: 3 },
    { amount: null, owner: 'deal 9', breach: 1, closeDay: null },
    { amount: 90, owner: null, breach: 1, closeDay: 1 },
    { amount: 12, owner: 'Deal 9', breach: 0, warning: 0, closeDay: 2 },
  ]);
  const sorted = (column: ColumnId, isDescending: boolean) => [
    ...sortRows(rows, all(4), { column, isDescending }, null),
  ];

  it('puts the worst first, then the largest amount', () => {
    expect([...sortRows(rows, all(4), FIRST_ORDER, null)]).toEqual([2, 1, 3, 0]);
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
    const order = { column: 'amount', isDescending: false } as const;
    expect([...sortRows(rows, Uint32Array.of(3, 0), order, null)]).toEqual([0, 3]);
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

describe('amounts of several currencies', () => {
  const rows = sampleRows([
    { amount: 5_000_000, currency: 'JPY' },
    { amount: 10, currency: 'EUR', probability: 50 },
    { amount: 7, currency: null },
    { amount: 900, currency: 'EUR', probability: null },
    { amount: null, currency: 'EUR' },
    { amount: 20, currency: 'JPY', probability: 10 },
    { amount: 30, currency: 'EUR', probability: 90 },
  ]);
  const sorted = (column: ColumnId, isDescending: boolean) => [
    ...sortRows(rows, all(7), { column, isDescending }, null),
  ];

  it('come one currency after the other, whichever way they are turned', () => {
    expect(sorted('amount', true)).toEqual([3, 6, 1, 0, 5, 2, 4]);
    expect(sorted('amount', false)).toEqual([1, 6, 3, 5, 0, 2, 4]);
    expect(sorted('weighted', true)).toEqual([6, 1, 0, 5, 2, 3, 4]);
    expect(sorted('owner', false)).toEqual(sorted('amount', true));
  });
});

it('sorts days of the limit by how much of it is used; without a limit last', () => {
  const days = (count: number) => NOW - count * 86_400_000;
  const rows = sampleRows([
    { stage: 'Discovery', stageEnteredAt: days(20) },
    { stage: 'Negotiation', stageEnteredAt: days(41) },
    { stage: 'Elsewhere', stageEnteredAt: days(400) },
    { stage: 'Discovery', stageEnteredAt: days(40) },
    { stage: 'Discovery', stageEnteredAt: days(300), object: 'lead' },
  ]);
  const placed = placeRows(rows, [TEST_PIPELINE]);
  const limits = [0, 1].map((index) => placed.placeAt(index)?.stage.staleAfterDays);
  expect(limits).toEqual([14, 21]);
  const order = { column: 'daysOfLimit', isDescending: true } as const;
  expect([...sortRows(rows, all(5), order, placed)].slice(0, 3)).toEqual([3, 1, 0]);
  expect([...sortRows(rows, all(5), { ...order, isDescending: false }, placed)].slice(0, 3)).toEqual([
    0, 1, 3,
  ]);
  // Without the pack nothing is known of limits; with it again the order is another one.
  expect([...sortRows(rows, all(5), order, null)]).toEqual([0, 1, 2, 3, 4]);
  expect(sortRows(rows, all(5), order, placed)[0]).toBe(3);
});

describe('stages', () => {
  const rows = sampleRows(
    [
      { stage: 'Closed Lost' },
      { stage: 'Proposal' },
      { stage: null },
      { stage: 'Zeta' },
      { stage: 'Discovery', amount: 5 },
      { stage: 'Closed Won' },
      { stage: 'Alpha' },
      { stage: 'Discovery', amount: 9 },
    ].map((row) => ({ object: 'deal', ...row })),
  );
  const placed = placeRows(rows, [TEST_PIPELINE]);
  const sorted = (isDescending: boolean, by: PlacedRows | null = placed) =>
    [...sortRows(rows, all(8), { column: 'stage', isDescending }, by)].map((index) => rows.row(index).stage);

  it('are in the order of their pipeline, those that it does not place after them, unknown last', () => {
    const ahead = ['Discovery', 'Discovery', 'Proposal', 'Closed Lost', 'Closed Won', 'Alpha', 'Zeta'];
    expect(sorted(false)).toEqual([...ahead, null]);
    expect(sorted(true)).toEqual([...ahead.toReversed(), null]);
    expect([...sortRows(rows, all(8), { column: 'stage', isDescending: false }, placed)].slice(0, 2)).toEqual(
      [7, 4],
    );
  });

  it('are in the order of the alphabet until the pack is read', () => {
    const names = ['Alpha', 'Closed Lost', 'Closed Won', 'Discovery', 'Discovery', 'Proposal', 'Zeta', null];
    expect(sorted(false, null)).toEqual(names);
    expect(sorted(false)[0]).toBe('Discovery');
    expect(sorted(false, null)).toEqual(names);
  });

  it('stand as their groups do', () => {
    const listed = sortRows(rows, all(8), { column: 'stage', isDescending: false }, placed);
    const { groups } = groupLines(rows, listed, 'stage', new Set(), placed.positionAt);
    expect(groups.map(({ name }) => name)).toEqual([...new Set(sorted(false))]);
  });
});

it('keeps the stages of one pipeline together', () => {
  const second = { ...TEST_PIPELINE, id: 'second', label: 'Second' };
  const rows = sampleRows([
    { pipeline: 'Second', stage: 'Discovery' },
    { pipeline: TEST_PIPELINE.label, stage: 'Proposal' },
    { pipeline: 'Second', stage: 'Closed Won' },
    { pipeline: TEST_PIPELINE.label, stage: 'Discovery' },
  ]);
  const placed = placeRows(rows, [TEST_PIPELINE, second]);
  expect([...sortRows(rows, all(4), { column: 'stage', isDescending: false }, placed)]).toEqual([3, 1, 0, 2]);
});
