import { expect, it } from 'vitest';
import { sampleRows } from '../../testing/sample-rows';
import { sortKeys, warmOrders } from './sort-keys';
import { type Idle, warmRows } from './warm-rows';

const rowsOf = (size: number) =>
  sampleRows(
    Array.from({ length: size }, (_, index) => ({ key: `k${index}`, title: `Deal ${size - index}` })),
  );

/** An idle time of so many moments, each long enough for three steps; `onMoment` runs before each. */
function idleFor(moments: number, onMoment: (used: number) => void = () => {}) {
  let used = 0;
  const idle: Idle = (work) => {
    if (used >= moments) return;
    used += 1;
    onMoment(used);
    let steps = 3;
    work({ timeRemaining: () => (steps-- > 0 ? 50 : 0) });
  };
  return { idle, used: () => used };
}

it('has everything ready after some idle moments, and then rests', () => {
  const rows = rowsOf(5000);
  const { idle, used } = idleFor(1000);
  warmRows(rows, idle, new AbortController().signal);
  expect(warmOrders(rows)).toBe(false);
  expect(used()).toBeGreaterThan(3);
  expect(used()).toBeLessThan(1000);
});

it('stops when other rows are shown; a sort then finishes the work itself', () => {
  const rows = rowsOf(5000);
  const control = new AbortController();
  const { idle, used } = idleFor(1000, (moment) => moment === 2 && control.abort());
  warmRows(rows, idle, control.signal);
  expect(used()).toBe(2);
  expect([...sortKeys(rows, 'title', null).slice(0, 2)]).toEqual([4999, 4998]);
});
