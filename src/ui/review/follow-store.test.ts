import { beforeEach, expect, it } from 'vitest';
import { followStore } from './follow-store';

let calls: string[];
let state: { isChanged: boolean; isBusy: boolean; isFound: boolean };
let release: () => void;
let clock: number;
/** How long it is looked. */
let lookMs: number;
const OPENED = Date.UTC(2026, 10, 22);
const now = () => clock;

const follow = () =>
  followStore({
    hasChanged: () => state.isChanged,
    isBusy: async () => state.isBusy,
    async look() {
      calls.push('look');
      clock += lookMs;
      await new Promise<void>((resolve) => {
        release = resolve;
        if (!state.isFound) resolve();
      });
    },
    async refresh() {
      calls.push('refresh');
      state.isChanged = false;
    },
    now,
  });

beforeEach(() => {
  [clock, lookMs] = [OPENED, 0];
  calls = [];
  state = { isChanged: true, isBusy: false, isFound: false };
});

it('asks nobody while nothing has changed', async () => {
  state.isChanged = false;
  await follow()();
  expect(calls).toEqual([]);
});

it('has it looked at what time has made due, once in a while', async () => {
  state.isChanged = false;
  const shown = follow();
  clock = OPENED + 59_999;
  await shown();
  expect(calls).toEqual([]);
  clock = OPENED + 60_000;
  await shown();
  await shown();
  expect(calls).toEqual(['look']);
});

it('counts that while from the end of a look, however long it took', async () => {
  state.isChanged = false;
  const shown = follow();
  [clock, lookMs] = [OPENED + 60_000, 90_000];
  await shown();
  clock += 59_999;
  await shown();
  expect(calls).toEqual(['look']);
  clock += 1;
  await shown();
  expect(calls).toEqual(['look', 'look']);
});

it('makes up at once for a look that had to wait', async () => {
  state.isChanged = false;
  const shown = follow();
  clock = OPENED + 60_000;
  state.isBusy = true;
  await shown();
  state.isBusy = false;
  await shown();
  expect(calls).toEqual(['look']);
});

it('has what is due judged, and reads the list once', async () => {
  const shown = follow();
  await shown();
  await shown();
  expect(calls).toEqual(['look', 'refresh']);
});

it('waits with what has changed while the list is read or judged', async () => {
  const shown = follow();
  state.isBusy = true;
  await shown();
  expect(calls).toEqual([]);
  state.isBusy = false;
  await shown();
  expect(calls).toEqual(['look', 'refresh']);
});

it('leaves the reading to the end of the judging that it has begun', async () => {
  state.isFound = true;
  const shown = follow()();
  await Promise.resolve();
  await Promise.resolve();
  state.isBusy = true;
  release();
  await shown;
  expect(calls).toEqual(['look']);
});

it('reads nothing again that was read while it looked', async () => {
  state.isFound = true;
  const shown = follow()();
  await Promise.resolve();
  await Promise.resolve();
  state.isChanged = false;
  release();
  await shown;
  expect(calls).toEqual(['look']);
});

it('is asked once, however often the page is shown meanwhile', async () => {
  const shown = follow();
  await Promise.all([shown(), shown(), shown()]);
  expect(calls).toEqual(['look', 'refresh']);
});

it('shows what is stored where nobody judges, and tries again after a failure', async () => {
  let failures = 0;
  const shown = followStore({
    hasChanged: () => true,
    isBusy: async () => false,
    look: () => Promise.reject(new Error('The background is away.')),
    async refresh() {
      failures += 1;
      throw new Error('The store is away.');
    },
    now,
  });
  await expect(shown()).rejects.toThrow('The store is away.');
  await expect(shown()).rejects.toThrow('The store is away.');
  expect(failures).toBe(2);
});
