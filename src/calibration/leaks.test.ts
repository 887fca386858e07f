import { describe, expect, it } from 'vitest';
import type { CaseValue } from './case';
import { findLeaks, percent } from './leaks';
import { leads, shuffled } from './testing/seeded-cases';

const random = leads(600, 5);

/** The leads with one more field, made of the outcome and a number from 0 to 99. */
const withField = (make: (won: boolean, dice: number, index: number) => CaseValue) =>
  random.map((entry, index) => ({
    ...entry,
    values: { ...entry.values, extra: make(entry.outcome, (index * 37) % 100, index) },
  }));

const leakOf = (make: (won: boolean, dice: number, index: number) => CaseValue) =>
  findLeaks(withField(make)).find(({ field }) => field === 'extra');

describe('leaks', () => {
  it('spares fields that merely matter, or do not', () => {
    expect(findLeaks(random)).toEqual([]);
  });

  it.each<[string, (won: boolean, dice: number, index: number) => CaseValue]>([
    ['the outcome itself', (won) => won],
    ['the outcome in other words', (won, dice) => (won ? `won ${dice % 3}` : `lost ${dice % 2}`)],
    ['a number that follows it', (won, dice) => (won ? 100 + dice : dice)],
    ['a number that runs against it', (won, dice, index) => (won ? -9000 : 0) - dice - index / 1000],
    [
      'a date of the outcome',
      (won, dice) => (won ? `2026-03-${10 + (dice % 18)}` : `2026-01-${10 + (dice % 18)}`),
    ],
    ['filled only when lost', (won, dice) => (won ? null : `reason ${dice}`)],
    ['filled for half of the won', (won, dice) => (won && dice < 60 ? `contract ${dice}` : ' ')],
    [
      'decided by the value, with noise',
      (won, dice) => (dice < 50 ? null : won !== dice > 96 ? 'hot' : 'cold'),
    ],
  ])('%s: leak', (_name, make) => {
    expect(leakOf(make)).toMatchObject({ level: 'leak' });
  });

  it.each<[string, (won: boolean, dice: number, index: number) => CaseValue]>([
    ['a strong number', (won, dice) => dice + (won ? 60 : 0)],
    ['filled for some of the won only', (won, dice) => (won && dice < 30 ? true : null)],
    ['a rating by hand', (won, dice) => (dice < 70 ? 'not rated' : won ? 'hot' : 'cold')],
  ])('%s: suspect', (_name, make) => {
    expect(leakOf(make)).toMatchObject({ level: 'suspect' });
  });

  it('says how often it is filled', () => {
    expect(leakOf((won, dice) => (won && dice < 60 ? 1 : null))?.reason).toBe(
      'It is filled for 62% of won and 0% of lost. Don’t score by it.',
    );
  });

  it('does not depend on the order of the cases', () => {
    const cases = withField((won, dice) => dice + (won ? 60 : 0));
    expect(findLeaks(shuffled(cases, 9))).toEqual(findLeaks(cases));
  });

  it('says nothing of an id that differs in every case, nor of too few cases', () => {
    expect(findLeaks(random.map((entry) => ({ ...entry, values: { key: entry.id } })))).toEqual([]);
    expect(findLeaks(withField((won) => won).slice(0, 29))).toEqual([]);
    expect(findLeaks(withField((won) => won).filter(({ outcome }) => outcome))).toEqual([]);
  });

  it('writes shares without claiming all or nothing', () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(percent)).toEqual(['0%', 'under 1%', '50%', 'over 99%', '100%']);
  });
});
