import { describe, expect, it } from 'vitest';
import { NO_COUNTS, type SyncPage, type SyncState, syncId } from '../../../record/sync';
import type { CrmRecord, EpochMs } from '../../../record/types';
import { CrmApiError } from '../failure';
import { runSync } from './run-sync';
import type { SyncStore } from './sync-store';
import { type FakeCrm, fakeCrm, ORG } from './testing/fake-crm';

const ID = syncId(ORG);
const DAY = 86_400_000;

/** A store in memory; `pages` are what was committed. */
function memoryStore() {
  const records = new Map<string, CrmRecord>();
  const members = new Map<string, { reading: number; modified: EpochMs }>();
  const gone = new Set<string>();
  const pages: SyncPage[] = [];
  let state: SyncState = {
    ...ORG,
    id: ID,
    scope: { kind: 'all' },
    everyMs: null,
    status: 'running',
    step: 0,
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
  const store: SyncStore = {
    load: async () => state,
    async commit(before, page) {
      if (before.step !== state.step) return null;
      pages.push(page);
      const reading = page.state.cursor?.reading ?? state.cursor?.reading ?? 0;
      for (const record of page.records ?? []) records.set(record.identity.id, record);
      for (const { id, modified } of page.met ?? []) members.set(id, { reading, modified });
      for (const id of page.left ?? []) members.delete(id);
      for (const id of page.gone?.ids ?? []) {
        members.delete(id);
        gone.add(id);
      }
      state = { ...state, ...page.state, step: state.step + 1 };
      return state;
    },
    known: async (_, ids) =>
      new Map(ids.flatMap((id) => (members.has(id) ? [[id, members.get(id)?.modified ?? 0] as const] : []))),
    absent: async (_, reading, limit) =>
      [...members]
        .filter(([, member]) => member.reading < reading)
        .map(([id]) => id)
        .slice(0, limit),
  };
  return {
    store,
    records,
    members,
    gone,
    pages,
    state: () => state,
    set: (part: Partial<SyncState>) => {
      state = { ...state, ...part, step: state.step + 1 };
    },
  };
}

type Memory = ReturnType<typeof memoryStore>;

async function sync(crm: FakeCrm, memory: Memory, plan: Parameters<FakeCrm['plan']>[0] = {}) {
  memory.set({ status: 'running' });
  const timing = { now: () => crm.now, sleep: async () => {} };
  return runSync(ID, { store: memory.store, plan: async () => crm.plan(plan), timing });
}

describe('a first reading', () => {
  it('reads every record of the scope once, in pages, and says as of when', async () => {
    const [crm, memory] = [fakeCrm(25), memoryStore()];
    crm.change('00004', { isOpen: false });
    const end = await sync(crm, memory);
    expect(memory.records.size).toBe(24);
    expect(crm.asked).toBe(24);
    expect(Math.max(...memory.pages.map(({ records }) => records?.length ?? 0))).toBe(4);
    expect(end).toMatchObject({ status: 'idle', cursor: null, asOf: crm.now, problem: null });
    expect(end?.counts).toEqual({ met: 24, total: 24, read: 24, gone: 0 });
  });

  it('takes only what the owners of the scope have', async () => {
    const [crm, memory] = [fakeCrm(9), memoryStore()];
    await sync(crm, memory, { owner: 'b' });
    expect([...memory.records.keys()]).toEqual(['00003', '00006', '00009']);
  });
});

describe('a later reading', () => {
  it('asks for what was modified since, and sees closing', async () => {
    const [crm, memory] = [fakeCrm(40), memoryStore()];
    await sync(crm, memory);
    crm.change('00007', { stage: 'Proposal' });
    crm.change('00008', { isOpen: false });
    crm.change('00050', {});
    crm.change('00051', { isOpen: false });
    crm.asked = 0;
    const end = await sync(crm, memory);
    // The newest of the first reading comes along: it may have been modified again in that moment.
    expect(crm.asked).toBe(4);
    expect(memory.records.get('00007')?.stage?.id).toBe('Proposal');
    expect(memory.members.has('00008')).toBe(false);
    expect([memory.records.has('00050'), memory.records.has('00051')]).toEqual([true, false]);
    expect(end?.comparedAt).not.toBe(end?.asOf);
  });

  it('finds out once a day what has gone, and reads nothing that is as it was', async () => {
    const [crm, memory] = [fakeCrm(30), memoryStore()];
    await sync(crm, memory);
    crm.deals.delete('00005');
    crm.change('00006', { owner: 'x' });
    crm.asked = 0;
    crm.now += DAY;
    const end = await sync(crm, memory);
    expect([...memory.gone]).toEqual(['00005']);
    expect(end?.counts.gone).toBe(1);
    expect(crm.asked).toBe(3);
    expect(memory.records.get('00005')).toBeDefined();
  });

  it('stores a record that was handed over as it is now, and follows it no longer', async () => {
    const [crm, memory] = [fakeCrm(6), memoryStore()];
    await sync(crm, memory, { owner: 'b' });
    crm.change('00003', { owner: 'a' });
    crm.now += DAY;
    await sync(crm, memory, { owner: 'b' });
    expect(memory.members.has('00003')).toBe(false);
    expect(memory.gone.size).toBe(0);
    expect(memory.records.get('00003')?.fields.owner).toMatchObject({ value: 'a' });
  });

  it('reads everything again when other fields are asked for', async () => {
    const [crm, memory] = [fakeCrm(10), memoryStore()];
    await sync(crm, memory);
    crm.asked = 0;
    await sync(crm, memory, { question: 'more fields' });
    expect(crm.asked).toBe(10);
  });
});

describe('a failure', () => {
  const failure = (kind: 'forbidden' | 'server' | 'bad-token') => new CrmApiError(kind, 'hubspot', 'deals');

  it('that lasts for a moment is tried again at once', async () => {
    const [crm, memory] = [fakeCrm(8), memoryStore()];
    crm.failures = [undefined, undefined, failure('forbidden'), failure('bad-token')];
    expect(await sync(crm, memory)).toMatchObject({ status: 'idle', problem: null });
    expect(memory.records.size).toBe(8);
  });

  it('that lasts stops the reading where it is, deletes nothing, and says when it goes on', async () => {
    const [crm, memory] = [fakeCrm(20), memoryStore()];
    await sync(crm, memory);
    crm.now += DAY;
    crm.failures = [undefined, failure('forbidden'), failure('forbidden'), failure('forbidden')];
    const stopped = await sync(crm, memory);
    expect(stopped).toMatchObject({ status: 'running', failures: 1, nextTry: crm.now + 30_000 });
    expect(stopped?.problem?.text).toContain('Ask an administrator for read access');
    expect([memory.members.size, memory.gone.size]).toEqual([20, 0]);
    crm.failures = [];
    expect(await sync(crm, memory)).toMatchObject({ status: 'idle', problem: null, failures: 0 });
  });

  it('waits longer each time, and as long as the CRM asks', async () => {
    const [crm, memory] = [fakeCrm(3), memoryStore()];
    const waits: number[] = [];
    for (let times = 0; times < 3; times += 1) {
      crm.failures = [failure('server')];
      waits.push(((await sync(crm, memory))?.nextTry ?? 0) - crm.now);
    }
    crm.failures = [new CrmApiError('migrating', 'hubspot', 'deals', { retryAfterMs: 3_600_000 })];
    waits.push(((await sync(crm, memory))?.nextTry ?? 0) - crm.now);
    expect(waits).toEqual([30_000, 60_000, 120_000, 3_600_000]);
  });

  it('does not put a page over a state that someone has changed meanwhile', async () => {
    const [crm, memory] = [fakeCrm(20), memoryStore()];
    const timing = { now: () => crm.now, sleep: async () => {} };
    const plan = crm.plan();
    const read: typeof plan.read = (ids) => {
      memory.set({ status: 'paused' });
      return plan.read(ids);
    };
    const run = { store: memory.store, plan: async () => ({ ...plan, read }), timing };
    expect((await runSync(ID, run))?.status).toBe('paused');
    expect(memory.records.size).toBe(0);
  });
});
