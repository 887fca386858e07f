import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { NOW } from '../../src/pack-sync/testing/publisher';
import type { PackSubscription } from '../../src/record/pack-subscription';
import { bundledPack } from '../../src/rule-packs/bundled';
import { PACK_FAULTS, type PackFault, publishPack } from './pack-faults';
import { type PackBrowser, startPackBrowser } from './pack-surroundings';
import { publishedPacks } from './published-packs';

/** Every bad answer, in every situation: the code is exact, and what judged before judges on. */
const packs = publishedPacks();
let browser: PackBrowser;

beforeEach(async () => {
  browser = await startPackBrowser();
  packs.server.reset();
});

const subscribe = (): Promise<PackSubscription> => browser.sync.subscribe(packs.line());

/** From now on the server does wrong. */
async function breakServer({ answer, of, publish }: PackFault): Promise<void> {
  const published = await (publish?.(packs.key) ?? publishPack(packs.key, 2));
  packs.server.serve(published);
  if (!answer) return;
  const wrong = answer(published);
  // Only what never ends is cut short: a slow machine must not look like a slow packs.server.
  if (wrong.drip) browser.timeoutMs = 500;
  packs.server.answer(of === 'pack' ? `/team/${published.manifest.file}` : '/team/manifest.json', wrong);
}

/** Version 1 is in use, and nothing is known of the fault yet. */
async function followed(): Promise<string> {
  packs.server.serve(await publishPack(packs.key, 1));
  const { id, state } = await subscribe();
  expect(state).toBe('current');
  return id;
}

async function keepsVersion1(
  found: PackSubscription | undefined,
  { code, reason }: PackFault,
): Promise<void> {
  expect(found).toMatchObject({ state: code, version: { version: 1 }, isInForce: true });
  expect(found?.reason).toMatch(reason ?? /\.$/);
  expect(await browser.inUse()).toEqual(['signed', 'company', 1]);
  expect(packs.server.sent).toBeLessThan(20_000_000);
}

/** Once the publisher does right, the browser follows. */
async function recovers(id: string): Promise<void> {
  packs.server.reset();
  browser.timeoutMs = 10_000;
  packs.server.serve(await publishPack(packs.key, 3));
  expect(await browser.sync.syncNow(id)).toMatchObject({ state: 'current', version: { version: 3 } });
  expect(await browser.inUse()).toEqual(['signed', 'company', 3]);
}

it('there are at least thirty', () => {
  expect(new Set(PACK_FAULTS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
});

describe.each(PACK_FAULTS)('$name', (fault) => {
  it('at the first look', async () => {
    await breakServer(fault);
    const code = fault.firstCode ?? fault.code;
    const found = await subscribe();
    expect(found.state).toBe(code);
    if (code === 'current') return;
    expect(found).toMatchObject({ version: null, isInForce: false });
    expect(await browser.inUse()).toEqual(['bundled', bundledPack.id, bundledPack.version]);
    await recovers(found.id);
  });

  it('at an update', async () => {
    const id = await followed();
    await breakServer(fault);
    await keepsVersion1(await browser.sync.syncNow(id), fault);
    await recovers(id);
  });

  it('after a restart', async () => {
    const id = await followed();
    await browser.restart();
    await breakServer(fault);
    browser.now = NOW + 2 * 3_600_000;
    await browser.sync.wake();
    await browser.restart();
    await keepsVersion1((await browser.sync.subscriptions())[0], fault);
    await recovers(id);
  });

  it('after being offline', async () => {
    const id = await followed();
    browser.isOnline = false;
    await browser.restart();
    expect(await browser.sync.syncNow(id)).toMatchObject({ state: 'unreachable', version: { version: 1 } });
    await breakServer(fault);
    browser.isOnline = true;
    await keepsVersion1(await browser.sync.syncNow(id), fault);
    browser.isOnline = false;
    expect(await browser.sync.syncNow(id)).toMatchObject({ state: 'unreachable', version: { version: 1 } });
    expect(await browser.inUse()).toEqual(['signed', 'company', 1]);
    browser.isOnline = true;
    await recovers(id);
  });
});
