import { expect, it } from 'vitest';
import { bridgeBars } from './bridge-bars';

const sum = (cents: number) => ({ count: 1, cents });
const bars = (opening: number, lines: number[], closing: number) =>
  bridgeBars(
    {
      opening: sum(opening),
      lines: lines.map((cents) => ({ line: cents < 0 ? 'won' : 'new', ...sum(cents) })),
      closing: sum(closing),
    },
    ({ cents }) => cents,
  ).map(({ kind, left, width }) => `${kind} ${left} ${width}`);

it('hangs each line from the one before', () => {
  expect(bars(60, [40, -50], 50)).toEqual(['end 0 60', 'up 60 40', 'down 50 50', 'end 0 50']);
});

it('moves the zero into the chart when the pipeline falls below it, and draws nothing of nothing', () => {
  expect(bars(50, [-100], -50)).toEqual(['end 50 50', 'down 0 100', 'end 0 50']);
  expect(bars(0, [], 0)).toEqual(['end 0 0', 'end 0 0']);
});
