import { rmSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { subscriptionText } from '../../src/record/subscription-text';
import { bundledPack } from '../../src/rule-packs/bundled';
import { textBytes } from '../../src/signing/bytes';
import { createSigningKey, type SigningKey } from '../../src/signing/keys';
import { manifestText } from '../../src/signing/manifest';
import { signManifest } from '../../src/signing/sign-manifest';
import { HUBSPOT_TOKEN } from '../demo-crm/api/tokens';
import { findStage } from '../demo-crm/data/lookup';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { type PackServer, startPackServer } from '../pack-server';
import { violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { assessedSidebar, dealUrl } from './extension-test';
import { type Disk, diskOf } from './full-disk-page';
import { CRMS, grantedExtension, LOCALHOST } from './granted-extension';
import { keptRows } from './store-rows';
import { putRows, rowsOf } from './store-table';

/** What the background fetches by itself, on a disk that is full. */
const NOT_KEPT = /The browser has no room left for what a look at this pack found\. Free some room/;
const NO_ROOM = /The browser has no room left for this\. Nothing was changed\. Free some room/;
const { subtle } = crypto;

interface Api {
  alarms: { create(name: string, info: { when: number; periodInMinutes: number }): Promise<void> };
  storage: {
    session: {
      get(name: string): Promise<Record<string, Record<string, object> | undefined>>;
      set(values: object): Promise<void>;
    };
  };
}
type Extension = typeof globalThis & { chrome: Api };

let crm: DemoCrm;
let server: PackServer;
let extensionDir: string;
let browser: LaunchedBrowser;
let origin = '';
let disk: Disk;

test.beforeAll(async () => {
  crm = await startDemoCrm({ now: Date.now(), deals: 1_400, leads: 20, latencyMs: 350 });
  server = await startPackServer();
  extensionDir = grantedExtension([...CRMS, LOCALHOST]);
  browser = await launchBrowser({ httpsPort: crm.httpsPort, extensionDir });
  origin = await browser.origin();
  disk = diskOf(browser, origin);
});

test.afterAll(async () => {
  await browser?.close();
  await Promise.all([crm?.close(), server?.close()]);
  rmSync(extensionDir, { recursive: true, force: true });
});

async function openOptions(): Promise<Page> {
  const options = await browser.context.newPage();
  await options.goto(`${origin}/options.html`);
  return options;
}

test('a bulk sync says that there is no room, keeps what is whole, and goes on to the same end', async () => {
  test.setTimeout(120_000);
  let options = await openOptions();
  const form = options.getByRole('form', { name: 'HubSpot' });
  await form.getByLabel('Key or token').fill(HUBSPOT_TOKEN);
  await form.getByLabel('On this device').check();
  await form.getByRole('button', { name: 'Allow and connect' }).click();
  await expect(form.getByText(`Connected to HubSpot account ${crm.data.portalId}`)).toBeVisible();
  const region = () => options.getByRole('region', { name: /^Keep my pipeline on this device/ });
  await region().getByRole('button', { name: 'Choose what to keep…' }).click();
  await expect(region().getByLabel('Which').getByRole('option')).not.toHaveCount(0);
  await region().getByLabel('Read changes').selectOption('Only when I ask');
  await region().getByRole('button', { name: 'Keep them on this device' }).click();
  await expect(region().getByText(/^Reading: [1-9]/)).toBeVisible();
  const open = crm.data.deals.filter(({ stageId }) => findStage(crm.data, stageId)?.kind === 'open');

  await disk.fill();
  options = await openOptions();
  await expect(region().getByText(/no room left for what was read. What is stored stays/)).toBeVisible();
  await expect(region().getByText(/^Stopped at .*goes on by itself/)).toBeVisible();
  expect(await violations(options)).toEqual([]);
  const half = await keptRows(options);
  const stored = half['leadlight/records']?.length ?? 0;
  expect(stored).toBeGreaterThan(0);
  expect(stored).toBeLessThan(open.length);
  expect(half['leadlight/syncMembers']).toHaveLength(stored);
  const goOn = region().getByRole('button', { name: /^Go on now/ });
  await goOn.click();
  await expect(region().getByRole('alert')).toHaveText(NO_ROOM);
  expect(await keptRows(options)).toEqual(half);

  await disk.free();
  await goOn.click();
  await expect(region().getByText(/^Complete: /)).toBeVisible({ timeout: 60_000 });
  await expect(region().getByText(/no room left/)).toHaveCount(0);
  const ids = ((await keptRows(options))['leadlight/records'] ?? []).map((row) =>
    row.replace(/^.*:(\w+)".*$/, '$1'),
  );
  expect(ids.sort()).toEqual(open.map(({ hubspotId }) => hubspotId).sort());
});

async function publish(key: SigningKey, version: number): Promise<void> {
  const pack = textBytes(JSON.stringify({ ...bundledPack, id: 'company', name: 'Company rules', version }));
  const manifest = await signManifest(subtle, key, pack, {
    packId: 'company',
    version,
    publishedAt: new Date(Date.now() - 60_000 + version).toISOString(),
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  server.serve({ manifest, text: manifestText(manifest), pack });
}

const packCard = (options: Page, version: number) =>
  options
    .getByRole('listitem')
    .filter({ has: options.getByRole('heading', { name: `Company rules ${version}` }) });

/** The alarm of followed packs comes. What waits until then is due at once. Runs inside the page. */
async function lookNow(): Promise<void> {
  const { alarms, storage } = (globalThis as Extension).chrome;
  const { 'pack-unkept': known = {} } = await storage.session.get('pack-unkept');
  const due = Object.entries(known).map(([id, problem]) => [id, { ...problem, againAt: 0 }]);
  await storage.session.set({ 'pack-unkept': Object.fromEntries(due) });
  await alarms.create('pack-sync', { when: Date.now(), periodInMinutes: 60 });
}

test('a new version of a followed pack is not taken up by half, and is once there is room', async () => {
  test.setTimeout(90_000);
  const key = await createSigningKey(subtle, { extractable: false });
  await publish(key, 1);
  let options = await openOptions();
  const text = subscriptionText({ url: server.url, publicKey: key.publicKey, group: null });
  await options.getByLabel('The line you were given').fill(text);
  await options.getByRole('button', { name: 'Next', exact: true }).click();
  await options.getByRole('button', { name: 'The fingerprint is right, follow' }).click();
  const card = (version: number) => packCard(options, version);
  await expect(card(1)).toBeVisible();
  await publish(key, 2);

  await disk.fill();
  options = await openOptions();
  await expect(card(1)).toBeVisible();
  const before = await keptRows(options);
  await card(1).getByRole('button', { name: 'Check now' }).click();
  await expect(card(1).getByRole('alert')).toHaveText(NO_ROOM);
  expect(await violations(options)).toEqual([]);
  expect(await keptRows(options)).toEqual(before);

  await disk.free();
  await card(1).getByRole('button', { name: 'Check now' }).click();
  await expect(card(2)).toBeVisible();
  await expect(options.getByText(NO_ROOM)).toHaveCount(0);
  const after = await keptRows(options);
  expect(after['leadlight/subscriptions']).not.toEqual(before['leadlight/subscriptions']);

  // The same by itself, with nobody who asks.
  await publish(key, 3);
  const due = (await rowsOf(options, 'subscriptions')).map((row) => ({ ...Object(row), nextTryAt: 0 }));
  await putRows(options, 'subscriptions', due);
  await disk.fill();
  options = await openOptions();
  const kept = await keptRows(options);
  await expect(card(2)).toContainText('Up to date');
  await options.evaluate(lookNow);
  await expect(card(2)).toContainText('Not stored');
  await expect(card(2)).toContainText(NOT_KEPT);
  await expect(card(2)).toContainText('Version 2 stays in use. It is tried again by itself.');
  expect(await violations(options)).toEqual([]);
  const record = await browser.context.newPage();
  await record.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  const sidebar = await assessedSidebar(record);
  const said = sidebar.getByText('Your rule pack can’t be kept up to date.').locator('..');
  await expect(said).toContainText(NOT_KEPT);
  expect(await keptRows(options)).toEqual(kept);

  await disk.free();
  await options.evaluate(lookNow);
  await expect(card(3)).toBeVisible();
  await expect(card(3)).toContainText('Up to date');
  await expect(sidebar.getByText('Your rule pack can’t be kept up to date.')).toHaveCount(0);
});
