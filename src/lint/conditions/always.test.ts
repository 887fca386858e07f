import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCondition } from '../../conditions/compile-condition';
import type { Condition } from '../../conditions/condition';
import type { FieldReading, FieldType } from '../../record/types';
import { deal, NOW } from '../../rule-kinds/testing/record-builder';
import { isNeverFalse, isNeverTrue } from './always';

const TYPES: Record<string, FieldType> = { amount: 'money', source: 'choice', closeDate: 'date' };
const typeOf = (field: string) => TYPES[field] ?? 'text';
const never = (condition: Condition) => isNeverTrue(condition, typeOf);

describe('conditions that no record fulfils', () => {
  it.each<[string, Condition]>([
    ['an upside-down band', { op: 'between', field: 'amount', from: 10, to: 5 }],
    [
      'an empty stretch',
      {
        op: 'all',
        of: [
          { op: 'gt', field: 'amount', value: 5 },
          { op: 'lt', field: 'amount', value: 5 },
        ],
      },
    ],
    [
      'two values at once',
      {
        op: 'all',
        of: [
          { op: 'eq', field: 'source', value: 'Web' },
          { op: 'eq', field: 'source', value: 'Event' },
        ],
      },
    ],
    [
      'a value that is ruled out',
      {
        op: 'all',
        of: [
          { op: 'eq', field: 'source', value: 'Web' },
          { op: 'neq', field: 'source', value: ' WEB' },
        ],
      },
    ],
    [
      'filled and empty',
      {
        op: 'all',
        of: [
          { op: 'exists', field: 'source' },
          { op: 'empty', field: 'source' },
        ],
      },
    ],
    [
      'empty with a value',
      {
        op: 'all',
        of: [
          { op: 'empty', field: 'amount' },
          { op: 'gt', field: 'amount', value: 1 },
        ],
      },
    ],
    [
      'old and new',
      {
        op: 'all',
        of: [
          { op: 'olderThanDays', field: 'closeDate', days: 30 },
          { op: 'withinDays', field: 'closeDate', days: 14 },
        ],
      },
    ],
    [
      'the opposite of everything',
      {
        op: 'none',
        of: [
          {
            op: 'any',
            of: [
              { op: 'exists', field: 'source' },
              { op: 'empty', field: 'source' },
            ],
          },
        ],
      },
    ],
    [
      'neither filled nor empty',
      {
        op: 'none',
        of: [
          { op: 'exists', field: 'source' },
          { op: 'empty', field: 'source' },
        ],
      },
    ],
    [
      'no amount at all',
      {
        op: 'none',
        of: [
          { op: 'empty', field: 'amount' },
          { op: 'lte', field: 'amount', value: 5 },
          { op: 'between', field: 'amount', from: 2, to: 9 },
          { op: 'gte', field: 'amount', value: 9 },
        ],
      },
    ],
    [
      'a contradiction one level down',
      {
        op: 'all',
        of: [
          { op: 'gt', field: 'amount', value: 9 },
          { op: 'all', of: [{ op: 'lt', field: 'amount', value: 3 }] },
        ],
      },
    ],
  ])('%s', (_name, condition) => {
    expect(never(condition)).toBe(true);
  });

  it.each<[string, Condition]>([
    [
      'the one amount that two ranges leave out',
      {
        op: 'none',
        of: [
          { op: 'empty', field: 'amount' },
          { op: 'lt', field: 'amount', value: 5 },
          { op: 'gt', field: 'amount', value: 5 },
        ],
      },
    ],
    [
      'touching bands',
      {
        op: 'all',
        of: [
          { op: 'gte', field: 'amount', value: 5 },
          { op: 'lte', field: 'amount', value: 5 },
        ],
      },
    ],
    [
      'either of two values',
      {
        op: 'any',
        of: [
          { op: 'eq', field: 'source', value: 'Web' },
          { op: 'eq', field: 'source', value: 'Event' },
        ],
      },
    ],
    [
      'empty, and not one value',
      {
        op: 'all',
        of: [
          { op: 'empty', field: 'source' },
          { op: 'neq', field: 'source', value: 'Web' },
        ],
      },
    ],
  ])('but not %s', (_name, condition) => {
    expect(never(condition)).toBe(false);
  });
});

const number = fc.integer({ min: 0, max: 4 });
const word = fc.constantFrom('Web', 'Event', 'Partner');
const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    op: fc.constantFrom('eq', 'neq', 'gt', 'gte', 'lt', 'lte'),
    field: fc.constant('amount'),
    value: number,
  }),
  fc.record({ op: fc.constant('between'), field: fc.constant('amount'), from: number, to: number }),
  fc.record({ op: fc.constantFrom('eq', 'neq'), field: fc.constant('source'), value: word }),
  fc.record({
    op: fc.constantFrom('in', 'notIn'),
    field: fc.constant('source'),
    values: fc.array(word, { minLength: 1, maxLength: 2 }),
  }),
  fc.record({ op: fc.constantFrom('exists', 'empty'), field: fc.constantFrom('source', 'amount') }),
) as fc.Arbitrary<Condition>;
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.record({
      op: fc.constantFrom('all', 'any', 'none'),
      of: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
    }) as fc.Arbitrary<Condition>,
  ),
}));

const reading = (value: number | string | null): FieldReading =>
  value === null
    ? { state: 'empty', label: 'x' }
    : { state: 'value', value, text: String(value), label: 'x' };
const RECORDS = [null, 0, 1, 2, 3, 4, 2.5].flatMap((amount) =>
  [null, 'Web', 'Event', 'Partner', 'Other'].map((source) =>
    deal({ fields: { amount: reading(amount), source: reading(source) } }),
  ),
);

describe('what is called never true or never false', () => {
  it('is so for every record of a small world', () => {
    fc.assert(
      fc.property(condition, (input) => {
        const test = compileCondition(input, typeOf);
        const truths = new Set(
          RECORDS.map((record) => test.truth(record, { now: NOW, zone: 'UTC', locale: 'en-GB' })),
        );
        if (never(input)) expect(truths.has(true)).toBe(false);
        if (isNeverFalse(input, typeOf)) expect(truths.has(false)).toBe(false);
      }),
      { numRuns: 2000, seed: 11 },
    );
  });
});
