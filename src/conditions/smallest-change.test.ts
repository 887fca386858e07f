import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssessContext } from '../record/types';
import { deal, filled, NOW } from '../rule-kinds/testing/record-builder';
import { type Condition, isGroup, leafConditions, leafFields, partsNeeded } from './condition';
import { type Change, compileChange } from './smallest-change';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };
const RECORD = deal({ fields: { yes: filled(1), no: filled(0) } });

const one = (field: string): Condition => ({ op: 'eq', field, value: 1 });
const change = (condition: Condition, to: boolean) =>
  compileChange(condition, () => 'number')(RECORD, CONTEXT, to);
const names = (changes: readonly Change[]) =>
  changes.flatMap((entry) => leafFields(entry.condition)).map(({ field }) => field);

describe('the smallest change', () => {
  it('is one part of a condition that asks for all', () => {
    const both: Condition = { op: 'all', of: [one('yes'), { op: 'any', of: [one('yes'), one('yes')] }] };
    expect(change(both, false)).toEqual([{ condition: one('yes'), to: false, isKnown: true }]);
  });

  it('is every true part of a condition that any of them fulfils', () => {
    expect(names(change({ op: 'any', of: [one('yes'), one('no'), one('yes')] }, false))).toEqual([
      'yes',
      'yes',
    ]);
  });

  it('covers what is unknown, last and only where it is needed', () => {
    expect(change({ op: 'any', of: [one('gone'), one('yes')] }, false)).toEqual([
      { condition: one('yes'), to: false, isKnown: true },
      { condition: one('gone'), to: false, isKnown: false },
    ]);
    expect(names(change({ op: 'any', of: [one('gone'), one('no')] }, true))).toEqual(['no']);
  });

  it('is what is left to a count', () => {
    const two: Condition = { op: 'atLeast', count: 2, of: [one('yes'), one('no'), one('no')] };
    expect(names(change(two, true))).toEqual(['no']);
    expect(names(change({ op: 'none', of: [two] }, false))).toEqual(['no']);
  });

  it('is nothing when it is so already', () => {
    expect(change({ op: 'none', of: [one('no')] }, true)).toEqual([]);
  });
});

describe('on any condition', () => {
  const leaf = fc.constantFrom('yes', 'no').map(one);
  const { tree } = fc.letrec<{ tree: Condition }>((tie) => {
    const of = fc.array(tie('tree'), { minLength: 1, maxLength: 3 });
    return {
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.record({ op: fc.constantFrom('all' as const, 'any' as const, 'none' as const), of }),
        of.chain((parts) =>
          fc.record({
            op: fc.constant('atLeast' as const),
            count: fc.integer({ min: 1, max: parts.length }),
            of: fc.constant(parts),
          }),
        ),
      ),
    };
  });
  /** Gives every condition on a field its own object, so that each can be turned alone. */
  const ownLeaves = (condition: Condition): Condition =>
    isGroup(condition) ? { ...condition, of: condition.of.map(ownLeaves) } : { ...condition };

  const holds = (condition: Condition, turned: ReadonlySet<unknown>): boolean => {
    if (!isGroup(condition)) return (leafFields(condition)[0]?.field === 'yes') !== turned.has(condition);
    const reached = condition.of.filter((part) => holds(part, turned)).length >= partsNeeded(condition);
    return reached === (condition.op !== 'none');
  };

  it('it changes the answer, and nothing smaller does', () => {
    fc.assert(
      fc.property(tree.map(ownLeaves), fc.boolean(), (condition, to) => {
        const leaves = leafConditions(condition).map((entry) => entry.condition);
        fc.pre(leaves.length <= 10);
        const changes = change(condition, to);
        expect(holds(condition, new Set(changes.map((entry) => entry.condition)))).toBe(to);
        for (let subset = 0; subset < 2 ** leaves.length; subset += 1) {
          const turned = new Set(leaves.filter((_, index) => (subset >> index) & 1));
          if (turned.size < changes.length) expect(holds(condition, turned)).toBe(!to);
        }
      }),
      { numRuns: 200, seed: 20261120 },
    );
  });
});
