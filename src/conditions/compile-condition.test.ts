import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../record/format';
import type { AssessContext, FieldReading, FieldType } from '../record/types';
import { deal, empty, filled, moment, NOW, unreadable } from '../rule-kinds/testing/record-builder';
import { compileCondition, misfit } from './compile-condition';
import { type Condition, conditionSchema, isGroup, leafFields } from './condition';
import { treeOf } from './testing/arbitrary';

const CONTEXT: AssessContext = { now: NOW, zone: 'Europe/Berlin', locale: 'en-GB' };

function truth(condition: Condition, reading: FieldReading | null, type: FieldType, context = CONTEXT) {
  const fields: Record<string, FieldReading> = reading ? { x: reading } : {};
  return compileCondition(conditionSchema.parse(condition), () => type).truth(deal({ fields }), context);
}

describe('operators', () => {
  const x = 'x';
  it.each<[string, Condition, FieldReading, FieldType, boolean | 'unknown']>([
    [
      'eq ignores case and blanks',
      { op: 'eq', field: x, value: 'Computer  Software' },
      filled('COMPUTER_SOFTWARE'),
      'choice',
      true,
    ],
    ['eq compares whole texts', { op: 'eq', field: x, value: 'soft' }, filled('software'), 'text', false],
    ['eq on numbers', { op: 'eq', field: x, value: 5 }, filled(5), 'number', true],
    ['eq on booleans', { op: 'eq', field: x, value: false }, filled(false), 'boolean', true],
    ['eq on empty', { op: 'eq', field: x, value: 'a' }, empty(), 'text', false],
    ['neq on empty', { op: 'neq', field: x, value: 'a' }, empty(), 'text', true],
    ['neq on another value', { op: 'neq', field: x, value: 'a' }, filled('b'), 'text', true],
    ['neq on the same value', { op: 'neq', field: x, value: 'A' }, filled('a'), 'text', false],
    ['in', { op: 'in', field: x, values: ['a', 'B'] }, filled('b'), 'choice', true],
    ['in, none of them', { op: 'in', field: x, values: [1, 2] }, filled(3), 'number', false],
    ['gt at the limit', { op: 'gt', field: x, value: 5 }, filled(5), 'number', false],
    ['gte at the limit', { op: 'gte', field: x, value: 5 }, filled(5), 'money', true],
    ['lt at the limit', { op: 'lt', field: x, value: 5 }, filled(5), 'number', false],
    ['lte at the limit', { op: 'lte', field: x, value: 5 }, filled(5), 'number', true],
    ['gt on a date', { op: 'gt', field: x, value: '2026-11-01' }, filled('2026-11-02'), 'date', true],
    [
      'between includes its ends',
      { op: 'between', field: x, from: 50, to: 1000 },
      filled(1000),
      'number',
      true,
    ],
    ['between, outside', { op: 'between', field: x, from: 50, to: 1000 }, filled(49.9), 'number', false],
    ['contains', { op: 'contains', field: x, text: '@GMAIL.' }, filled('ada@gmail.example'), 'text', true],
    [
      'anyOfWords wants whole words',
      { op: 'anyOfWords', field: x, words: ['vp'] },
      filled('MVP of the year'),
      'text',
      false,
    ],
    [
      'anyOfWords beside punctuation',
      { op: 'anyOfWords', field: x, words: ['vp'] },
      filled('VP, Sales'),
      'text',
      true,
    ],
    [
      'anyOfWords with a phrase',
      { op: 'anyOfWords', field: x, words: ['c suite'] },
      filled('The C-Suite'),
      'text',
      true,
    ],
    [
      'anyOfWords without any letter',
      { op: 'anyOfWords', field: x, words: ['?'] },
      filled('a b'),
      'text',
      false,
    ],
    ['exists', { op: 'exists', field: x }, filled(0), 'number', true],
    ['exists on empty', { op: 'exists', field: x }, empty(), 'number', false],
    ['blank text is empty', { op: 'empty', field: x }, filled(' \n'), 'text', true],
    ['empty on a value', { op: 'empty', field: x }, filled(false), 'boolean', false],
    ['unreadable', { op: 'empty', field: x }, unreadable('loading'), 'text', 'unknown'],
    ['text in a number field', { op: 'exists', field: x }, filled('many'), 'number', 'unknown'],
    ['NaN', { op: 'neq', field: x, value: 1 }, filled(Number.NaN), 'number', 'unknown'],
    ['a day that does not exist', { op: 'exists', field: x }, filled('2026-02-30'), 'date', 'unknown'],
  ])('%s', (_name, condition, reading, type, expected) => {
    expect(truth(condition, reading, type)).toBe(expected);
  });

  it('a field that was not rendered is unknown to every operator', () => {
    for (const condition of [
      { op: 'exists', field: x },
      { op: 'neq', field: x, value: 'a' },
    ] as const)
      expect(truth(condition, null, 'text')).toBe('unknown');
  });
});

