import { expect, it } from 'vitest';
import { unkeptProblems } from './unkept-problems';

const PROBLEM = { kind: 'storage', text: 'No room.', at: 1, againAt: 2 } as const;

/** As the browser keeps values in memory: an answer takes a while. */
function memory() {
  const kept = new Map<string, unknown>();
  return {
    get: async (name: string) => ({ [name]: kept.get(name) }),
    async set(values: object) {
      for (const [name, value] of Object.entries(values)) kept.set(name, value);
    },
  };
}

it('keeps what is noted at the same time, each under its id, and forgets what is over', async () => {
  const area = memory();
  const [packs, polls] = [unkeptProblems('pack', area), unkeptProblems('poll', area)];
  await Promise.all([packs.note('a', PROBLEM), packs.note('b', PROBLEM), polls.note('a', PROBLEM)]);
  expect(await packs.all()).toEqual({ a: PROBLEM, b: PROBLEM });
  await Promise.all([packs.note('a', null), packs.note('c', null)]);
  expect([await packs.all(), await polls.all()]).toEqual([{ b: PROBLEM }, { a: PROBLEM }]);
});
