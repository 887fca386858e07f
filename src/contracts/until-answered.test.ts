import { expect, it } from 'vitest';
import { untilAnswered } from './until-answered';

it('passes on how far the work is, and nothing once it is answered or has failed', async () => {
  const told: number[] = [];
  let late = (_done: number): unknown => null;
  const answer = await untilAnswered(
    (done: number) => told.push(done),
    async (tell) => {
      late = tell;
      tell(1);
      return 'counted';
    },
  );
  late(2);
  const failing = untilAnswered(
    (done: number) => told.push(done),
    async (tell) => {
      late = tell;
      tell(3);
      throw new Error('It broke.');
    },
  );
  await expect(failing).rejects.toThrow('It broke.');
  late(4);
  expect({ answer, told }).toEqual({ answer: 'counted', told: [1, 3] });
});
