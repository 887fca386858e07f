import { expect, it } from 'vitest';
import { judgingPace } from './judging-pace';

function paced() {
  let now = 0;
  const told: number[] = [];
  const slept: number[] = [];
  const pace = judgingPace(({ done }) => told.push(done), {
    now: () => now,
    async sleep(ms) {
      slept.push(ms);
      now += ms;
    },
  });
  return { pace, told, slept, work: (ms: number) => (now += ms) };
}

it('rests as long as it has worked, within bounds', async () => {
  const { pace, slept, work } = paced();
  for (const ms of [30, 1, 4000]) {
    work(ms);
    await pace.rest();
  }
  expect(slept).toEqual([30, 5, 100]);
});

it('tells at once, twice a second, and of the end', () => {
  const { pace, told, work } = paced();
  for (let done = 0; done <= 10; done += 1) {
    pace.onProgress({ done, total: 10 });
    work(200);
  }
  expect(told).toEqual([0, 3, 6, 9, 10]);
});
