import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { runSync } from '../crm/api/sync/run-sync';
import { type FakeCrm, fakeCrm, ORG } from '../crm/api/sync/testing/fake-crm';
import { syncId } from '../record/sync';
import { setDamagedAside } from './damage/set-aside';
import { LeadlightDatabase } from './database';
import { forgetRecordsBefore } from './records';
import { syncStore } from './sync-store';

/** What is no longer stored, but open in the CRM still, is read again by the next comparison of all ids. */
const DAY = 86_400_000;
const ID = syncId(ORG);
const KEY = 'hubspot:7:deal:00003';

let db: LeadlightDatabase;
let crm: FakeCrm;
let counter = 0;
beforeEach(async () => {
  counter += 1;
  db = new LeadlightDatabase(`sync-forgotten-${counter}`);
  crm = fakeCrm(5);
  // The newest is read again with every look.
  crm.change('00005', {});
  await syncStore(db).start({ ...ORG, scope: { kind: 'all' }, everyMs: null });
  await sync();
});

async function sync(days = 0): Promise<void> {
  crm.now += days * DAY;
  crm.asked = 0;
  const store = syncStore(db);
  await store.change(ID, { status: 'running', nextTry: null });
  const timing = { now: () => crm.now, sleep: async () => {} };
  await runSync(ID, { store, plan: async () => crm.plan(), timing });
}

const count = () => Promise.all([db.records.count(), db.syncMembers.count()]);

describe('a record that was deleted while its sync rested', () => {
  it('comes back when the sync goes on', async () => {
    expect(await count()).toEqual([5, 5]);
    await syncStore(db).change(ID, { status: 'paused' });
    expect(await forgetRecordsBefore(db, crm.now + 200 * DAY)).toBe(5);
    expect(await count()).toEqual([0, 0]);
    await sync(201);
    expect([...(await count()), crm.asked]).toEqual([5, 5, 5]);
  });

  it('comes back, too, where an earlier version left the sync with it', async () => {
    await db.records.delete(KEY);
    await forgetRecordsBefore(db, 0);
    await sync(2);
    expect(await db.records.get(KEY)).toBeDefined();
  });

  it('is not deleted while its sync has it in step', async () => {
    await sync(199);
    expect(await forgetRecordsBefore(db, crm.now - DAY)).toBe(0);
    expect(await count()).toEqual([5, 5]);
  });
});

it('a record that was damaged and set aside comes back', async () => {
  await db.records.update(KEY, { record: null as never });
  expect(await setDamagedAside(db, crm.now)).toBe(1);
  await sync(2);
  expect((await db.records.get(KEY))?.record.title).toBe('Deal 00003');
});
