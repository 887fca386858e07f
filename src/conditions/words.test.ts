import { describe, expect, it } from 'vitest';
import type { FieldType } from '../record/types';
import type { Condition, LeafCondition } from './condition';
import { changeWords, conditionWords, joinChoices } from './words';

const CONTEXT = { zone: 'Europe/Berlin', locale: 'en-GB' };

describe('words of a condition', () => {
  it.each<[LeafCondition, FieldType, string, string, string]>([
    [
      { op: 'eq', field: 'x', value: 'New' },
      'choice',
      'X is “New”',
      'set X to “New”',
      'set X to something other than “New”',
    ],
    [
      { op: 'neq', field: 'x', value: true },
      'boolean',
      'X is not Yes',
      'set X to something other than Yes',
      'set X to Yes',
    ],
    [
      { op: 'in', field: 'x', values: [1, 2] },
      'number',
      'X is 1 or 2',
      'set X to 1 or 2',
      'set X to something other than 1 or 2',
    ],
    [
      { op: 'gt', field: 'x', value: 25000 },
      'money',
      'X is more than 25,000',
      'set X to more than 25,000',
      'set X to at most 25,000',
    ],
    [
      { op: 'gte', field: 'x', value: 0.25 },
      'number',
      'X is at least 0.25',
      'set X to at least 0.25',
      'set X to less than 0.25',
    ],
    [
      { op: 'lt', field: 'x', value: '2026-11-20' },
      'date',
      'X is before 20 Nov 2026',
      'set X to before 20 Nov 2026',
      'set X to on or after 20 Nov 2026',
    ],
    [
      { op: 'lte', field: 'x', value: '2026-11-20T13:00:00Z' },
      'datetime',
      'X is on or before 20 Nov 2026, 14:00 CET',
      'set X to on or before 20 Nov 2026, 14:00 CET',
      'set X to after 20 Nov 2026, 14:00 CET',
    ],
    [
      { op: 'between', field: 'x', from: 50, to: 1000 },
      'number',
      'X is from 50 to 1,000',
      'set X to 50 to 1,000',
      'set X to less than 50 or more than 1,000',
    ],
    [
      { op: 'contains', field: 'x', text: 'pilot' },
      'text',
      'X contains “pilot”',
      'put “pilot” into X',
      'take “pilot” out of X',
    ],
    [
      { op: 'anyOfWords', field: 'x', words: ['a', 'b'] },
      'text',
      'X names “a” or “b”',
      'name “a” or “b” in X',
      'take “a” and “b” out of X',
    ],
    [{ op: 'exists', field: 'x' }, 'text', 'X is filled', 'fill X', 'clear X'],
    [{ op: 'empty', field: 'x' }, 'text', 'X is empty', 'clear X', 'fill X'],
    [
      { op: 'olderThanDays', field: 'x', days: 30 },
      'date',
      'X is more than 30 days ago',
      'set X to more than 30 days ago',
      'set X to a day within the last 30',
    ],
    [
      { op: 'withinDays', field: 'x', days: 30 },
      'date',
      'X is within the last 30 days',
      'set X to a day within the last 30',
      'set X to more than 30 days ago',
    ],
    [
      { op: 'notIn', field: 'x', values: ['a'] },
      'choice',
      'X is none of “a”',
      'set X to something other than “a”',
      'set X to “a”',
    ],
    [
      { op: 'startsWith', field: 'x', text: 'a' },
      'text',
      'X starts with “a”',
      'let X start with “a”',
      'let X start with something other than “a”',
    ],
    [
      { op: 'endsWith', field: 'x', text: 'a' },
      'text',
      'X ends with “a”',
      'let X end with “a”',
      'let X end with something other than “a”',
    ],
    [
      { op: 'emailDomainIn', field: 'x', domains: ['mail.example'] },
      'text',
      'X is an address at mail.example',
      'set X to an address at mail.example',
      'set X to an address elsewhere than at mail.example',
    ],
    [
      { op: 'daysBetween', from: 'x', to: 'y', atLeast: 1, atMost: 5 },
      'date',
      'Y is at least 1 day and at most 5 days after X',
      'set Y to at least 1 day and at most 5 days after X',
      'set Y to a day that is not at least 1 day and at most 5 days after X',
    ],
    [
      { op: 'countAtLeast', events: ['call', 'e-mail'], count: 3, withinDays: 7 },
      'text',
      'there are at least 3 events of “call” or “e-mail” within the last 7 days',
      'reach 3 events of “call” or “e-mail” within the last 7 days',
      'stay under 3 events of “call” or “e-mail” within the last 7 days',
    ],
  ])('$op', (leaf, type, asks, toTrue, toFalse) => {
    const fieldOf = (name: string) => ({ label: name.toUpperCase(), type });
    expect([
      conditionWords(leaf, fieldOf, CONTEXT),
      changeWords(leaf, true, fieldOf, CONTEXT),
      changeWords(leaf, false, fieldOf, CONTEXT),
    ]).toEqual([asks, toTrue, toFalse]);
  });

  it('puts groups together', () => {
    const filled = (field: string): Condition => ({ op: 'exists', field });
    const of = [filled('A'), filled('B'), filled('C')];
    const words = (condition: Condition) =>
      conditionWords(condition, (label) => ({ label, type: 'text' }), CONTEXT);
    expect(words({ op: 'all', of })).toBe('A, B and C are filled');
    expect(words({ op: 'any', of })).toBe('A, B or C is filled');
    expect(words({ op: 'none', of })).toBe('it is not so that A, B or C is filled');
    expect(words({ op: 'atLeast', count: 2, of })).toBe(
      'at least 2 of these hold: A is filled, B is filled and C is filled',
    );
  });

  it('says once what neighbours share', () => {
    const words = (condition: Condition, complete?: true) =>
      conditionWords(condition, (label) => ({ label, type: 'text' }), {
        ...CONTEXT,
        ...(complete && { complete }),
      });
    const has = (field: string, text: string): Condition => ({ op: 'contains', field, text });
    const of: Condition[] = [has('A', '1'), has('A', '2'), has('B', '3'), { op: 'empty', field: 'C' }];
    expect(words({ op: 'any', of })).toBe('A contains “1” or “2”, B contains “3” or C is empty');
    expect(words({ op: 'all', of })).toBe('A contains “1” and “2”, B contains “3” and C is empty');
    expect(words({ op: 'any', of }, true)).toBe('A contains “1” or “2”; or B contains “3”; or C is empty');
    expect(words({ op: 'atLeast', count: 2, of: of.slice(0, 2) })).toBe(
      'at least 2 of these hold: A contains “1” and A contains “2”',
    );
    const mixed: Condition[] = [
      { op: 'exists', field: 'A' },
      { op: 'empty', field: 'B' },
    ];
    expect(words({ op: 'all', of: mixed })).toBe('A is filled and B is empty');
  });

  it('counts what nobody would read', () => {
    expect(joinChoices(['1', '2', '3', '4', '5'])).toBe('1, 2, 3, 4 or 5');
    expect(joinChoices(['1', '2', '3', '4', '5', '6'])).toBe('1, 2, 3, 4 or 2 more');
    expect(joinChoices([])).toBe('');
  });
});
