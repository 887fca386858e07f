import { describe, expect, it } from 'vitest';
import { LIFECYCLE_PACK } from '../../rule-kinds/testing/lifecycle-parts';
import { TEST_PACK } from '../../rule-kinds/testing/pack-context';
import { deal, empty, filled } from '../../rule-kinds/testing/record-builder';
import { person } from '../testing/people';
import { dealGaps, type GapMatrix, peopleGaps } from './gap-matrix';
import { requiredFieldsSection } from './lifecycle-sections';

const at = (matrix: GapMatrix, owner: string, stage: string) => {
  const cell = matrix.owners.indexOf(owner) * matrix.stages.length + matrix.stages.indexOf(stage);
  return [matrix.gaps[cell], matrix.of[cell], matrix.unknown[cell]];
};
const sum = (counts: Uint32Array) => counts.reduce((total, count) => total + count, 0);

describe('gaps by stage and owner', () => {
  it('count what the stage of a deal requires, with the list behind it', () => {
    const gaps = dealGaps(TEST_PACK);
    const inStage = (label: string, fields: Parameters<typeof deal>[0]) =>
      deal({ ...fields, stage: { id: null, label } });
    gaps.add(inStage('Discovery', { fields: { owner: filled('Ann'), timeline: empty() } }), 7);
    gaps.add(inStage('Discovery', { fields: { owner: filled('Ann'), timeline: filled('soon') } }), 8);
    gaps.add(inStage('Discovery', { fields: { owner: filled('Ann') } }), 9);
    gaps.add(inStage('Qualified', { fields: { owner: empty(), source: empty() } }), 10);
    gaps.add(inStage('Somewhere', { fields: {} }), 11);
    const matrix = gaps.result();
    expect(at(matrix, 'Ann', 'Discovery')).toEqual([1, 2, 1]);
    expect(at(matrix, 'No owner', 'Qualified')).toEqual([1, 1, 0]);
    expect(at(matrix, 'Owner not known', 'Stage not known')).toEqual([0, 0, 1]);
    expect([...matrix.rows]).toEqual([7, 10]);
    expect([...matrix.says.codes].map((code) => matrix.says.texts[code])).toEqual([
      'empty: Timeline',
      'empty: Source',
    ]);
  });

  it('agree with the section of the audit on leads and contacts', () => {
    const people = [
      person(1, { lifecycleStage: 'lead', name: 'Ada', email: null, company: 'Sample', owner: 'Ann' }),
      person(2, { lifecycleStage: 'lead', name: 'Bob', email: 'b@demo.example', company: 'Demo' }),
      person(3, { lifecycleStage: 'lead', name: 'Cleo', email: 'c@demo.example' }),
      person(4, { lifecycleStage: null }),
      person(5, { lifecycleStage: 'nowhere' }),
      person(6),
      person(7, { lifecycleStage: 'Recycle' }),
    ];
    const gaps = peopleGaps(LIFECYCLE_PACK);
    for (const [row, record] of people.entries()) gaps?.add(record, row);
    const matrix = gaps?.result();
    const section = requiredFieldsSection(people, LIFECYCLE_PACK);
    expect(section).toMatchObject({ count: 1, of: 3, unknown: 4 });
    expect(matrix && [sum(matrix.gaps), sum(matrix.of), sum(matrix.unknown)]).toEqual([1, 3, 4]);
    expect(matrix && at(matrix, 'Ann', 'Lead')).toEqual([1, 1, 0]);
    expect(matrix && at(matrix, 'Owner not known', 'Stage not known')).toEqual([0, 0, 3]);
    expect(
      matrix && at(matrix, 'Owner not known', LIFECYCLE_PACK.parts.lifecycle?.recycled.label ?? ''),
    ).toEqual([0, 1, 0]);
  });

  it('are not asked without a lifecycle', () => {
    expect(peopleGaps(TEST_PACK)).toBeNull();
  });
});
