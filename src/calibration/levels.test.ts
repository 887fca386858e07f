import { describe, expect, it } from 'vitest';
import { compileCondition } from '../conditions/compile-condition';
import { empty, filled, lead, NOW } from '../rule-kinds/testing/record-builder';
import type { Case, CaseValue } from './case';
import { binField } from './learn';
import { piecesCondition, piecesText } from './level-pieces';
import { joinLevels, type SuggestField } from './levels';
import { leads } from './testing/seeded-cases';

const CONTEXT = { now: NOW, zone: 'UTC', locale: 'en-GB' };
const employees: SuggestField = { name: 'employees', label: 'Employees', type: 'number' };
const industry: SuggestField = { name: 'industry', label: 'Industry', type: 'choice' };
const partner: SuggestField = { name: 'isPartner', label: 'Partner', type: 'boolean' };

const some = (...values: [CaseValue, won: number, of: number][]): Case[] =>
  values.flatMap(([value, won, of], group) =>
    Array.from({ length: of }, (_, index) => ({
      id: `${group}-${index}`,
      outcome: index < won,
      score: 0,
      values: { employees: value, industry: value, isPartner: value },
    })),
  );

const texts = (field: SuggestField, cases: readonly Case[]) =>
  binField(field, cases).levels.map(({ pieces, n, won }) => [piecesText(pieces), n, won]);

describe('bands', () => {
  it('part values with clearly different rates, and keep blanks apart', () => {
    const cases = some([1, 2, 60], [2, 3, 60], [1003, 40, 60], [2000, 41, 60], [null, 9, 20]);
    expect(texts(employees, cases)).toEqual([
      ['under 1,000', 120, 5],
      ['1,000 and more', 120, 81],
      ['empty', 20, 9],
    ]);
  });

  it('are one where nothing differs', () => {
    expect(texts(employees, some([1, 20, 60], [2, 21, 60]))).toEqual([['filled', 120, 41]]);
    expect(texts(employees, some([1, 2, 3]))).toEqual([]);
  });

  it('are at most six', () => {
    const cases = some(
      ...Array.from({ length: 12 }, (_, step): [number, number, number] => [step, step * 40, 500]),
    );
    expect(binField(employees, cases).levels).toHaveLength(6);
  });
});

describe('categories', () => {
  it('join spellings and values alike, and leave rare and blank ones apart', () => {
    const cases = some(
      ['Retail', 10, 60],
      ['RETAIL ', 4, 20],
      ['Farming', 11, 60],
      ['Software', 50, 60],
      ['rare', 5, 9],
      ['odd', 1, 2],
      [' ', 3, 20],
    );
    expect(texts(industry, cases)).toEqual([
      ['Retail, Farming', 140, 25],
      ['Software', 60, 50],
      ['empty', 20, 3],
      ['any other value', 11, 6],
    ]);
  });

  it('say yes and no for booleans', () => {
    expect(texts(partner, some([true, 50, 60], [false, 5, 60]))).toEqual([
      ['no', 60, 5],
      ['yes', 60, 50],
    ]);
  });

  it('never take a value of another type for one of theirs', () => {
    const { levelOf } = binField(partner, some([true, 50, 60], [false, 5, 60], [null, 1, 20]));
    expect(['true', 1, undefined, null].map(levelOf)).toEqual([-1, -1, -1, 2]);
  });
});

describe('the condition of a level', () => {
  const cases = [...leads(500, 1), ...some(['rare', 1, 6], ['rarer', 1, 6])];

  it.each([employees, industry, partner])('holds for its values only: $name', (field) => {
    const binned = binField(field, cases);
    const tests = binned.levels.map(({ pieces }) =>
      compileCondition(piecesCondition(field.name, pieces), () => field.type),
    );
    const values: (CaseValue | undefined)[] = [
      ...cases.map((entry) => entry.values[field.name]),
      undefined,
      -1e9,
      316.5,
    ];
    for (const value of values) {
      const reading = value === null ? empty() : filled(value ?? '');
      const record = lead(value === undefined ? {} : { [field.name]: reading });
      const truths = tests.map((test) => test.truth(record, CONTEXT) === true);
      expect(truths.indexOf(true), String(value)).toBe(binned.levelOf(value));
      expect(truths.filter(Boolean).length).toBeLessThanOrEqual(1);
    }
  });

  it('and its words stay short when levels are joined', () => {
    const level = (from: number, to: number | undefined) => ({
      n: 1,
      won: 1,
      pieces: [{ kind: 'band' as const, from, to }],
    });
    const blank = { n: 2, won: 0, pieces: [{ kind: 'empty' as const }] };
    const joined = joinLevels([level(5, 9), level(20, undefined), blank, level(9, 20)]);
    expect(joined).toEqual({
      n: 5,
      won: 3,
      pieces: [{ kind: 'band', from: 5, to: undefined }, { kind: 'empty' }],
    });
    expect(piecesText(joined.pieces)).toBe('5 and more; or empty');
    expect(piecesCondition('size', joined.pieces)).toEqual({
      op: 'any',
      of: [
        { op: 'gte', field: 'size', value: 5 },
        { op: 'empty', field: 'size' },
      ],
    });
  });
});
