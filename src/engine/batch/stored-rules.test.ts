import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { record } from '../../conditions/testing/arbitrary';
import { packFields } from '../../record/field-columns';
import type { AssessContext, CrmRecord } from '../../record/types';
import { deal, filled, lead, NOW } from '../../rule-kinds/testing/record-builder';
import { bundledPack } from '../../rule-packs/bundled';
import { compilePack } from '../compile-pack';
import { pack } from '../testing/arbitrary-pack';
import { oddRecord } from '../testing/odd-records';
import { countBits, hasBit } from './bits';
import { compileBatch } from './compile-batch';
import { OUTCOMES } from './rule-columns';
import { compileStoredRules } from './stored-rules';

const RUNS = process.env.LEADLIGHT_FULL ? 1000 : 30;
const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };

const entries = (records: readonly CrmRecord[]) =>
  records.map((one, row) => ({ key: `${row}`, record: one }));

describe('rules on stored columns', () => {
  it('answer as they do record by record, and those that need more are named', () => {
    const records = fc.array(fc.oneof(record, oddRecord), { maxLength: 20 });
    fc.assert(
      fc.property(pack, records, (base, list) => {
        const compiled = compilePack(base, 'unverified');
        const stored = compileStoredRules(compiled);
        const batch = compileBatch(compiled);
        const result = batch.run(batch.columnsFrom(list), CONTEXT);
        const hits = stored.judge([packFields(0, entries(list))], CONTEXT);
        for (const { rule, fails, unknown } of hits) {
          const outcomes = result?.rules.find((one) => one.rule === rule)?.outcomes;
          list.forEach((_, row) => {
            const outcome = OUTCOMES[outcomes?.[row] ?? 0];
            expect([hasBit(fails, row), hasBit(unknown, row)]).toEqual([
              outcome === 'fail',
              outcome === 'unknown',
            ]);
          });
        }
        const named = [...hits.map(({ rule }) => rule), ...stored.others.map(({ id }) => id)];
        expect(named.sort()).toEqual(compiled.rules.map(({ id }) => id).sort());
      }),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('count only kinds of records that the rule is for', () => {
    const [first] = bundledPack.rules;
    if (!first) throw new Error('The pack has rules.');
    const options = { when: { op: 'gt', field: 'amount', value: 5 }, says: 'Big.', next: 'Look.' };
    const rule = { ...first, kind: 'condition', appliesTo: ['deal' as const], options };
    const stored = compileStoredRules(compilePack({ ...bundledPack, rules: [rule] }, 'bundled'));
    const fields = { amount: filled(9) };
    const [hits] = stored.judge([packFields(0, entries([deal({ fields }), lead(fields)]))], CONTEXT);
    expect(hits && countBits(hits.fails)).toBe(1);
  });
});
