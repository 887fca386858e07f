import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tryOut } from '../../src/engine/try-out';
import { createPackSync, type PackSync, type PackSyncOptions } from '../../src/pack-sync/service';
import {
  companyPack,
  DAY,
  iso,
  NOW,
  newKey,
  publishPack,
  subtle,
} from '../../src/pack-sync/testing/publisher';
import { subscriptionText } from '../../src/record/subscription-text';
import { unkeptInMemory } from '../../src/record/testing/unkept-in-memory';
import { bundledPack } from '../../src/rule-packs/bundled';
import { LeadlightDatabase } from '../../src/store/database';
import { activePack, installBundledPack } from '../../src/store/packs';
import { publishedPacks } from './published-packs';

/** The whole way from a TLS server over verification into the store, with what servers do wrong. */
const packs = publishedPacks();
let db: LeadlightDatabase;
let sync: PackSync;
let now = NOW;
let announced: unknown[] = [];
let alarm: number | null = null;
let policy: string[] = [];
let names = 0;

beforeEach(async () => {
  names += 1;
  now = NOW;
  announced = [];
  alarm = null;
  policy = [];
  db = new LeadlightDatabase(`pack-sync-${names}`);
  await installBundledPack(db, bundledPack, NOW);
  sync = startSync();
  packs.server.reset();
});
afterEach(() => db.close());

const startSync = (change: Partial<PackSyncOptions> = {}) =>
  createPackSync({
    db,
    bundled: { id: bundledPack.id, version: bundledPack.version },
    fetch: (url, init) => fetch(url, init),
    subtle,
    now: () => now,
    random: () => 0.5,
    appVersion: '1',
    tryOut,
    timeoutMs: 10_000,
    mayFetch: async () => true,
    announce: async (inForce) => void announced.push(inForce),
    policy: async () => ({ packs: policy, mayAdd: true }),
    unkept: unkeptInMemory(),
    setAlarm: async (at) => {
      alarm = at;
    },
    ...change,
  });

const text = (publicKey = packs.key.publicKey) =>
  subscriptionText({ url: packs.server.url, publicKey, group: null });

const inUse = async () => {
  const { pack, origin } = await activePack(db);
  return [origin, (pack as { version: number }).version];
};

/** Subscribed, with version 1 in use. */
async function followed(): Promise<string> {
  packs.server.serve(await publishPack(packs.key, 1));
  const { id, state, reason } = await sync.subscribe(text());
  expect([state, reason]).toEqual(['current', 'Version 1 is the newest. It is good until 2026-12-20.']);
  return id;
}

