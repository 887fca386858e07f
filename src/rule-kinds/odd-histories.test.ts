import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../record/types';
import { RULE_KINDS } from './index';
import { DAY, NOW } from './testing/record-builder';
import { type Example, type RuleKindExamples, runKind } from './testing/test-rule-kind';

/** What every kind owes to histories: their order says nothing, and no row may stop a rule. */

const odd: fc.Arbitrary<HistoryEntry> = fc.record(
  {
    field: fc.constantFrom('stage' as const, 'amount' as const, 'closeDate' as const, 'nextStep' as const),
    at: fc.constantFrom(NOW, NOW - DAY, NOW - 9 * DAY, 0, -1, Number.NaN, 8.64e15, 9e15),
    notBefore: fc.constantFrom(NOW, NOW - 20 * DAY, Number.NaN, 9e15, 0),
    from: fc.constantFrom('Demo', 'pilot', '', '0', '500', '2026-11-20', '2026-02-30', '9999-12-31', null),
    to: fc.constantFrom('Proposal', 'closedlost', '{{stage}}', '-3', '70', '2027-01-05', '0000-01-01', null),
    source: fc.constantFrom('crm' as const, 'observed' as const, 'page' as const),
    by: fc.constantFrom('user' as const, 'automation' as const, 'import' as const),
  },
  { requiredKeys: ['field', 'at', 'from', 'to', 'source'] },
);

for (const kind of RULE_KINDS) {
  const { examples }: { examples: RuleKindExamples } = await import(`./${kind.id}/examples.ts`);
  const all = fc.constantFrom<Example[]>(...examples.passes, ...examples.fails, ...examples.unknown);
  const run = (example: Example, history: readonly HistoryEntry[]) =>
    runKind(kind, example.options ?? examples.options, { ...example.record, history }, example.environment, {
      ...examples.pack,
      ...example.pack,
    });

  describe(`histories under ${kind.id}`, () => {
    it('say the same in any order', () => {
      const distinct = fc.uniqueArray(odd, { selector: (row) => row.at, maxLength: 6 });
      fc.assert(
        fc.property(all, distinct, fc.func(fc.integer()), (example, rows, order) => {
          const shuffled = [...rows].sort((a, b) => order(a.at) - order(b.at));
          expect(run(example, shuffled)).toEqual(run(example, rows));
        }),
        { numRuns: 100, seed: 61 },
      );
    });

    it('never stop it, nor leave a hole in its sentences', () => {
      fc.assert(
        fc.property(all, fc.array(odd, { maxLength: 6 }), (example, rows) => {
          for (const finding of run(example, [...example.record.history, ...rows])) {
            expect(finding.message).not.toMatch(/undefined|NaN|Infinity|Invalid Date|\[object/);
            if (finding.measure)
              expect(Number.isFinite(finding.measure.value + finding.measure.limit)).toBe(true);
          }
        }),
        { numRuns: 200, seed: 67 },
      );
    });
  });
}
