import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../record/types';
import { stageTimeline } from '../stage-timeline';
import { TEST_PACK, TEST_PIPELINE } from '../testing/pack-context';
import { DAY, deal, NOW } from '../testing/record-builder';
import { runKind } from '../testing/test-rule-kind';
import kind from './index';
import { highestStage, movesBack } from './moves-back';

const stages = TEST_PIPELINE.stages.filter((stage) => stage.kind === 'open');
const walk = fc.array(fc.constantFrom(...stages), { minLength: 1, maxLength: 8 });

const rowsOf = (visited: readonly { label: string }[]): HistoryEntry[] =>
  visited.map(({ label }, index) => ({
    field: 'stage',
    source: 'crm',
    at: NOW - (visited.length - index) * DAY,
    from: null,
    to: label,
  }));

const record = (visited: readonly { label: string }[]) =>
  deal({ stage: { id: null, label: visited.at(-1)?.label ?? '' }, history: rowsOf(visited) });

describe('moves back', () => {
  it('are the steps down of any walk, and the highest stage is its top', () => {
    fc.assert(
      fc.property(walk, (visited) => {
        const timeline = stageTimeline(record(visited), TEST_PACK.placeOf);
        const positions = visited.map((stage) => stage.position);
        const down = positions.slice(1).filter((position, index) => position < (positions[index] ?? 0));
        expect(movesBack(timeline)).toHaveLength(down.length);
        expect(highestStage(timeline, TEST_PIPELINE)?.position ?? positions[0]).toBe(Math.max(...positions));
      }),
      { numRuns: 300, seed: 31 },
    );
  });

  it('warns exactly when the walk ends below its top, in any order of the rows', () => {
    fc.assert(
      fc.property(walk, fc.func(fc.integer()), (visited, order) => {
        const one = record(visited);
        const shuffled = { ...one, history: [...one.history].sort((a, b) => order(a.at) - order(b.at)) };
        const findings = runKind(kind, { withinDays: 30 }, one);
        const top = Math.max(...visited.map((stage) => stage.position));
        expect(findings[0]?.outcome).toBe((visited.at(-1)?.position ?? 0) < top ? 'fail' : 'pass');
        expect(runKind(kind, { withinDays: 30 }, shuffled)).toEqual(findings);
      }),
      { numRuns: 300, seed: 37 },
    );
  });
});
