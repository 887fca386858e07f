import { expect, it } from 'vitest';
import { TEST_PIPELINE } from '../../rule-kinds/testing/pack-context';
import { sampleRows } from '../testing/sample-rows';
import { limitsOfAccounts } from './stage-limits';
import { placeRows, withLimits } from './stage-places';

const PARTNERS = {
  id: 'partners',
  label: 'Partner pipeline',
  stages: TEST_PIPELINE.stages.map((stage) => ({ ...stage, id: `p-${stage.id}` })),
};

it('places each row by its stage, in its own pipeline', () => {
  const rows = sampleRows([
    { stage: 'Demo' },
    { stage: 'Demo', pipeline: 'Partner pipeline' },
    { stage: 'Phase 7', packStage: 'Proposal' },
    { stage: null, stageId: 'closedwon' },
    { stage: 'Phase 7' },
    { stage: null },
  ]);
  const placed = placeRows(rows, [TEST_PIPELINE, PARTNERS]);
  const ids = Array.from({ length: rows.size }, (_, index) => placed.placeAt(index)?.stage.id ?? null);
  expect(ids).toEqual(['demo', 'p-demo', 'proposal', 'closedwon', null, null]);
  expect(placed.outcomeAt(0)).toBe('open');
  expect(placed.outcomeAt(3)).toBe('won');
  expect(placed.outcomeAt(4)).toBeNull();
});

it('orders stages as the pack does, pipeline by pipeline, unknown ones last', () => {
  const rows = sampleRows([
    { stage: null },
    { stage: 'Demo', pipeline: 'Partner pipeline' },
    { stage: 'Closed Won' },
    { stage: 'Demo' },
  ]);
  const { positionAt } = placeRows(rows, [TEST_PIPELINE, PARTNERS]);
  expect([0, 1, 2, 3].sort((a, b) => positionAt(a) - positionAt(b))).toEqual([3, 2, 1, 0]);
});

it('gives each row the days that the pack allows in its stage, where no other limits are known', () => {
  const rows = sampleRows([{ stage: 'Negotiation' }, { stage: 'Demo' }, { stage: 'Closed Won' }]);
  const stages = TEST_PIPELINE.stages.map((stage) =>
    stage.kind === 'won' ? { ...stage, staleAfterDays: 9 } : stage,
  );
  const limited = withLimits(rows, placeRows(rows, [{ ...TEST_PIPELINE, stages }]));
  expect([0, 1, 2].map((index) => limited.row(index).stageLimit)).toEqual([21, null, null]);
  expect(withLimits(rows, null)).toBe(rows);
});

it('gives each row the days of its own account, by which its warnings are', () => {
  const rows = sampleRows([
    { key: 'hubspot:7:deal:1', stage: 'Demo' },
    { key: 'hubspot:71:deal:1', stage: 'Demo' },
    { key: 'hubspot:7:deal:2', stage: 'Closed Won' },
    { key: 'hubspot:7:deal:3', stage: 'Phase 7' },
  ]);
  const pack = { default: { demo: null } };
  const own = { default: { demo: 62 } };
  const read = (accounts: [string, typeof pack | typeof own][], from = rows) => {
    const limits = limitsOfAccounts(pack, new Map(accounts));
    const { limitAt } = placeRows(from, [TEST_PIPELINE], limits);
    return [limits.byAccount === null, ...[0, 1, 2, 3].map(limitAt)];
  };
  expect(read([['hubspot:7', own]])).toEqual([true, 62, 62, null, null]);
  const two: [string, typeof pack | typeof own][] = [
    ['hubspot:7', own],
    ['hubspot:71', pack],
  ];
  expect(read(two)).toEqual([false, 62, null, null, null]);
  const { cells: _, ...columns } = rows;
  expect(read(two, columns)).toEqual([false, 62, null, null, null]);
  expect(read(two.slice(0, 1).concat([['hubspot:8', own]]))[0]).toBe(true);
  // Of an account that nobody told of, the pack's own days.
  const bare = { days: own, byAccount: { 'hubspot:71': pack } };
  expect(placeRows(rows, [TEST_PIPELINE], bare).limitAt(0)).toBe(62);
  expect(read([])).toEqual([true, null, null, null, null]);
});
