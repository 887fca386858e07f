import { expect, it } from 'vitest';
import { judgeSplit } from './out-of-fold';
import { leads } from './testing/seeded-cases';

it('learns nothing from the cases it is judged by', () => {
  const train = leads(400, 1);
  const test = leads(200, 2).map((entry) => ({
    ...entry,
    values: { industry: entry.outcome ? 'Only seen later' : 'Also new' },
  }));
  const { rounded, unrounded } = judgeSplit({ train, test }, [
    { name: 'industry', label: 'Industry', type: 'choice' },
  ]);
  expect(new Set(rounded.map(({ score }) => score)).size).toBe(1);
  expect(new Set(unrounded.map(({ score }) => score)).size).toBe(1);
  expect(rounded.map(({ outcome }) => outcome)).toEqual(test.map(({ outcome }) => outcome));
});
