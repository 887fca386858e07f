import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { ORG, recordOf } from '../crm/api/sync/testing/fake-crm';
import type { SyncStart } from '../record/sync';
import { LeadlightDatabase } from './database';
import { forgetRecordsBefore, saveVisit, suppress } from './records';
import { unpackSegment } from './review-columns';
import { readReview } from './review-index';
import { scanRecords } from './review-scan';
import { syncStore } from './sync-store';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 21);
const START: SyncStart = { ...ORG, scope: { kind: 'all' }, everyMs: null };
const SUMMARY = { breach: 0, warning: 1, info: 0, unknown: 0, passed: 2, topWarning: 'Stale', score: null };

const deal = (id: string, asOf = NOW) =>
  recordOf({ id, stage: 'Demo', modified: 5, isOpen: true, owner: 'a' }, asOf);
const met = (...ids: string[]) => ids.map((id) => ({ id, modified: 5 }));
const cursor = {
  mode: 'all',
  phase: 'list',
  reading: 1,
  after: '',
  startedAt: NOW,
  newest: 9,
  since: null,
  isNewQuestion: false,
} as const;

let db: LeadlightDatabase;
let store: ReturnType<typeof syncStore>;
let counter = 0;
beforeEach(() => {
  counter += 1;
  db = new LeadlightDatabase(`sync-store-${counter}`);
  store = syncStore(db);
});

async function kept(...ids: string[]) {
  const begun = await store.start(START);
  const state = await store.commit(begun, {
    state: { cursor },
    records: ids.map((id) => deal(id)),
    met: met(...ids),
  });
  if (!state) throw new Error('The page was not taken.');
  return state;
}

describe('a page', () => {
  it('brings its records, their members and the cursor at once', async () => {
    const state = await kept('1', '2');
    expect(state.cursor).toEqual(cursor);
    expect(await db.records.count()).toBe(2);
    expect(await store.known(state, ['1', '3'])).toEqual(new Map([['1', 5]]));
    expect(await store.absent(state.id, 2, 9)).toEqual(['1', '2']);
    expect(await store.absent(state.id, 1, 9)).toEqual([]);
  });

  it('is not taken after the state has changed, and changes nothing then', async () => {
    const state = await kept('1');
    await store.change(state.id, { status: 'paused' });
    expect(await store.commit(state, { state: {}, records: [deal('2')], met: met('2') })).toBeNull();
    expect([await db.records.count(), await db.syncMembers.count()]).toEqual([1, 1]);
  });

  it('is undone as a whole when a write fails', async () => {
    const state = await kept('1');
    const broken = { ...deal('2'), extra: () => {} };
    await expect(store.commit(state, { state: {}, records: [deal('3'), broken] })).rejects.toThrow();
    expect(await db.records.count()).toBe(1);
    expect((await store.load(state.id))?.step).toBe(state.step);
  });
});

describe('a record that has gone', () => {
  it('stays readable, counts no longer, and comes back when it is met again', async () => {
    const state = await kept('1', '2');
    const after = await store.commit(state, { state: {}, gone: { ids: ['1'], at: NOW } });
    const scanned: string[] = [];
    await scanRecords(db, (batch) => void scanned.push(...batch.map(({ record }) => record.identity.id)));
    expect(scanned).toEqual(['2']);
    const listed = (await readReview(db)).flatMap(unpackSegment).find(({ key }) => key.endsWith(':1'));
    expect(listed).toMatchObject({ title: 'Deal 1', topWarning: expect.stringContaining('Not in the CRM') });
    if (after) await store.commit(after, { state: {}, records: [deal('1', NOW + 1)], met: met('1') });
    expect((await db.records.get('hubspot:7:deal:1'))?.goneSince).toBeUndefined();
  });
});

describe('starting anew', () => {
  it('goes on where it stands with the same scope, and compares all with another', async () => {
    const state = await kept('1');
    await store.change(state.id, { comparedAt: NOW, status: 'paused' });
    expect(await store.start(START)).toMatchObject({ cursor, comparedAt: NOW, status: 'running' });
    const other: SyncStart = { ...START, scope: { kind: 'owners', owners: ['a'], label: 'Mine' } };
    expect(await store.start(other)).toMatchObject({ cursor: null, comparedAt: null });
  });
});

describe('what is deleted', () => {
  it('is only what the sync brought; what was opened stays', async () => {
    const state = await kept('1', '2');
    await saveVisit(db, deal('2', NOW + 1), SUMMARY);
    const snooze = {
      rule: 'stale-deal',
      kind: 'snooze',
      until: null,
      reason: null,
      at: NOW,
      fingerprint: '',
    } as const;
    for (const id of ['1', '2']) await suppress(db, deal(id, NOW).identity, snooze);
    expect(await store.wipe(state.id)).toBe(1);
    expect((await db.suppressions.toArray()).map(({ key }) => key)).toEqual(['hubspot:7:deal:2']);
    expect((await db.records.toArray()).map(({ record }) => record.identity.id)).toEqual(['2']);
    expect([await db.syncs.count(), await db.syncMembers.count()]).toEqual([0, 0]);
    expect(await store.wipe(state.id)).toBe(0);
  });

  it('is never what a sync that is up to date keeps, however long it is unchanged', async () => {
    const state = await kept('1');
    await saveVisit(db, deal('9', NOW), SUMMARY);
    await store.change(state.id, { asOf: NOW + 200 * DAY });
    expect(await forgetRecordsBefore(db, NOW + 100 * DAY)).toBe(1);
    expect((await db.records.toArray()).map(({ record }) => record.identity.id)).toEqual(['1']);
    expect(await forgetRecordsBefore(db, NOW + 300 * DAY)).toBe(1);
  });
});

it('keeps the CRM’s history of a record that is visited afterwards', async () => {
  await kept('1');
  await saveVisit(db, { ...deal('1', NOW + 1), history: [], coverage: 'page' }, SUMMARY);
  expect((await db.records.get('hubspot:7:deal:1'))?.record.history).toHaveLength(1);
});
