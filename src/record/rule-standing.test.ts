import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deal, empty, filled, unreadable } from '../rule-kinds/testing/record-builder';
import { nextStanding, type RuleStanding } from './rule-standing';
import type { CrmRecord } from './types';
import type { RuleMark } from './visit';

const PACK = 'company@3';
const shown: RuleMark = { rule: 'stale', as: 'shown', fields: ['amount', 'closeDate'] };
const open = deal({ fields: { amount: empty(), closeDate: filled('2026-12-01') } });

const whatOf = (
  before: RuleStanding | undefined,
  record: CrmRecord,
  marks: RuleMark[],
  by = PACK,
): string[] => nextStanding(before, record, by, marks).counts.map(({ rule, what }) => `${rule} ${what}`);
const standingAfter = (record: CrmRecord, marks: RuleMark[]) =>
  nextStanding(undefined, record, PACK, marks).standing;

describe('what a visit adds to the counts of a rule', () => {
  it('is one warning, however often the record is opened', () => {
    expect(whatOf(undefined, open, [shown])).toEqual(['stale shown']);
    expect(whatOf(standingAfter(open, [shown]), open, [shown])).toEqual([]);
  });

  it('is one more when another version judges', () => {
    expect(whatOf(standingAfter(open, [shown]), open, [shown], 'company@4')).toEqual(['stale shown']);
    expect(whatOf(standingAfter(open, [shown]), open, [], 'company@4')).toEqual([]);
  });

  it.each<[string, CrmRecord, string[]]>([
    [
      'a field that it named has a value now',
      deal({ fields: { amount: filled(9), closeDate: filled('2026-12-01') } }),
      ['stale fixed'],
    ],
    ['nothing that it named was changed', open, ['stale gone']],
    [
      'another field was changed',
      deal({ fields: { ...open.fields, nextStep: filled('Call') } }),
      ['stale gone'],
    ],
    [
      'what it named can’t be read now',
      deal({ fields: { amount: unreadable('not-a-number') } }),
      ['stale gone'],
    ],
  ])('when it goes away: %s', (_, record, expected) => {
    expect(whatOf(standingAfter(open, [shown]), record, [])).toEqual(expected);
  });

  it('waits while the rule can’t be judged', () => {
    const unknown = nextStanding(standingAfter(open, [shown]), open, PACK, [
      { rule: 'stale', as: 'unknown' },
    ]);
    expect(unknown.counts).toEqual([]);
    expect(whatOf(unknown.standing, open, [shown])).toEqual([]);
    expect(whatOf(unknown.standing, deal({ fields: { amount: filled(9) } }), [])).toEqual(['stale fixed']);
  });

  it('counts what shadow mode kept back, and what is parked, apart', () => {
    expect(
      whatOf(undefined, open, [
        { rule: 'a', as: 'silent' },
        { rule: 'b', as: 'parked' },
      ]),
    ).toEqual(['a silent', 'b parked']);
  });

  it('changes nothing without a judgement', () => {
    const before = standingAfter(open, [shown]);
    expect(nextStanding(before, open, undefined, undefined)).toEqual({ standing: before, counts: [] });
  });

  it('never ends more warnings than began, in whatever order of visits', () => {
    const mark = fc.record({
      rule: fc.constantFrom('a', 'b'),
      as: fc.constantFrom('shown' as const, 'silent' as const, 'parked' as const, 'unknown' as const),
    });
    const marks = fc.uniqueArray(mark, { selector: ({ rule }) => rule, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 20 }), (visits) => {
        let standing: RuleStanding | undefined;
        const counts = { shown: 0, silent: 0, parked: 0, fixed: 0, gone: 0 };
        for (const visit of visits) {
          const next = nextStanding(standing, open, PACK, visit);
          standing = next.standing;
          for (const { what } of next.counts) counts[what] += 1;
          expect(counts.fixed + counts.gone).toBeLessThanOrEqual(counts.shown);
        }
      }),
      { seed: 14, numRuns: 300 },
    );
  });
});
