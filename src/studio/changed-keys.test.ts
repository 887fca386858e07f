import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condition, record } from '../conditions/testing/arbitrary';
import { compilePack } from '../engine/compile-pack';
import { packComparer } from '../impact/pack-comparer';
import { packFields } from '../record/field-columns';
import type { CrmRecord } from '../record/types';
import { NOW } from '../rule-kinds/testing/record-builder';
import { bundledPack } from '../rule-packs/bundled';
import type { RulePack } from '../rule-packs/schema';
import { changedKeys } from './changed-keys';

const CONTEXT = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const BASE = { severity: 'warning', owner: 'RevOps', why: 'It is so.', kind: 'condition' } as const;

const rule = fc
  .record({
    id: fc.constantFrom('one', 'two', 'three'),
    mode: fc.constantFrom('live' as const, 'shadow' as const, 'off' as const),
    appliesTo: fc.constantFrom<('deal' | 'lead')[]>(['deal'], ['lead'], ['deal', 'lead']),
    when: condition,
  })
  .map(({ when, ...rest }) => ({
    ...BASE,
    ...rest,
    title: rest.id,
    options: { when, says: 'x', next: 'y' },
  }));
const rules = fc.uniqueArray(rule, { maxLength: 3, selector: ({ id }) => id });

const history = bundledPack.rules.filter(({ kind }) => kind === 'stale-deal');
const packOf = (own: RulePack['rules']): RulePack => ({ ...bundledPack, rules: [...history, ...own] });

const segmentsOf = (records: readonly CrmRecord[]) => [
  packFields(
    0,
    records.map((one, row) => ({ key: `${row}`, record: one })),
  ),
];

describe('changedKeys', () => {
  it('names exactly the records on which the packs warn of something else', () => {
    fc.assert(
      fc.property(rules, rules, fc.array(record, { maxLength: 15 }), (old, now, list) => {
        const [before, after] = [compilePack(packOf(old), 'bundled'), compilePack(packOf(now), 'bundled')];
        const changes = packComparer(before, after).compare(list, { before: CONTEXT, after: CONTEXT });
        const expected = changes.map((change) => `${list.indexOf(change.record)}`);
        expect(changedKeys(before, after, segmentsOf(list), CONTEXT)).toEqual(expected);
      }),
      { numRuns: process.env.LEADLIGHT_FULL ? 1000 : 60 },
    );
  }, 600_000);

  it('cannot tell where a rule needs more than fields, or more than rules differs', () => {
    const base = compilePack(packOf([]), 'bundled');
    const without = compilePack({ ...bundledPack, rules: [] }, 'bundled');
    expect(changedKeys(base, without, [], CONTEXT)).toBeNull();
    const { scoring } = bundledPack;
    const harder = { ...bundledPack, rules: [], scoring: { ...scoring, threshold: scoring.threshold + 1 } };
    expect(changedKeys(without, compilePack(harder, 'bundled'), [], CONTEXT)).toBeNull();
    expect(changedKeys(base, base, [], CONTEXT)).toEqual([]);
  });
});
