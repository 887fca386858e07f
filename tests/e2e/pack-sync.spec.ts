import { rmSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import type { PackService, PackSubscription } from '../../src/contracts/pack-service';
import type { PackRef } from '../../src/record/assessment';
import { subscriptionText } from '../../src/record/subscription-text';
import { bundledPack } from '../../src/rule-packs/bundled';
import { textBytes } from '../../src/signing/bytes';
import { createSigningKey, type SigningKey } from '../../src/signing/keys';
import { manifestText } from '../../src/signing/manifest';
import { signManifest } from '../../src/signing/sign-manifest';
import { type PackServer, startPackServer } from '../pack-server';
import { type LaunchedBrowser, launchBrowser, stopBackground } from './browser';
import {
  askBackground,
  assessedSidebar,
  dealUrl,
  expect,
  extensionOrigin,
  openReview,
  shownAssessment,
  test,
} from './extension-test';
import { grantedExtension, LOCALHOST } from './granted-extension';

test.use({ spec: 'pack-sync' });

const { subtle } = crypto;
let server: PackServer;
let key: SigningKey;
let extensionDir: string;
let browser: LaunchedBrowser;
let page: Page;
let frame: Frame;
let asker: Page;
let published = 0;

test.beforeEach(async ({ crm }) => {
  server = await startPackServer();
  key = await createSigningKey(subtle, { extractable: false });
  extensionDir = grantedExtension([LOCALHOST]);
  browser = await launchBrowser({ httpsPort: crm.httpsPort, extensionDir });
  page = await browser.context.newPage();
  await page.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  frame = await assessedSidebar(page);
  asker = await openReview(browser.context, await extensionOrigin(frame));
});

test.afterEach(async () => {
  await browser.close();
  await server.close();
  rmSync(extensionDir, { recursive: true, force: true });
});

/** A pack of the company that warns of stale deals, or looks for them in silence. */
async function publish(version: number, mode: 'live' | 'shadow', signedWith = key): Promise<void> {
  const rules = bundledPack.rules.map((rule) => (rule.kind === 'stale-deal' ? { ...rule, mode } : rule));
  const document = { ...bundledPack, id: 'company', name: 'Company rules', version, rules };
  const pack = textBytes(JSON.stringify(document));
  published += 1;
  const manifest = await signManifest(subtle, signedWith, pack, {
    packId: 'company',
    version,
    publishedAt: new Date(Date.now() - 60_000 + published).toISOString(),
    expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
  });
  server.serve({ manifest, text: manifestText(manifest), pack });
}

/** A call of the packs service, as a page of the extension makes it. */
async function ask<M extends keyof PackService>(
  method: M,
  ...args: Parameters<PackService[M]>
): Promise<Awaited<ReturnType<PackService[M]>>> {
  return (await askBackground(asker, 'packs', method, ...args)) as Awaited<ReturnType<PackService[M]>>;
}

const subscribe = (): Promise<PackSubscription> =>
  ask('subscribe', subscriptionText({ url: server.url, publicKey: key.publicKey, group: null }));

const shownPack = async (): Promise<PackRef> => (await shownAssessment(frame)).pack;

const stale = () => frame.getByRole('article', { name: 'Stale in Discovery' });

test('a rep’s sidebar shows the pack and its warnings as soon as it is published, without a reload', async () => {
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  await expect(stale()).toBeVisible();
  await publish(1, 'shadow');
  expect(await subscribe()).toMatchObject({ state: 'current', isInForce: true, version: { version: 1 } });
  await expect.poll(shownPack).toMatchObject({ name: 'Company rules', version: 1, origin: 'signed' });
  await expect(stale()).toHaveCount(0);
  await expect(frame.getByText('Company rules 1, signed')).toBeVisible();

  await publish(2, 'live');
  const [found] = await ask('subscriptions');
  await ask('syncNow', found?.id ?? '');
  await expect(frame.getByText('Company rules 2, signed')).toBeVisible();
  await expect(stale()).toBeVisible();

  await ask('rollBack', found?.id ?? '');
  await expect(frame.getByText('Company rules 1, signed')).toBeVisible();
  await expect(stale()).toHaveCount(0);
  await ask('unsubscribe', found?.id ?? '');
  await expect(frame.getByText(/, bundled$/)).toBeVisible();
  await expect(stale()).toBeVisible();
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
});

test('a pack outlives the background, which goes on following it', async ({ crm }) => {
  await publish(1, 'shadow');
  const { id } = await subscribe();
  await expect.poll(shownPack).toMatchObject({ version: 1, origin: 'signed' });
  await stopBackground(page);
  await page.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  frame = await assessedSidebar(page);
  await expect.poll(shownPack).toMatchObject({ name: 'Company rules', version: 1 });
  await publish(2, 'live');
  await stopBackground(page);
  expect(await ask('syncNow', id)).toMatchObject({ state: 'current', version: { version: 2 } });
  await expect(frame.getByText('Company rules 2, signed')).toBeVisible();
});

test('a background that dies while it fetches leaves the last good version, and no half one', async () => {
  await publish(1, 'shadow');
  const { id } = await subscribe();
  server.answer('/team/manifest.json', { status: 200, body: '{', drip: true });
  const before = server.requests.length;
  const asked = ask('syncNow', id).catch(() => null);
  await expect.poll(() => server.requests.length).toBeGreaterThan(before);
  await stopBackground(page);
  server.reset();
  await publish(2, 'live');
  await asked;
  const [found] = await ask('subscriptions');
  expect([1, 2]).toContain(found?.version?.version);
  expect(await ask('syncNow', id)).toMatchObject({ state: 'current', version: { version: 2 } });
  await expect(stale()).toBeVisible();
});

test('a bad signature keeps the last good version and says why', async () => {
  await publish(1, 'shadow');
  const { id } = await subscribe();
  await publish(2, 'live', await createSigningKey(subtle, { extractable: false }));
  expect(await ask('syncNow', id)).toMatchObject({
    state: 'wrong-key',
    reason: expect.stringMatching(/signed with another key/),
    version: { version: 1 },
    isInForce: true,
  });
  await publish(3, 'live');
  server.answer('/team/manifest.json', { status: 200, body: '{"schema":1}' });
  expect(await ask('syncNow', id)).toMatchObject({
    state: 'bad-signature',
    reason: expect.stringMatching(/can’t be trusted/),
    version: { version: 1 },
  });
  await expect(stale()).toHaveCount(0);
  expect(await shownPack()).toMatchObject({ version: 1, origin: 'signed' });
});

test('a rep follows a pack on the settings page, sees whose it is, and why a version is refused', async () => {
  await publish(1, 'shadow');
  await asker.goto(new URL('/options.html', asker.url()).href);
  const line = subscriptionText({ url: server.url, publicKey: key.publicKey, group: null });
  await asker.getByLabel('The line you were given').fill(line);
  await asker.getByRole('button', { name: 'Next' }).click();
  await expect(asker.getByText(key.keyId.slice(0, 4))).toBeVisible();
  expect(await ask('subscriptions')).toEqual([]);
  await asker.getByRole('button', { name: 'The fingerprint is right, follow' }).click();
  await expect(asker.getByRole('heading', { name: 'Company rules 1' })).toBeVisible();
  await expect(asker.getByText('Up to date')).toBeVisible();
  await expect(frame.getByText('Company rules 1, signed')).toBeVisible();
  await expect(stale()).toHaveCount(0);

  await publish(2, 'live', await createSigningKey(subtle, { extractable: false }));
  await asker.getByRole('button', { name: /^Check now/ }).click();
  await expect(asker.getByText('wrong-key')).toBeVisible();
  await expect(asker.getByRole('heading', { name: 'Company rules 1' })).toBeVisible();
  await publish(3, 'live');
  await asker.getByRole('button', { name: /^Check now/ }).click();
  await expect(asker.getByRole('heading', { name: 'Company rules 3' })).toBeVisible();
  await expect(stale()).toBeVisible();
  await asker.getByRole('button', { name: /^Go back to 1/ }).click();
  await expect(stale()).toHaveCount(0);
  await asker.getByRole('button', { name: /^Stop following/ }).click();
  await expect(asker.getByText('No pack is followed')).toBeVisible();
  await expect(frame.getByText(/, bundled$/)).toBeVisible();
});
