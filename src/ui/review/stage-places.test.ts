import { expect, it } from 'vitest';
import { TEST_PIPELINE } from '../../rule-kinds/testing/pack-context';
import { sampleRows } from '../testing/sample-rows';
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

it('gives each row the days that the pack allows in its stage, once the pack is read', () => {
  const rows = sampleRows([{ stage: 'Negotiation' }, { stage: 'Demo' }]);
  const limited = withLimits(rows, placeRows(rows, [TEST_PIPELINE]));
  expect([limited.row(0).stageLimit, limited.row(1).stageLimit]).toEqual([21, null]);
  expect(withLimits(rows, null)).toBe(rows);
});
