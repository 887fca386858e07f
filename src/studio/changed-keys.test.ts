import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { record } from '../conditions/testing/arbitrary';
import { compilePack } from '../engine/compile-pack';
import { packComparer } from '../impact/pack-comparer';
import { packFields } from '../record/field-columns';
import type { CrmRecord } from '../record/types';
import { NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import { changedKeyFinder } from './changed-keys';
import { packOf, conditionRules as rules } from './testing/condition-packs';

const CONTEXT = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const segmentsOf = (records: readonly CrmRecord[]) => [
  packFields(
    0,
    records.map((one, row) => ({ key: `${row}`, record: one })),
  ),
];

describe('the finder of changed keys', () => {
  it('names exactly the records on which the packs warn of something else', () => {
    fc.assert(
      fc.property(rules, rules, fc.array(record, { maxLength: 15 }), (old, now, list) => {
        const [before, after] = [compilePack(packOf(old), 'bundled'), compilePack(packOf(now), 'bundled')];
        const changes = packComparer(before, after).compare(list, { before: CONTEXT, after: CONTEXT });
        const expected = changes.map((change) => `${list.indexOf(change.record)}`);
        expect(changedKeyFinder(before, after)?.(segmentsOf(list), CONTEXT)).toEqual(expected);
      }),
      { numRuns: process.env.LEADLIGHT_FULL ? 1000 : 60 },
    );
  }, 600_000);

  it('cannot tell where a rule needs more than fields, or more than rules differs', () => {
    const base = compilePack(packOf([]), 'bundled');
    const without = compilePack({ ...bundledPack, rules: [] }, 'bundled');
    expect(changedKeyFinder(base, without)).toBeNull();
    const { scoring } = bundledPack;
    const harder = { ...bundledPack, rules: [], scoring: { ...scoring, threshold: scoring.threshold + 1 } };
    expect(changedKeyFinder(without, compilePack(harder, 'bundled'))).toBeNull();
    const [level, ...levels] = bundledPack.slas;
    if (!level) throw new Error('The bundled pack has no service level.');
    const slower = { ...bundledPack, rules: [], slas: [{ ...level, label: 'Slower' }, ...levels] };
    expect(changedKeyFinder(without, compilePack(slower, 'bundled'))).toBeNull();
    expect(changedKeyFinder(base, base)?.([], CONTEXT)).toEqual([]);
  });

  it('names none where the packs differ in parts that judge nothing', () => {
    const without = compilePack({ ...bundledPack, rules: [] }, 'bundled');
    const { guard, ...unguarded } = bundledPack;
    expect(guard).toBeDefined();
    const other = compilePack({ ...unguarded, rules: [], owner: 'Another owner' }, 'bundled');
    expect(changedKeyFinder(without, other)?.([], CONTEXT)).toEqual([]);
  });
});
