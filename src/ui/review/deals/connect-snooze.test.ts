import * as Comlink from 'comlink';
import { afterEach, expect, it, vi } from 'vitest';
import { connectSnooze } from './connect-snooze';
import type { SnoozeCounts, SnoozeProgress, SnoozeService } from './snooze-service';

const CONTEXT = { now: 5, zone: 'UTC', locale: 'en-GB' };
const COUNTS: SnoozeCounts = { warnings: 3, records: 2, unjudged: 0 };
const open: MessagePort[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const port of open.splice(0)) port.close();
});

/** A page over a worker that tells what it is asked; it hangs until it is told to stop, or for ever. */
function page(answer: 'at once' | 'when stopped' | 'never') {
  const calls: string[] = [];
  let stop = () => {};
  const stopped = new Promise<null>((resolve) => {
    stop = () => resolve(null);
  });
  const service: SnoozeService = {
    async snooze({ id, keys }, tell) {
      calls.push(`snooze ${id} ${keys.split('\n').join()}`);
      // Heard before the answer: the two have ports of their own.
      await tell({ step: 'check', done: 2, total: 2 });
      if (answer === 'at once') return COUNTS;
      return answer === 'never' ? new Promise(() => {}) : stopped;
    },
    stopSnooze(id) {
      calls.push(`stop ${id}`);
      stop();
    },
    async undoSnooze(id, now) {
      calls.push(`undo ${id} ${now}`);
    },
  };
  let starts = 0;
  const start = () => {
    starts += 1;
    const { port1, port2 } = new MessageChannel();
    Comlink.expose(service, port1);
    open.push(port1, port2);
    return Object.assign(port2, { terminate: () => void calls.push('terminate') });
  };
  return { calls, stopped, starts: () => starts, snooze: connectSnooze(start, () => CONTEXT) };
}

const never = new AbortController().signal;

it('snoozes in one worker, run by run, and takes back the run that is meant', async () => {
  const { calls, snooze, starts } = page('at once');
  const steps: SnoozeProgress[] = [];
  await snooze(['a', 'b'], 9, (step) => steps.push(step), never);
  const second = await snooze(['c'], 9, () => {}, never);
  expect(second).toMatchObject(COUNTS);
  await second?.undo(() => {});
  expect(calls).toEqual(['snooze 1 a,b', 'snooze 2 c', 'undo 2 5']);
  expect(steps).toEqual([{ step: 'check', done: 2, total: 2 }]);
  expect(starts()).toBe(1);
});

it('tells the worker to stop', async () => {
  const { calls, snooze } = page('when stopped');
  const control = new AbortController();
  const running = snooze(['a'], 9, () => control.abort(), control.signal);
  expect(await running).toBeNull();
  expect(calls).toEqual(['snooze 1 a', 'stop 1']);
});

it('ends a worker that does not stop, and starts another one', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  const { calls, snooze, starts, stopped } = page('never');
  const control = new AbortController();
  const running = snooze(['a'], 9, () => control.abort(), control.signal);
  await stopped;
  await vi.advanceTimersByTimeAsync(3000);
  expect(await running).toBeNull();
  expect(calls).toContain('terminate');
  void snooze(['b'], 9, () => {}, never);
  expect(starts()).toBe(2);
});
