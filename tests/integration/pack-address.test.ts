import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { DAY } from '../../src/pack-sync/testing/publisher';
import { restoreBackup } from '../../src/store/backup/restore';
import { restoring } from '../../src/store/backup/testing/backup-files';
import { backupOf } from '../../src/store/testing/filled-store';
import { publishPack } from './pack-faults';
import { type PackBrowser, startPackBrowser } from './pack-surroundings';
import { publishedPacks } from './published-packs';

/** A pack whose address holds a token, taken by an unencrypted backup to a browser that does not know it. */
const TOKEN = '?token=hush-hush';

const packs = publishedPacks();
let browser: PackBrowser;

const line = () => packs.line(TOKEN);
const only = async () => (await browser.sync.subscriptions())[0];

async function publish(version: number): Promise<void> {
  const published = await publishPack(packs.key, version);
  packs.server.serve(published);
  packs.server.answer(`/team/manifest.json${TOKEN}`, { status: 200, body: published.text });
}

beforeEach(async () => {
  await publish(1);
  const first = await startPackBrowser();
  expect(await first.sync.subscribe(line())).toMatchObject({ state: 'current' });
  const file = await backupOf(first.db);
  browser = await startPackBrowser();
  await restoreBackup(browser.db, file, 'replace', restoring());
  await browser.restart();
  packs.server.requests.length = 0;
});

it('stays in use without being looked at, and says that its address is needed', async () => {
  expect(await only()).toMatchObject({ state: 'address-missing', url: packs.server.url, nextCheckAt: null });
  expect((await only())?.reason).toContain('Version 1 stays in use; nothing is fetched.');
  expect(await browser.inUse()).toEqual(['signed', 'company', 1]);
  browser.now += 9 * DAY;
  await browser.sync.wake();
  await browser.sync.syncNow((await only())?.id ?? '');
  expect([packs.server.requests, browser.alarm]).toEqual([[], null]);
});

it('is looked after again once it is followed by the whole line, in the same place', async () => {
  await publish(2);
  expect(await browser.sync.subscribe(line())).toMatchObject({ state: 'current', version: { version: 2 } });
  expect(await browser.sync.subscriptions()).toHaveLength(1);
  expect(await browser.db.subscriptions.toArray()).toMatchObject([{ url: packs.server.url + TOKEN }]);
  expect((await browser.db.subscriptions.toArray())[0]).not.toHaveProperty('isAddressCut');
});