describe('following a pack', () => {
  it('takes a new version into use, tells the engines, and wakes for the next look', async () => {
    const id = await followed();
    expect(announced).toEqual([{ id: 'company', version: 1, subscription: id }]);
    expect(await inUse()).toEqual(['signed', 1]);
    packs.server.serve(await publishPack(packs.key, 2));
    now += 2 * 3_600_000;
    await sync.wake();
    expect(await inUse()).toEqual(['signed', 2]);
    expect(announced).toHaveLength(2);
    expect(alarm).toBe(now + 3_600_000);
  });

  it('asks with the ETag, and fetches nothing twice', async () => {
    const id = await followed();
    const first = packs.server.requests.length;
    expect(await sync.syncNow(id)).toMatchObject({ state: 'current' });
    expect(packs.server.requests.slice(first)).toEqual([{ path: '/team/manifest.json', status: 304 }]);
    const again = await publishPack(packs.key, 1, { publishedAt: iso(NOW), expiresAt: iso(NOW + 60 * DAY) });
    packs.server.serve(again);
    expect(await sync.syncNow(id)).toMatchObject({ version: { expiresAt: NOW + 60 * DAY } });
    expect(packs.server.requests.slice(first + 1)).toEqual([{ path: '/team/manifest.json', status: 200 }]);
  });

  it('reads nothing of what has not changed', async () => {
    const id = await followed();
    const parse = vi.spyOn(JSON, 'parse');
    const verify = vi.spyOn(subtle, 'verify');
    expect(await sync.syncNow(id)).toMatchObject({ state: 'current' });
    expect(packs.server.requests.at(-1)?.status).toBe(304);
    expect([parse, verify].map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    vi.restoreAllMocks();
  });

  it('asks without a condition where the browser would have to ask the server for it first', async () => {
    const id = await followed();
    sync = startSync({ mayFetch: async () => false });
    expect(await sync.syncNow(id)).toMatchObject({ state: 'current', version: { version: 1 } });
    expect(packs.server.requests.at(-1)).toEqual({ path: '/team/manifest.json', status: 200 });
  });

  it('says that a pack is over when a server keeps newer ones back', async () => {
    const id = await followed();
    now += 31 * DAY;
    expect(await sync.syncNow(id)).toMatchObject({
      state: 'expired',
      version: { version: 1 },
      isInForce: true,
    });
    expect(packs.server.requests.at(-1)?.status).toBe(304);
  });

  it('makes one look of calls at the same time, and one row of one address', async () => {
    const id = await followed();
    const before = packs.server.requests.length;
    await Promise.all([sync.syncNow(id), sync.syncNow(id), sync.wake()]);
    expect(packs.server.requests.length - before).toBe(1);
    await sync.subscribe(text());
    expect(await sync.subscriptions()).toHaveLength(1);
  });

  it('goes back by one click, stays there, and forward again', async () => {
    const id = await followed();
    packs.server.serve(await publishPack(packs.key, 2));
    await sync.syncNow(id);
    expect(await sync.rollBack(id)).toMatchObject({ version: { version: 1 }, state: 'newer-available' });
    expect(await inUse()).toEqual(['signed', 1]);
    expect((await sync.syncNow(id)).version?.version).toBe(1);
    expect(await sync.useNewest(id)).toMatchObject({ version: { version: 2 }, state: 'current' });
    expect(announced.map((pack) => (pack as { version: number }).version)).toEqual([1, 2, 1, 2]);
  });

  it('ends with the bundled pack', async () => {
    const id = await followed();
    await sync.unsubscribe(id);
    expect(await inUse()).toEqual(['bundled', bundledPack.version]);
    expect(await sync.subscriptions()).toEqual([]);
    expect(alarm).toBeNull();
  });

  it('goes on in a new background with what the store knows', async () => {
    const id = await followed();
    sync = startSync();
    await sync.start();
    expect(announced.at(-1)).toEqual({ id: 'company', version: 1, subscription: id });
    expect(alarm).toBe(now + 3_600_000);
  });

  it('is set by a policy, kept from being removed, and ends with it', async () => {
    packs.server.serve(await publishPack(packs.key, 1));
    policy = [text(), 'no subscription'];
    await sync.start();
    now += 60_000;
    await sync.wake();
    const [managed] = await sync.subscriptions();
    expect(managed).toMatchObject({ isManaged: true, isInForce: true, state: 'current' });
    await expect(sync.unsubscribe(managed?.id ?? '')).rejects.toThrow(/organisation/);
    const stranger = await newKey();
    await expect(sync.subscribe(text(stranger.publicKey))).rejects.toThrow(/organisation/);
    policy = [];
    await sync.start();
    expect(await sync.subscriptions()).toEqual([]);
  });

  it('refuses a text that is no subscription, in words', async () => {
    await expect(sync.subscribe('https://packs.example')).rejects.toThrow(/Copy the whole line/);
  });
});

describe('a server that does wrong leaves the last good version in use', () => {
  const two = () => publishPack(packs.key, 2);

  it('waits as long as the server asks', async () => {
    const id = await followed();
    packs.server.answer('/team/manifest.json', { status: 503, headers: { 'Retry-After': '7200' } });
    expect((await sync.syncNow(id)).nextCheckAt).toBe(NOW + 7_200_000);
  });

  it('a pack that is signed but not usable is named with its problems, and not fetched again', async () => {
    const id = await followed();
    const broken = await publishPack(packs.key, 2, {}, companyPack(2, { noiseBudget: 0 }));
    packs.server.serve(broken);
    const found = await sync.syncNow(id);
    expect(found).toMatchObject({ state: 'invalid-pack', version: { version: 1 } });
    expect(found.problems).toEqual(['noiseBudget: This is too small. Use at least 1.']);
    const before = packs.server.requests.length;
    expect(await sync.syncNow(id)).toMatchObject({ state: 'invalid-pack' });
    expect(packs.server.requests.slice(before).map(({ path }) => path)).toEqual(['/team/manifest.json']);
  });

  it('tells an expired manifest from a device whose clock is ahead', async () => {
    const id = await followed();
    const next = await two();
    packs.server.serve(next, { Date: new Date(NOW).toUTCString() });
    now = NOW + 400 * DAY;
    expect(await sync.syncNow(id)).toMatchObject({ state: 'clock-wrong', version: { version: 1 } });
  });

  it('a closed door without permission is told as that', async () => {
    packs.server.serve(await publishPack(packs.key, 1));
    const url = 'https://localhost:1/manifest.json';
    const refused = createPackSync({
      db,
      bundled: { id: bundledPack.id, version: bundledPack.version },
      fetch: () => Promise.reject(new TypeError('Failed to fetch')),
      subtle,
      now: () => now,
      random: () => 0.5,
      appVersion: '1',
      tryOut,
      mayFetch: async () => false,
      announce: async () => {},
      policy: async () => ({ packs: [], mayAdd: true }),
      unkept: unkeptInMemory(),
      setAlarm: async () => {},
    });
    const found = await refused.subscribe(
      subscriptionText({ url, publicKey: packs.key.publicKey, group: null }),
    );
    expect(found).toMatchObject({ state: 'no-permission', version: null, isInForce: false });
  });
});
