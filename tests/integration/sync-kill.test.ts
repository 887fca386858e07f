import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SyncPlan } from '../../src/crm/api/sync/plan';
import { runSync } from '../../src/crm/api/sync/run-sync';
import { type FakeCrm, fakeCrm, ORG } from '../../src/crm/api/sync/testing/fake-crm';
import { mergeHistory } from '../../src/record/history';
import { syncId } from '../../src/record/sync';
import { LeadlightDatabase } from '../../src/store/database';
import { changeSync, startSync } from '../../src/store/sync-states';
import { syncStore } from '../../src/store/sync-store';
import { alive, type Life, mortalStore } from './mortal-store';

/**
 * A background that dies at every await of a bulk sync: each call to the CRM and each operation of the
 * store. The next one goes on; in the end the store has exactly what the CRM has, and nothing twice.
 */
const ID = syncId(ORG);
let counter = 0;
let db: LeadlightDatabase;
beforeEach(async () => {
  counter += 1;
  db = new LeadlightDatabase(`sync-kill-${counter}`);
});
afterEach(() => db.delete());

function mortalPlan(plan: SyncPlan, life: Life): SyncPlan {
  return {
    ...plan,
    newest: () => alive(life, () => plan.newest()),
    list: (...args) => alive(life, () => plan.list(...args)),
    read: (...args) => alive(life, () => plan.read(...args)),
  };
}

/** One life of the background; answers how many awaits it took. */
async function live(crm: FakeCrm, last: number): Promise<number> {
  const life: Life = { steps: 0, last };
  const mortal = mortalStore(db.name, life);
  const timing = { now: () => crm.now, sleep: async () => {} };
  const run = { store: syncStore(mortal), plan: async () => mortalPlan(crm.plan(), life), timing };
  await runSync(ID, run).catch((error: unknown) => {
    if (last === Number.POSITIVE_INFINITY) throw error;
  });
  mortal.close();
  return life.steps;
}

async function isExactly(crm: FakeCrm): Promise<void> {
  const rows = await db.records.toArray();
  const open = [...crm.deals.values()].filter(({ isOpen }) => isOpen);
  const kept = rows.filter(({ goneSince, record }) => {
    return goneSince === undefined && crm.deals.get(record.identity.id)?.isOpen;
  });
  expect(kept.map(({ record }) => `${record.identity.id} ${record.stage?.id}`)).toEqual(
    open.map(({ id, stage }) => `${id} ${stage}`).sort(),
  );
  for (const { record } of rows) expect(mergeHistory(record.history)).toEqual(record.history);
  expect((await db.syncMembers.toArray()).map(({ id }) => id).sort()).toEqual(
    open.map(({ id }) => id).sort(),
  );
  const marked = rows.filter(({ goneSince }) => goneSince !== undefined);
  expect(marked.every(({ record }) => !crm.deals.has(record.identity.id))).toBe(true);
  const seen = await db.observations.toArray();
  expect(new Set(seen.map(({ key, entry }) => key + JSON.stringify(entry))).size).toBe(seen.length);
}

/** What happens in the CRM between two readings: moved, closed, deleted, new. */
function happens(crm: FakeCrm): void {
  crm.change('00002', { stage: 'Proposal' });
  crm.change('00005', { isOpen: false });
  crm.deals.delete('00009');
  crm.change('00030', {});
}

it('goes on after a death at any await, without loss or double', async () => {
  const crm = fakeCrm(18);
  await startSync(db, { ...ORG, scope: { kind: 'all' }, everyMs: null });
  const first = await live(crm, Number.POSITIVE_INFINITY);
  await isExactly(crm);
  expect(first).toBeGreaterThan(40);
  await db.delete();
  for (let last = 0; last < first; last += 1) {
    db = new LeadlightDatabase(`sync-kill-${counter}-${last}`);
    const again = fakeCrm(18);
    await startSync(db, { ...ORG, scope: { kind: 'all' }, everyMs: null });
    await live(again, last);
    await live(again, Number.POSITIVE_INFINITY);
    await isExactly(again);
    expect((await db.syncs.get(ID))?.status).toBe('idle');
    await db.delete();
  }
}, 120_000);

it('goes on after a death at any await of a later comparison', async () => {
  const compare = async (crm: FakeCrm, last: number): Promise<number> => {
    await startSync(db, { ...ORG, scope: { kind: 'all' }, everyMs: null });
    await live(crm, Number.POSITIVE_INFINITY);
    happens(crm);
    crm.now += 25 * 3_600_000;
    await changeSync(db, ID, { status: 'running' });
    return live(crm, last);
  };
  const whole = await compare(fakeCrm(12), Number.POSITIVE_INFINITY);
  await db.delete();
  for (let last = 0; last < whole; last += 1) {
    db = new LeadlightDatabase(`sync-compare-${counter}-${last}`);
    const crm = fakeCrm(12);
    await compare(crm, last);
    await live(crm, Number.POSITIVE_INFINITY);
    await isExactly(crm);
    await db.delete();
  }
}, 120_000);

/** One thing that happens: in the CRM, to the background, or time passes. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('die' as const), after: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ kind: fc.constant('move' as const), deal: fc.integer({ min: 1, max: 24 }) }),
  fc.record({ kind: fc.constant('close' as const), deal: fc.integer({ min: 1, max: 24 }) }),
  fc.record({ kind: fc.constant('delete' as const), deal: fc.integer({ min: 1, max: 24 }) }),
  fc.record({ kind: fc.constant('hour' as const) }),
);

it('has exactly what the CRM has, whatever happens in whatever order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 12 }), async (events) => {
      counter += 1;
      db = new LeadlightDatabase(`sync-any-${counter}`);
      const crm = fakeCrm(16);
      await startSync(db, { ...ORG, scope: { kind: 'all' }, everyMs: null });
      for (const what of events) {
        const id = 'deal' in what ? String(what.deal).padStart(5, '0') : '';
        if (what.kind === 'move') crm.change(id, { stage: `Stage ${crm.now}` });
        else if (what.kind === 'close') crm.change(id, { isOpen: false });
        else if (what.kind === 'delete') crm.deals.delete(id);
        else if (what.kind === 'hour') crm.now += 3_600_000;
        else {
          await changeSync(db, ID, { status: 'running' });
          await live(crm, what.after);
        }
      }
      crm.now += 25 * 3_600_000;
      await changeSync(db, ID, { status: 'running' });
      await live(crm, Number.POSITIVE_INFINITY);
      crm.now += 25 * 3_600_000;
      await changeSync(db, ID, { status: 'running' });
      await live(crm, Number.POSITIVE_INFINITY);
      await isExactly(crm);
      await db.delete();
    }),
    { numRuns: 60, seed: 16 },
  );
}, 120_000);
