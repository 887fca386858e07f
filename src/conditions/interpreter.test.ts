import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from './compile-condition';
import { conditionSchema } from './condition';
import { condition, context, record, typeOf } from './testing/arbitrary';
import { interpret } from './testing/interpreter';

const RUNS = process.env.LEADLIGHT_FULL ? 60_000 : 5000;

describe('compiled conditions and the plain interpreter', () => {
  it('answer the same', () => {
    const seen = { true: 0, false: 0, unknown: 0 };
    fc.assert(
      fc.property(
        condition,
        fc.array(record, { minLength: 4, maxLength: 4 }),
        context,
        (tree, records, at) => {
          const test = compileCondition(conditionSchema.parse(tree), typeOf);
          for (const one of records) {
            const answer = interpret(tree, typeOf, one, at);
            expect(test.truth(one, at)).toBe(answer);
            seen[`${answer}`] += 1;
          }
        },
      ),
      { numRuns: RUNS },
    );
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(RUNS / 4);
  }, 600_000);

  it('foretell every turn of a datetime or an event', () => {
    const withoutDates = condition.filter((tree) => !/"(closeDate|startDate)"/.test(JSON.stringify(tree)));
    const later = fc.integer({ min: 0, max: 50 * 86_400_000 });
    fc.assert(
      fc.property(withoutDates, record, context, later, (tree, one, at, passed) => {
        const test = compileCondition(tree, typeOf);
        const then = at.now + passed;
        const turns = test.turningPoints(one, at).filter((turn) => turn <= then);
        const before = Math.max(at.now, ...turns);
        expect(test.truth(one, { ...at, now: then })).toBe(test.truth(one, { ...at, now: before }));
      }),
      { numRuns: 2000 },
    );
  });
});
