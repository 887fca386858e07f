import { describe, expect, it } from 'vitest';
import { CrmApiError } from '../crm/api/failure';
import { fakeCrm, ORG } from '../crm/api/sync/testing/fake-crm';
import { NO_COUNTS, type SyncStart, type SyncState, syncId } from '../record/sync';
import { unkeptInMemory } from '../record/testing/unkept-in-memory';
import { createSyncRunner, type SyncShelf, turnOf } from './sync-runner';

const MINUTE = 60_000;
const START: SyncStart = { ...ORG, scope: { kind: 'all' }, everyMs: 30 * MINUTE };
const STATE: SyncState = {
  ...START,
  id: syncId(ORG),
  status: 'running',
  step: 1,
  question: null,
  cursor: null,
  counts: NO_COUNTS,
  readings: 0,
  asOf: null,
  comparedAt: null,
  newest: null,
  problem: null,
  failures: 0,
  nextTry: null,
};

const NO_ROOM = new DOMException('x', 'QuotaExceededError');

/** A shelf of states in memory whose pages hold no records. */
function shelfOf(...first: SyncState[]) {
  const room = { isFull: false };
  const states = new Map(first.map((state) => [state.id, state]));
  const put = (state: SyncState): SyncState => {
    states.set(state.id, state);
    return state;
  };
  const shelf: SyncShelf = {
    all: async () => [...states.values()],
    load: async (id) => states.get(id) ?? null,
    start: async (start) => put({ ...STATE, ...start, id: syncId(start) }),
    async change(id, change) {
      const known = states.get(id);
      return known ? put({ ...known, ...change, step: known.step + 1 }) : null;
    },
    async wipe(id) {
      states.delete(id);
      return 3;
    },
    async commit(before, { state }) {
      if (room.isFull) throw Object.assign(new Error('x'), { name: 'AbortError', inner: NO_ROOM });
      const known = states.get(before.id);
      return known?.step === before.step ? put({ ...known, ...state, step: known.step + 1 }) : null;
    },
    known: async () => new Map(),
    absent: async () => [],
  };
  return { shelf, states, room };
}

function runnerOf(...first: SyncState[]) {
  const { shelf, states, room } = shelfOf(...first);
  const crm = fakeCrm(30);
  const alarms: (number | null)[] = [];
  let most = 0;
  let failure: CrmApiError | null = null;
  const runner = createSyncRunner({
    shelf,
    async plan() {
      if (failure) throw failure;
      const plan = crm.plan();
      return {
        ...plan,
        async read(ids) {
          const under = [...states.values()].filter(({ cursor }) => cursor !== null);
          most = Math.max(most, under.length);
          await new Promise((done) => setTimeout(done, 1));
          return plan.read(ids);
        },
      };
    },
    timing: { now: () => crm.now, sleep: async () => {} },
    setAlarm: async (at) => void alarms.push(at),
    announce: async () => {},
    unkept: unkeptInMemory(),
  });
  return {
    runner,
    crm,
    alarms,
    states,
    most: () => most,
    fill: (isFull: boolean) => {
      room.isFull = isFull;
    },
    fail: (error: CrmApiError | null) => {
      failure = error;
    },
  };
}

const settled = () => new Promise((done) => setTimeout(done, 60));

describe('a runner', () => {
  it('takes on what an earlier life left open, and is woken for the next turn', async () => {
    const { runner, crm, alarms, states } = runnerOf(STATE);
    await runner.wake();
    expect(states.get(STATE.id)).toMatchObject({ status: 'idle', asOf: crm.now });
    expect(alarms[0]).toBe(crm.now + 30_000);
    expect(alarms.at(-1)).toBe(crm.now + 30 * MINUTE);
    expect(crm.asked).toBe(30);
  });

  it('runs one sync of an account at once, however often it is woken', async () => {
    const lead: SyncState = { ...STATE, object: 'lead', id: syncId({ ...ORG, object: 'lead' }) };
    const { runner, crm, most, states } = runnerOf(STATE, lead);
    await Promise.all([runner.wake(), runner.wake(), runner.wake()]);
    await settled();
    expect(most()).toBe(1);
    expect(crm.asked).toBe(60);
    expect([...states.values()].map(({ status }) => status)).toEqual(['idle', 'idle']);
  });

  it('does nothing and sets no alarm while there is nothing to keep', async () => {
    const { runner, alarms } = runnerOf();
    await runner.wake();
    expect(alarms).toEqual([null]);
  });

  it('is stopped in the midst of a page, and goes on when asked', async () => {
    const { runner, crm, states } = runnerOf();
    await runner.start(START);
    await runner.pause(STATE.id);
    await settled();
    expect(states.get(STATE.id)?.status).toBe('paused');
    const asked = crm.asked;
    await runner.wake();
    expect(crm.asked).toBe(asked);
    await runner.readNow(STATE.id);
    await settled();
    expect(states.get(STATE.id)?.status).toBe('idle');
  });

  it('waits for the time a failure gave, not longer and not shorter', async () => {
    const { runner, crm, alarms, states, fail } = runnerOf(STATE);
    fail(new CrmApiError('migrating', 'hubspot', 'deals', { retryAfterMs: 10 * MINUTE }));
    await runner.wake();
    expect(states.get(STATE.id)).toMatchObject({ status: 'running', nextTry: crm.now + 10 * MINUTE });
    expect(alarms.at(-1)).toBe(crm.now + 10 * MINUTE);
    fail(null);
    await runner.wake();
    expect(crm.asked).toBe(0);
    crm.now += 10 * MINUTE;
    await runner.wake();
    expect(states.get(STATE.id)).toMatchObject({ status: 'idle', problem: null });
  });

  it('says so where the store takes not even that, and goes on once it does', async () => {
    const { runner, states, fill } = runnerOf(STATE);
    fill(true);
    await runner.wake();
    expect(states.get(STATE.id)).toMatchObject({ status: 'running', problem: null });
    const [told] = await runner.list();
    expect(told?.problem?.text).toContain('The browser has no room left');
    expect(told?.nextTry).toBe((told?.problem?.at ?? 0) + 30_000);
    fill(false);
    await runner.wake();
    expect(await runner.list()).toMatchObject([{ status: 'idle', problem: null }]);
  });

  it('stops every sync of an account that is disconnected', async () => {
    const other: SyncState = {
      ...STATE,
      org: '8',
      id: syncId({ ...ORG, org: '8' }),
      status: 'idle',
      asOf: 1,
    };
    const { runner, states } = runnerOf({ ...STATE, status: 'idle' }, other);
    await runner.pauseAccount({ crm: 'hubspot', org: '7' });
    expect([...states.values()].map(({ status }) => status)).toEqual(['paused', 'idle']);
  });

  it('leaves nothing behind when it is wiped while it reads', async () => {
    const { runner, states } = runnerOf();
    await runner.start(START);
    expect(await runner.wipe(STATE.id)).toBe(3);
    await settled();
    expect(states.size).toBe(0);
  });
});

it('knows whose turn it is', () => {
  const idle = { ...STATE, status: 'idle', asOf: 5 } as const;
  expect(turnOf(STATE)).toBe(0);
  expect(turnOf({ ...STATE, nextTry: 9 })).toBe(9);
  expect(turnOf({ ...STATE, status: 'paused' })).toBeNull();
  expect(turnOf(idle)).toBe(5 + 30 * MINUTE);
  expect(turnOf({ ...idle, everyMs: null })).toBeNull();
});
