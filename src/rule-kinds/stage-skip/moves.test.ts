import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../record/types';
import { stageTimeline } from '../stage-timeline';
import { type PipelineContext, type StageContext, stageResolver } from '../stages';
import { TEST_PACK, TEST_PIPELINE } from '../testing/pack-context';
import { DAY, deal, history, NOW } from '../testing/record-builder';
import { skippedStages } from './moves';

const everyStage = () => true;

describe('moves', () => {
  it('lets CRM history win over what was seen or stated meanwhile', () => {
    const record = deal({
      stage: null,
      history: [
        ...history('stage', 'observed', ['2026-11-04', 'Proposal', 'Qualified', '2026-11-01']),
        ...history(
          'stage',
          'crm',
          ['2026-11-01', 'Qualified'],
          ['2026-11-02', 'Discovery'],
          ['2026-11-05', 'Demo'],
        ),
        ...history('stage', 'observed', ['2026-11-09', 'Proposal', 'Demo', '2026-11-08']),
      ],
    });
    const { moves } = stageTimeline(record, TEST_PACK.placeOf);
    expect(moves.map(({ from, to }) => `${from.stage.id} ${to.stage.id}`)).toEqual([
      'qualified discovery',
      'discovery demo',
      'demo proposal',
    ]);
  });

  it('finds the same jumps as counting positions by hand', () => {
    const open = fc.constantFrom(...TEST_PIPELINE.stages);
    fc.assert(
      fc.property(open, open, (from, to) => {
        const place = (stage: StageContext) => ({ pipeline: TEST_PIPELINE, stage });
        const between = TEST_PIPELINE.stages.slice(from.position + 1, to.position);
        const expected =
          from.kind === 'open' && to.kind !== 'lost'
            ? between.filter(({ kind }) => kind === 'open').length
            : 0;
        const skipped = skippedStages({ from: place(from), to: place(to) }, everyStage);
        expect(skipped).toHaveLength(expected);
      }),
    );
  });

  it('counts no skip when a lost deal is reopened, wherever the lost stage stands', () => {
    const [first, second, third] = TEST_PIPELINE.stages;
    if (!first || !second || !third) throw new Error('The test pipeline has stages.');
    const pipeline = { ...TEST_PIPELINE, stages: [{ ...first, kind: 'lost' as const }, second, third] };
    const [lost, open] = [pipeline.stages[0] ?? first, third].map((stage) => ({ pipeline, stage }));
    expect(lost && open && skippedStages({ from: lost, to: open }, everyStage)).toEqual([]);
  });

  it('does not depend on the order in which rows arrive', () => {
    const names = TEST_PIPELINE.stages.map((stage) => stage.label);
    const row = fc.record({ name: fc.constantFrom(...names), day: fc.integer({ min: 0, max: 400 }) });
    fc.assert(
      fc.property(
        fc.uniqueArray(row, { selector: (r) => r.day, maxLength: 8 }),
        fc.func(fc.integer()),
        (rows, order) => {
          const entries = rows.map(
            ({ name, day }): HistoryEntry => ({
              field: 'stage',
              source: 'crm',
              at: NOW - day * DAY,
              from: null,
              to: name,
            }),
          );
          const shuffled = [...entries].sort((a, b) => order(a.at) - order(b.at));
          const movesOf = (history: HistoryEntry[]) =>
            stageTimeline(deal({ stage: null, history }), TEST_PACK.placeOf).moves;
          expect(movesOf(shuffled)).toEqual(movesOf(entries));
        },
      ),
    );
  });
});

/** Real Salesforce history, where it is at hand; its counts are in the REFERENCE.md beside it. */
const DATA = process.env.LEADLIGHT_DATA ?? resolve(import.meta.dirname, '../../../../shared/data');
const HISTORY = resolve(DATA, 'salesforce-history/OpportunityHistory.csv');

describe.skipIf(!existsSync(HISTORY))('moves in real Salesforce history', () => {
  const stages = [
    'Prospecting',
    'Qualification',
    'Value Proposition',
    'Negotiation/Review',
    'Closed Won',
    'Closed Lost',
  ];
  const kinds: Record<string, StageContext['kind']> = { 'Closed Won': 'won', 'Closed Lost': 'lost' };
  const pipeline: PipelineContext = {
    id: 'p',
    label: 'p',
    stages: stages.map((label, position) => ({
      id: label,
      label,
      aliases: [],
      kind: kinds[label] ?? 'open',
      requiredFields: [],
      staleAfterDays: null,
      position,
    })),
  };

  const histories = (): Map<string, HistoryEntry[]> => {
    const byDeal = new Map<string, HistoryEntry[]>();
    for (const line of readFileSync(HISTORY, 'utf8').trim().split(/\r?\n/).slice(1)) {
      const [id = '', date = '', to = ''] = line.split(',');
      const [day, month, year] = date.split('/');
      const at = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
      byDeal.set(id, [...(byDeal.get(id) ?? []), { field: 'stage', source: 'crm', at, from: null, to }]);
    }
    return byDeal;
  };

  it('counts forward jumps and backward moves as the reference does', () => {
    const placeOf = stageResolver([pipeline]);
    const count = { deals: 0, skips: 0, dealsWithSkip: 0, backward: 0 };
    for (const rows of histories().values()) {
      const { moves } = stageTimeline(deal({ stage: null, history: rows }), placeOf);
      const skips = moves.filter((move) => skippedStages(move, everyStage).length > 0);
      count.deals += 1;
      count.skips += skips.length;
      count.dealsWithSkip += skips.length > 0 ? 1 : 0;
      count.backward += moves.filter(
        ({ from, to }) => to.stage.kind !== 'lost' && to.stage.position < from.stage.position,
      ).length;
    }
    expect(count).toEqual({ deals: 219, skips: 106, dealsWithSkip: 92, backward: 72 });
  });
});
