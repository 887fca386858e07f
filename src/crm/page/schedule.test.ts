import { expect, it } from 'vitest';
import { manualClock } from '../testing/manual-clock';
import { createSchedule, WAITS } from './schedule';

function scheduled() {
  const clock = manualClock(1_000);
  const reads: number[] = [];
  const timers = clock as unknown as Pick<Window, 'setTimeout' | 'clearTimeout'>;
  const schedule = createSchedule(timers, clock.now, () => reads.push(clock.now() - 1_000));
  return { clock, reads, schedule };
}

it('reads a loading page at most every 50 ms, however much happens', () => {
  const { clock, reads, schedule } = scheduled();
  for (let i = 0; i < 20; i += 1) {
    schedule.soon(true);
    clock.advance(10);
  }
  expect(reads).toEqual([WAITS.loading, 2 * WAITS.loading, 3 * WAITS.loading, 4 * WAITS.loading]);
});

it('reads a ready page once it keeps still', () => {
  const { clock, reads, schedule } = scheduled();
  schedule.soon(false);
  clock.advance(100);
  schedule.soon(false);
  clock.advance(1_000);
  expect(reads).toEqual([100 + WAITS.quiet]);
  expect(clock.waiting()).toBe(0);
});

it('does not wait for ever on a page that never keeps still', () => {
  const { clock, reads, schedule } = scheduled();
  for (let i = 0; i < 13; i += 1) {
    schedule.soon(false);
    clock.advance(50);
  }
  expect(reads).toEqual([WAITS.mostQuiet]);
});

it('takes a later look unless an earlier one is planned, and drops it when asked', () => {
  const { clock, reads, schedule } = scheduled();
  schedule.after(500);
  schedule.after(900);
  clock.advance(2_000);
  expect(reads).toEqual([500]);
  schedule.after(500);
  schedule.clear();
  clock.advance(2_000);
  expect(reads).toEqual([500]);
});
