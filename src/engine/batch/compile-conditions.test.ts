import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../conditions/compile-condition';
import type { Condition } from '../../conditions/condition';
import type { Truth } from '../../conditions/field-test';
import { condition, context, record, typeOf } from '../../conditions/testing/arbitrary';
import type { AssessContext, CrmRecord } from '../../record/types';
import { deal, filled, NOW } from '../../rule-kinds/testing/record-builder';
import { hasBit } from './bits';
import { type ConditionBatch, type ConditionColumns, compileConditions } from './compile-conditions';

/** The answers of each condition for each record. */
function answers(batch: ConditionBatch, columns: ConditionColumns, at: AssessContext): Truth[][] {
  const { results, steps } = batch.judge(columns, at);
  for (const _ of steps());
  return results.map(({ truth, unknown }) =>
    columns.columns.records.map((_, index) => (hasBit(unknown, index) ? 'unknown' : hasBit(truth, index))),
  );
}

/** Holds the columns to the closures. */
function compare(trees: Condition[], list: CrmRecord[], at: AssessContext): void {
  const batch = compileConditions(trees, typeOf);
  const tests = trees.map((tree) => compileCondition(tree, typeOf));
  expect(answers(batch, batch.columnsFrom(list), at)).toEqual(
    tests.map((test) => list.map((one) => test.truth(one, at))),
  );
}

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const titled = (value: string) => deal({ fields: { title: filled(value) } });

const conditions = fc.array(condition, { minLength: 1, maxLength: 30 });
const records = fc.array(record, { minLength: 1, maxLength: 40 });

describe('conditions over columns', () => {
  it('answer like the closures, also for records that came later', () => {
    fc.assert(
      fc.property(conditions, records, records, context, (trees, first, more, at) => {
        const batch = compileConditions(trees, typeOf);
        const tests = trees.map((tree) => compileCondition(tree, typeOf));
        const expected = (list: typeof first) => tests.map((test) => list.map((one) => test.truth(one, at)));
        const columns = batch.columnsFrom(first);
        expect(answers(batch, columns, at)).toEqual(expected(first));
        columns.columns.append(more);
        expect(answers(batch, columns, at)).toEqual(expected([...first, ...more]));
      }),
      { numRuns: process.env.LEADLIGHT_FULL ? 3000 : 150 },
    );
  }, 600_000);

  it('find parts and words at every edge of a word', () => {
    const piece = fc
      .array(fc.constantFrom('a', 'b', 'ab', '@', '.', ' '), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.join(''))
      .filter((part) => part.trim() !== '');
    const tree = fc.oneof(
      fc.record({
        op: fc.constantFrom('contains' as const, 'startsWith' as const, 'endsWith' as const),
        field: fc.constant('title'),
        text: piece,
      }),
      fc.record({
        op: fc.constant('anyOfWords' as const),
        field: fc.constant('title'),
        words: fc.array(piece, { minLength: 1, maxLength: 2 }),
      }),
      fc.record({
        op: fc.constant('emailDomainIn' as const),
        field: fc.constant('title'),
        domains: fc.constantFrom(['a.b'], ['b'], ['ab', '.a']).map((list) => [...list]),
      }),
    );
    const trees = fc.array(tree, { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(trees, fc.array(piece, { minLength: 40, maxLength: 40 }), (list, texts) =>
        compare(list, texts.map(titled), CONTEXT),
      ),
      { numRuns: 60 },
    );
  });

  it('do not mind how many texts there are, or that they stop repeating', () => {
    const texts = Array.from(
      { length: 6000 },
      (_, index) => `Deal ${index < 2500 ? index % 7 : index} of ${index % 40}`,
    );
    const trees: Condition[] = [
      { op: 'anyOfWords', field: 'title', words: ['3', '4000', 'of 12'] },
      { op: 'eq', field: 'title', value: 'deal 2 of 9' },
      { op: 'endsWith', field: 'title', text: '9' },
    ];
    compare(trees, texts.map(titled), CONTEXT);
  });
});
