import { describe, expect, it } from 'vitest';
import { TEST_PIPELINE } from '../../../rule-kinds/testing/pack-context';
import { GONE } from '../../../store/review-entry';
import { NOW } from '../../testing/sample-findings';
import { sampleRows } from '../../testing/sample-rows';
import { placeRows } from '../stage-places';
import { boardOf } from './board';

const DAY = 86_400_000;
const EMPTY = {
  ...TEST_PIPELINE,
  id: 'renewals',
  label: 'Renewals',
  stages: TEST_PIPELINE.stages.map((stage) => ({ ...stage })),
};

const rows = sampleRows([
  { stage: 'Discovery', amount: 10, stageEnteredAt: NOW - 14 * DAY },
  { stage: 'Discovery', amount: null, stageEnteredAt: NOW - 15 * DAY },
  { stage: 'Discovery', amount: 90, probability: 50, stageEnteredAt: null },
  { stage: 'Closed Won', amount: 5 },
  { stage: 'Phase 7', amount: 7, probability: null, stageEnteredAt: NOW - 99 * DAY },
  { stage: 'Discovery', object: 'lead' },
  { stage: null, amount: 30 },
  { stage: 'Discovery', amount: 1000, topWarning: GONE },
  { stage: 'Proposal', amount: 1_000_000, currency: 'JPY' },
  { stage: 'Proposal', amount: 20, currency: 'EUR' },
  { stage: 'Proposal', amount: 40, currency: 'EUR' },
  { stage: 'Proposal', amount: null, currency: null },
]);
const board = boardOf(rows, placeRows(rows, [TEST_PIPELINE, EMPTY]));
const column = (label: string) => board.pipelines[0]?.stages.find((stage) => stage.label === label);

describe('boardOf', () => {
  it('has every stage of a pipeline that has a deal, and no other pipeline', () => {
    expect(board.pipelines.map(({ pipeline }) => pipeline.label)).toEqual(['Sales Pipeline']);
    expect(board.pipelines[0]?.stages.map(({ label, deals }) => `${label} ${deals.length}`)).toEqual([
      'Qualified 0',
      'Discovery 3',
      'Demo 0',
      'Proposal 4',
      'Negotiation 0',
      'Closed Lost 0',
      'Closed Won 1',
    ]);
  });

  it('puts the largest amount first and the unknown one last', () => {
    expect(column('Discovery')?.deals).toEqual([2, 0, 1]);
  });

  it('adds amounts up, weighted and not, and counts the unknown ones', () => {
    expect(column('Discovery')?.amounts).toEqual({
      sums: [{ currency: 'EUR', sum: 100, count: 2 }],
      unknown: 1,
    });
    expect(column('Discovery')?.weighted.sums[0]?.sum).toBe(51);
  });

  it('counts deals over the days of the pack where there are no others, which a closed stage does not have', () => {
    expect(column('Discovery')?.ageing).toEqual({ limit: 14, within: 1, over: 1, unlimited: 0, unknown: 1 });
    expect(column('Closed Won')?.ageing).toEqual({
      limit: null,
      within: 0,
      over: 0,
      unlimited: 1,
      unknown: 0,
    });
  });

  it('holds each deal against the limit of its account, and names none where they differ', () => {
    const at = (account: string, stage: string, days: number | null) => ({
      key: `${account}:deal:${days}${stage}`,
      stage,
      stageEnteredAt: days === null ? null : NOW - days * DAY,
    });
    const own = sampleRows([
      at('hubspot:7', 'Demo', 25),
      at('hubspot:8', 'Demo', 25),
      at('hubspot:7', 'Demo', null),
      at('hubspot:9', 'Demo', 25),
      at('hubspot:7', 'Proposal', 24),
      at('hubspot:8', 'Proposal', 24),
    ]);
    const byAccount = {
      'hubspot:7': { default: { demo: 30, proposal: 57 } },
      'hubspot:8': { default: { demo: 20, proposal: 57 } },
    };
    const limits = { days: { default: { demo: null, proposal: 10 } }, byAccount };
    const stages = boardOf(own, placeRows(own, [TEST_PIPELINE], limits)).pipelines[0]?.stages ?? [];
    const ageingOf = (label: string) => stages.find((stage) => stage.label === label)?.ageing;
    expect(ageingOf('Demo')).toEqual({ limit: null, within: 1, over: 1, unlimited: 1, unknown: 1 });
    expect(ageingOf('Proposal')).toEqual({ limit: 57, within: 2, over: 0, unlimited: 0, unknown: 0 });
  });

  it('has a column of its own for each stage that the pack does not know, and leaves leads out', () => {
    expect(board.unnamed.map(({ label, deals }) => [label, deals])).toEqual([
      ['Phase 7', [4]],
      [null, [6]],
    ]);
    expect(board.unnamed[0]).toMatchObject({
      kind: null,
      amounts: { sums: [{ currency: 'EUR', sum: 7, count: 1 }] },
      weighted: { sums: [], unknown: 1 },
      ageing: { limit: null, within: 0, over: 0, unlimited: 1, unknown: 0 },
    });
  });

  it('counts what the CRM does not have any more in no stage', () => {
    expect(board.gone).toEqual([7]);
  });

  it('compares no amounts of two currencies', () => {
    expect(column('Proposal')?.deals).toEqual([10, 9, 8, 11]);
    expect(column('Proposal')?.amounts.sums.map(({ currency, sum }) => [currency, sum])).toEqual([
      ['EUR', 60],
      ['JPY', 1_000_000],
    ]);
  });
});
