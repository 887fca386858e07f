import { expect, it } from 'vitest';
import { bundledPack } from './bundled';
import { parsePack } from './parse';

function problemsOf(targets: unknown): string[] {
  const parsed = parsePack({ ...bundledPack, targets });
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path}`);
}

it('takes ranges with one end or two, and a pack without any', () => {
  expect(
    problemsOf([
      { metric: 'winRate', low: 0.25, high: 0.35 },
      { metric: 'coverage', low: 3.5 },
    ]),
  ).toEqual([]);
  expect(parsePack(bundledPack).ok).toBe(true);
});

it.each([
  [
    'the same twice',
    [
      { metric: 'winRate', low: 0 },
      { metric: 'winRate', high: 1 },
    ],
    'target-twice targets[1]',
  ],
  ['no end', [{ metric: 'winRate' }], 'target-empty targets[0]'],
  ['ends turned round', [{ metric: 'winRate', low: 0.4, high: 0.3 }], 'target-reversed targets[0]'],
])('names %s', (_, targets, problem) => {
  expect(problemsOf(targets)).toEqual([problem]);
});

it('names a figure that there is none of', () => {
  expect(problemsOf([{ metric: 'happiness', low: 1 }])).toHaveLength(1);
});
