import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createPollRunner, type PollRunner } from '../../src/background/poll-runner';
import type { SyncPlan } from '../../src/crm/api/sync/plan';
import { unkeptInMemory } from '../../src/record/testing/unkept-in-memory';
import type { LeadlightDatabase } from '../../src/store/database';
import { pollStore } from '../../src/store/poll-store';
import { waitingLead } from '../../src/store/testing/leads';
import { type Disk, fullStore } from './full-store';

/** The watch for new leads on a disk that is full: said in words, asked again later, and nothing missed by then. */
const START = Date.UTC(2026, 10, 20, 10);
const MINUTE = 60_000;
const ACCOUNT = { crm: 'hubspot', org: '7', scope: { kind: 'all' } } as const;

let db: LeadlightDatabase;
let disk: Disk;
let runner: PollRunner;
let now = START;
let alarm: number | null = null;
let asked = 0;
let leads: string[] = [];
/** Happens once leads have been read and before they are stored. */
let meanwhile = (): void => {};

beforeEach(async () => {
  disk = { isFull: false };
  db = fullStore(`poll-full-disk-${crypto.randomUUID()}`, disk);
  [now, alarm, asked, leads, meanwhile] = [START, null, 0, ['1', '2'], () => {}];
  runner = createPollRunner({
    shelf: pollStore(db),
    plan: async () => PLAN,
    now: () => now,
    signs: async () => ({ nextDueAt: null, isOpen: true }),
    async setAlarm(at) {
      alarm = at;
    },
    announce: async () => {},
    unkept: unkeptInMemory(),
  });
  await pollStore(db).start(ACCOUNT, now);
});
afterEach(() => db.delete());

const PLAN: SyncPlan = {
  question: 'q',
  chunk: 10,
  perCall: 10,
  isScopeInRecord: true,
  overlapMs: 10 * MINUTE,
  told: () => ({ clockSkewMs: 0, allowance: { remaining: null, max: null, windowMs: null } }),
  newest: async () => null,
  async list(after) {
    if (after === '') asked += 1;
    const listed = leads.map((id) => ({ id, modified: START - MINUTE, isCurrent: true }));
    return { listed, left: 0, isLast: true };
  },
  async read(ids) {
    const found = ids.map((id) => {
      const record = waitingLead(id, START - MINUTE);
      return [id, { record, modified: START - MINUTE, isInScope: true }] as const;
    });
    meanwhile();
    return new Map(found);
  },
};

const shown = async () => (await runner.list())[0];
const kept = async () => (await db.records.toArray()).map(({ key }) => key);
const NO_ROOM = /no room left for what was read\. What is stored stays/;

async function nextTurn(): Promise<void> {
  now = Math.max(now + 15_000, alarm ?? 0);
  await runner.wake();
}

it('asks nothing where no turn can be noted, says so, and waits before it tries again', async () => {
  await runner.wake();
  const before = [await db.polls.toArray(), await kept()];
  disk.isFull = true;
  leads = ['1', '2', '3'];
  await nextTurn();
  expect(asked).toBe(1);
  const state = await shown();
  expect(state).toMatchObject({ pace: 'trouble', problem: { kind: 'storage', at: now } });
  expect(state?.problem?.text).toMatch(NO_ROOM);
  // As it is due all the while, a moment too soon would be now, and again.
  expect([state?.nextAt, alarm]).toEqual([now + 30_000, now + 30_000]);
  await runner.wake();
  expect(await shown()).toEqual(state);
  expect([await db.polls.toArray(), await kept()]).toEqual(before);

  disk.isFull = false;
  await nextTurn();
  expect(await shown()).toMatchObject({ problem: null, pace: 'hot' });
  expect(await kept()).toHaveLength(3);
});

it('keeps nothing by half of a turn that found no room, and asks less often than it would', async () => {
  meanwhile = () => {
    disk.isFull = true;
  };
  await nextTurn();
  expect([await kept(), await db.watchPending.count(), await db.syncMembers.count()]).toEqual([[], 0, 0]);
  expect((await shown())?.problem?.text).toMatch(NO_ROOM);
  expect(alarm).toBe(now + 5 * MINUTE);
  const calls = asked;
  now += MINUTE;
  await runner.wake();
  expect(asked).toBe(calls);

  meanwhile = () => {};
  disk.isFull = false;
  await nextTurn();
  expect(await kept()).toHaveLength(2);
  expect(await shown()).toMatchObject({ problem: null, askedAt: now });
});

it('tries at once when it is asked to, and says no more once that was kept', async () => {
  disk.isFull = true;
  await nextTurn();
  await expect(runner.askNow('hubspot:7')).rejects.toThrow();
  expect((await shown())?.problem?.text).toMatch(NO_ROOM);
  disk.isFull = false;
  await runner.askNow('hubspot:7');
  await runner.wake();
  expect(await shown()).toMatchObject({ problem: null });
  expect(await kept()).toHaveLength(2);
});
