import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, iso, NOW, newKey } from '../../src/pack-sync/testing/publisher';
import { companyPack, publishPack } from './pack-faults';
import { type PackBrowser, startPackBrowser } from './pack-surroundings';
import { publishedPacks } from './published-packs';

/** What a browser has taken once counts on, whoever stops following in between. */
const packs = publishedPacks();
let browser: PackBrowser;

beforeEach(async () => {
  browser = await startPackBrowser();
  packs.server.reset();
});

const subscribe = () => browser.sync.subscribe(packs.line());

async function followedAndLeft(): Promise<void> {
  packs.server.serve(await publishPack(packs.key, 5));
  const { id, state } = await subscribe();
  expect(state).toBe('current');
  await browser.sync.unsubscribe(id);
  await browser.restart();
}

describe('a pack that is followed again', () => {
  it('is taken up where it was, by one request of each file', async () => {
    await followedAndLeft();
    expect(await subscribe()).toMatchObject({ state: 'current', version: { version: 5 }, isInForce: true });
  });

  it('is not taken back to an older version', async () => {
    await followedAndLeft();
    packs.server.serve(await publishPack(packs.key, 4));
    expect(await subscribe()).toMatchObject({ state: 'older-version', version: null });
    packs.server.serve(await publishPack(packs.key, 4, { publishedAt: iso(NOW - 1) }));
    expect((await browser.sync.syncNow((await browser.sync.subscriptions())[0]?.id ?? '')).state).toBe(
      'older-version',
    );
  });

  it('is not given another content under the same number', async () => {
    await followedAndLeft();
    packs.server.serve(
      await publishPack(packs.key, 5, { publishedAt: iso(NOW - 1) }, companyPack(5, { noiseBudget: 9 })),
    );
    expect(await subscribe()).toMatchObject({ state: 'changed-content', version: null });
  });

  it('takes a signed roll-back, and what is newer', async () => {
    await followedAndLeft();
    packs.server.serve(await publishPack(packs.key, 4, { publishedAt: iso(NOW - DAY / 2), rollbackOf: 5 }));
    expect(await subscribe()).toMatchObject({ state: 'current', version: { version: 4 } });
  });

  it('of another key begins anew', async () => {
    await followedAndLeft();
    packs.key = await newKey();
    packs.server.serve(await publishPack(packs.key, 1));
    expect(await subscribe()).toMatchObject({ state: 'current', version: { version: 1 } });
  });
});

describe('a pack that never comes to an end while it is tried', () => {
  it('is left after three lives, and the last good one stays', async () => {
    packs.server.serve(await publishPack(packs.key, 1));
    const { id } = await subscribe();
    packs.server.serve(await publishPack(packs.key, 2));
    const dying = {
      tryOut: () => {
        throw new Error('The background was ended here.');
      },
    };
    for (let life = 0; life < 3; life += 1) {
      await browser.restart(dying);
      await expect(browser.sync.syncNow(id)).rejects.toThrow();
    }
    await browser.restart();
    expect(await browser.sync.syncNow(id)).toMatchObject({ state: 'failed-check', version: { version: 1 } });
    expect(await browser.inUse()).toEqual(['signed', 'company', 1]);
    packs.server.serve(await publishPack(packs.key, 3));
    expect(await browser.sync.syncNow(id)).toMatchObject({ state: 'current', version: { version: 3 } });
  });
});
