import { expect, it } from 'vitest';
import { FOLDS, foldOf, foldSplits, timeSplit } from './folds';
import { leads, shuffled } from './testing/seeded-cases';

it('puts an id into the same fold everywhere, and ids evenly into all', () => {
  expect(['a', 'b', '0068d00000ExampleAAA', 'ünï🚀'].map(foldOf)).toEqual([0, 2, 4, 3]);
  const counts = Array.from(
    { length: FOLDS },
    (_, fold) => leads(5000, 1).filter(({ id }) => foldOf(id) === fold).length,
  );
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(120);
});

it('judges each case once, by a model that never saw it', () => {
  const cases = leads(50, 1);
  const splits = foldSplits(cases);
  expect(splits.flatMap(({ test }) => test.map(({ id }) => id)).sort()).toEqual(
    cases.map(({ id }) => id).sort(),
  );
  for (const { train, test } of splits) expect(train.filter((entry) => test.includes(entry))).toEqual([]);
});

it('splits by time whatever the order, and not where a date is missing', () => {
  const cases = leads(10, 1);
  expect(timeSplit(shuffled(cases, 2))).toEqual({ train: cases.slice(0, 7), test: cases.slice(7) });
  expect(timeSplit([...cases, { id: 'x', outcome: true, score: 0, values: {} }])).toBeNull();
});
