import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { DAY, newKey } from '../../src/pack-sync/testing/publisher';
import { subscriptionText } from '../../src/record/subscription-text';
import type { SigningKey } from '../../src/signing/keys';
import { restoreBackup } from '../../src/store/backup/restore';
import { restoring } from '../../src/store/backup/testing/backup-files';
import { backupOf } from '../../src/store/testing/filled-store';
import { type PackServer, startPackServer } from '../pack-server';
import { publishPack } from './pack-faults';
import { type PackBrowser, startPackBrowser } from './pack-surroundings';

/** A pack whose address holds a token, taken by an unencrypted backup to a browser that does not know it. */
const TOKEN = '?token=hush-hush';

let server: PackServer;
let key: SigningKey;
let browser: PackBrowser;

beforeAll(async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  [server, key] = await Promise.all([startPackServer(), newKey()]);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await server.close();
});

const line = () => subscriptionText({ url: server.url + TOKEN, publicKey: key.publicKey, group: null });
const only = async () => (await browser.sync.subscriptions())[0];

async function publish(version: number): Promise<void> {
  const published = await publishPack(key, version);
  server.serve(published);
  server.answer(`/team/manifest.json${TOKEN}`, { status: 200, body: published.text });
}

beforeEach(async () => {
  await publish(1);
  const first = await startPackBrowser();
  expect(await first.sync.subscribe(line())).toMatchObject({ state: 'current' });
  const file = await backupOf(first.db);
  browser = await startPackBrowser();
  await restoreBackup(browser.db, file, 'replace', restoring());
  await browser.restart();
  server.requests.length = 0;
});

it('stays in use without being looked at, and says that its address is needed', async () => {
  expect(await only()).toMatchObject({ state: 'address-missing', url: server.url, nextCheckAt: null });
  expect((await only())?.reason).toContain('Version 1 stays in use; nothing is fetched.');
  expect(await browser.inUse()).toEqual(['signed', 'company', 1]);
  browser.now += 9 * DAY;
  await browser.sync.wake();
  await browser.sync.syncNow((await only())?.id ?? '');
  expect([server.requests, browser.alarm]).toEqual([[], null]);
});

it('is looked after again once it is followed by the whole line, in the same place', async () => {
  await publish(2);
  expect(await browser.sync.subscribe(line())).toMatchObject({ state: 'current', version: { version: 2 } });
  expect(await browser.sync.subscriptions()).toHaveLength(1);
  expect(await browser.db.subscriptions.toArray()).toMatchObject([{ url: server.url + TOKEN }]);
  expect((await browser.db.subscriptions.toArray())[0]).not.toHaveProperty('isAddressCut');
});
