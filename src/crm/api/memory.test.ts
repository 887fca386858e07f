import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { recalled } from './memory';
import { mapMemory } from './testing/memory';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 20, 14, 6);
const schema = z.object({ asked: z.array(z.string()) });

function setUp(memory = mapMemory()) {
  let calls = 0;
  let now = START;
  const ask = (isEnough: (value: { asked: string[] }) => boolean = () => true) =>
    recalled('describe-deal', {
      memory,
      schema,
      now: () => now,
      isEnough,
      async read() {
        calls += 1;
        return { asked: ['amount'], extra: 'not kept' };
      },
    });
  return {
    memory,
    ask,
    calls: () => calls,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('what is remembered of an account', () => {
  it('is read once, kept as its shape has it, and used for a week', async () => {
    const { ask, calls, pass, memory } = setUp();
    expect(await ask()).toEqual({ asked: ['amount'] });
    pass(6 * DAY);
    expect(await ask()).toEqual({ asked: ['amount'] });
    expect(calls()).toBe(1);
    expect(memory.kept.get('describe-deal')).toEqual({ at: START, value: { asked: ['amount'] } });
    pass(DAY);
    await ask();
    expect(calls()).toBe(2);
  });

  it('is read anew when it is too little, or damaged', async () => {
    const { ask, calls, memory } = setUp();
    await ask();
    await ask(({ asked }) => asked.includes('discount'));
    expect(calls()).toBe(2);
    for (const damaged of ['text', { at: START }, { at: START, value: { asked: 7 } }, null]) {
      memory.kept.set('describe-deal', damaged);
      expect(await ask()).toEqual({ asked: ['amount'] });
    }
    expect(calls()).toBe(6);
  });

  it('is no condition: a storage that fails costs a call and nothing else', async () => {
    const { ask, calls } = setUp(mapMemory(true));
    expect(await ask()).toEqual({ asked: ['amount'] });
    expect(await ask()).toEqual({ asked: ['amount'] });
    expect(calls()).toBe(2);
  });
});