describe('distance to now', () => {
  const ago = (ms: number) => filled(NOW - ms);
  it('counts datetimes in exact days, the limit itself still within', () => {
    const within = (reading: FieldReading) =>
      truth({ op: 'withinDays', field: 'x', days: 30 }, reading, 'datetime');
    const older = (reading: FieldReading) =>
      truth({ op: 'olderThanDays', field: 'x', days: 30 }, reading, 'datetime');
    expect([within(ago(30 * DAY_MS)), older(ago(30 * DAY_MS))]).toEqual([true, false]);
    expect([within(ago(30 * DAY_MS + 1)), older(ago(30 * DAY_MS + 1))]).toEqual([false, true]);
    expect([within(ago(-120_000)), within(ago(-120_001))]).toEqual([true, false]);
  });

  it('counts dates in calendar days of the viewer’s zone', () => {
    const within = (days: number, date: string, zone: string) =>
      truth({ op: 'withinDays', field: 'x', days }, filled(date), 'date', { ...CONTEXT, zone });
    expect(within(0, '2026-11-20', 'Europe/Berlin')).toBe(true);
    expect(within(0, '2026-11-21', 'Europe/Berlin')).toBe(false);
    expect(within(0, '2026-11-21', 'Pacific/Kiritimati')).toBe(true);
    expect(within(0, '2026-11-20', 'Pacific/Kiritimati')).toBe(false);
  });

  it('does not guess where in the day a moment lies', () => {
    const older = (iso: string) =>
      truth({ op: 'olderThanDays', field: 'x', days: 30 }, moment(iso, 'day'), 'datetime');
    expect(older('2026-10-20T00:00:00Z')).toBe(true);
    expect(older('2026-10-21T00:00:00Z')).toBe('unknown');
    expect(older('2026-10-22T00:00:00Z')).toBe(false);
    expect(
      truth({ op: 'withinDays', field: 'x', days: 0.01 }, moment('2026-11-20T00:00:00Z', 'day'), 'datetime'),
    ).toBe('unknown');
  });

  it('foretells every turn', () => {
    const arbitrary = fc.record({
      op: fc.constantFrom('olderThanDays' as const, 'withinDays' as const),
      days: fc.integer({ min: 0, max: 60 }),
      at: fc.integer({ min: NOW - 70 * DAY_MS, max: NOW + 5 * DAY_MS }),
      later: fc.integer({ min: 0, max: 100 * DAY_MS }),
    });
    fc.assert(
      fc.property(arbitrary, ({ op, days, at, later }) => {
        const test = compileCondition({ op, field: 'x', days }, () => 'datetime');
        const record = deal({ fields: { x: filled(at) } });
        const answer = (now: number) => test.truth(record, { ...CONTEXT, now });
        const turns = test.turningPoints(record, CONTEXT).sort((a, b) => a - b);
        const before = turns.filter((turn) => turn <= NOW + later).at(-1) ?? NOW;
        expect(answer(NOW + later)).toBe(answer(before));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('groups', () => {
  const leaf = fc.constantFrom<Condition>(
    { op: 'eq', field: 'yes', value: 1 },
    { op: 'eq', field: 'no', value: 1 },
    { op: 'eq', field: 'gone', value: 1 },
  );
  const tree = treeOf(leaf);

  /** Every way the missing field could turn out, decided by plain boolean logic. */
  const decided = (condition: Condition, gone: boolean): boolean => {
    if (!isGroup(condition)) {
      const [leaf] = leafFields(condition);
      return leaf?.field === 'yes' || (leaf?.field === 'gone' && gone);
    }
    const parts = condition.of.map((part) => decided(part, gone));
    if (condition.op === 'all') return parts.every(Boolean);
    if (condition.op === 'atLeast') return parts.filter(Boolean).length >= condition.count;
    return condition.op === 'any' ? parts.some(Boolean) : !parts.some(Boolean);
  };

  it('never contradicts what the missing field could turn out to be', () => {
    const record = deal({ fields: { yes: filled(1), no: filled(0) } });
    fc.assert(
      fc.property(tree, (condition) => {
        const answer = compileCondition(condition, () => 'number').truth(record, CONTEXT);
        if (answer === 'unknown') return;
        expect([decided(condition, true), decided(condition, false)]).toEqual([answer, answer]);
      }),
      { numRuns: 1000 },
    );
  });

  it('is unknown only when a part that is unknown matters', () => {
    const of: Condition[] = [
      { op: 'eq', field: 'yes', value: 1 },
      { op: 'eq', field: 'gone', value: 1 },
    ];
    const record = deal({ fields: { yes: filled(1) } });
    const answers = (['all', 'any', 'none'] as const).map((op) =>
      compileCondition({ op, of }, () => 'number').truth(record, CONTEXT),
    );
    expect(answers).toEqual(['unknown', true, false]);
  });

  it.each([
    ['enough are true', ['yes', 'yes', 'gone'], true],
    ['enough can’t be reached', ['yes', 'no', 'no'], false],
    ['one more is needed and one is missing', ['yes', 'no', 'gone'], 'unknown'],
    ['none is true and too few are missing', ['no', 'no', 'gone'], false],
  ])('at least two: %s', (_name, names, expected) => {
    const of = names.map((field): Condition => ({ op: 'eq', field, value: 1 }));
    const record = deal({ fields: { yes: filled(1), no: filled(0) } });
    const test = compileCondition({ op: 'atLeast', count: 2, of }, () => 'number');
    expect(test.truth(record, CONTEXT)).toBe(expected);
  });

  it('reads every field once, in order', () => {
    const condition: Condition = {
      op: 'any',
      of: [
        { op: 'exists', field: 'b' },
        {
          op: 'none',
          of: [
            { op: 'exists', field: 'a' },
            { op: 'empty', field: 'b' },
          ],
        },
      ],
    };
    expect(compileCondition(condition, () => 'text').fields).toEqual(['b', 'a']);
  });
});

describe('what the language refuses', () => {
  it.each([
    ['an operator that does not exist', { op: 'matches', field: 'x', pattern: '.*' }],
    ['an empty group', { op: 'all', of: [] }],
    ['more than there are', { op: 'atLeast', count: 2, of: [{ op: 'exists', field: 'x' }] }],
    ['at least none', { op: 'atLeast', count: 0, of: [{ op: 'exists', field: 'x' }] }],
    ['at least of nothing', { op: 'atLeast', count: 1, of: [] }],
    ['a count where none is due', { op: 'all', count: 1, of: [{ op: 'exists', field: 'x' }] }],
    ['an argument too many', { op: 'exists', field: 'x', value: 1 }],
    ['an argument too few', { op: 'between', field: 'x', from: 1 }],
    ['an infinite number', { op: 'gt', field: 'x', value: Number.POSITIVE_INFINITY }],
  ])('%s', (_name, condition) => expect(conditionSchema.safeParse(condition).success).toBe(false));

  it('tells a wrong operator from a wrong value', () => {
    expect(misfit({ op: 'gt', field: 'x', value: 1 }, 'text')).toBe('operator');
    expect(misfit({ op: 'gt', field: 'x', value: 'many' }, 'number')).toBe('value');
    expect(misfit({ op: 'eq', field: 'x', value: '20/11/2026' }, 'date')).toBe('value');
    expect(misfit({ op: 'eq', field: 'x', value: '2026-11-20T14:00:00' }, 'datetime')).toBe('value');
    expect(misfit({ op: 'gt', field: 'x', value: '2026-11-20T14:00:00+01:00' }, 'datetime')).toBeNull();
    expect(misfit({ op: 'gt', field: 'x', value: '2026-11-20T14:00:00.123Z' }, 'datetime')).toBeNull();
    expect(misfit({ op: 'gt', field: 'x', value: '2026-11-20T14:00-05:30' }, 'datetime')).toBeNull();
    expect(misfit({ op: 'exists', field: 'x' }, 'boolean')).toBeNull();
  });

  it.each([
    '2026-02-30T00:00:00Z',
    '2026-11-20T24:00:00Z',
    '2026-11-20T14:60:00Z',
    '2026-11-20T14:00:00+99:00',
    '2026T10:00Z',
    '+002026-11-20T14:00:00Z',
    '2026-11-20T14:00:00.1234567Z',
    '20 Nov 2026 (T) 14:00+01:00',
  ])('refuses %s, which not every back end reads alike', (value) => {
    expect(misfit({ op: 'gt', field: 'x', value }, 'datetime')).toBe('value');
  });
});
