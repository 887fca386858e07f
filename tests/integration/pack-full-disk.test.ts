import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { NOW } from '../../src/pack-sync/testing/publisher';
import { type Disk, fullStore } from './full-store';
import { publishPack } from './pack-faults';
import { type PackBrowser, startPackBrowser } from './pack-surroundings';
import { publishedPacks } from './published-packs';

/** Following a pack on a disk that is full: nothing taken by half, said where the pack is shown, over by itself. */
const packs = publishedPacks();
const HOUR = 3_600_000;
const NO_ROOM = /^The browser has no room left for what a look at this pack found\. Free some room/;

let browser: PackBrowser;
let disk: Disk;

beforeEach(async () => {
  disk = { isFull: false };
  browser = await startPackBrowser();
  await browser.restart({ db: fullStore(browser.db.name, disk) });
  packs.server.reset();
  packs.server.serve(await publishPack(packs.key, 1));
});

const shown = async () => (await browser.sync.subscriptions())[0];

/** The alarm comes, a moment after it was set for. */
async function nextWake(): Promise<void> {
  browser.now = Math.max(browser.now, browser.alarm ?? 0) + 1000;
  await browser.sync.wake();
}

it('says that a look in the background was not kept, asks no server, and takes the version once there is room', async () => {
  await browser.sync.subscribe(packs.line());
  packs.server.serve(await publishPack(packs.key, 2));
  const rows = await browser.db.subscriptions.toArray();
  disk.isFull = true;
  browser.now = NOW + 2 * HOUR;
  let asked = 0;
  await browser.restart({
    db: fullStore(browser.db.name, disk),
    fetch: (url, init) => {
      asked += 1;
      return fetch(url, init);
    },
  });
  await browser.sync.wake();
  expect(await shown()).toMatchObject({ state: 'not-kept', version: { version: 1 }, isInForce: true });
  expect((await shown())?.reason).toMatch(NO_ROOM);
  expect((await shown())?.reason).toMatch(/Version 1 stays in use\. It is tried again by itself\.$/);
  expect([browser.alarm, (await shown())?.nextCheckAt, asked]).toEqual([
    browser.now + 5 * 60_000,
    browser.now + 5 * 60_000,
    0,
  ]);
  expect(await browser.sync.report()).toContain('"not-kept"');
  expect(await browser.db.subscriptions.toArray()).toEqual(rows);
  expect(await browser.inUse()).toEqual(['signed', 'company', 1]);
  // Whoever starts meanwhile says the same, and wakes no sooner.
  await browser.sync.start();
  expect([browser.alarm, (await shown())?.state]).toEqual([browser.now + 5 * 60_000, 'not-kept']);

  disk.isFull = false;
  await nextWake();
  expect(await shown()).toMatchObject({ state: 'current', version: { version: 2 } });
  expect(await browser.inUse()).toEqual(['signed', 'company', 2]);
});

it('is told until a look is stored where only the look finds no room', async () => {
  await browser.sync.subscribe(packs.line());
  packs.server.serve(await publishPack(packs.key, 2));
  browser.now = NOW + 2 * HOUR;
  let isLarge = true;
  const told: unknown[] = [];
  await browser.restart({
    db: fullStore(browser.db.name, disk),
    async fetch(url, init) {
      told.push((await shown())?.state);
      disk.isFull = isLarge;
      return fetch(url, init);
    },
  });
  await browser.sync.wake();
  disk.isFull = false;
  expect((await shown())?.state).toBe('not-kept');
  await browser.sync.start();
  expect((await shown())?.state).toBe('not-kept');
  isLarge = false;
  told.length = 0;
  await nextWake();
  // On its way it is still told: nothing is kept so far.
  expect(new Set(told)).toEqual(new Set(['not-kept']));
  expect(await shown()).toMatchObject({ state: 'current', version: { version: 2 } });
});

it('is told beside “Check now” as well, and over with the next one', async () => {
  const { id } = await browser.sync.subscribe(packs.line());
  disk.isFull = true;
  await expect(browser.sync.syncNow(id)).rejects.toThrow();
  expect((await shown())?.state).toBe('not-kept');
  disk.isFull = false;
  expect(await browser.sync.syncNow(id)).toMatchObject({ state: 'current' });
});

it('is told of a policy’s pack that there was never room for, and follows it later', async () => {
  browser.policy = { packs: [packs.line()], mayAdd: false };
  disk.isFull = true;
  await expect(browser.sync.start()).rejects.toThrow();
  expect(await browser.sync.subscriptions()).toEqual([]);
  expect((await browser.sync.standing()).policyProblems).toEqual([expect.stringMatching(NO_ROOM)]);
  disk.isFull = false;
  await browser.sync.start();
  await nextWake();
  expect(await shown()).toMatchObject({ state: 'current', isManaged: true });
  expect((await browser.sync.standing()).policyProblems).toEqual([]);
});
