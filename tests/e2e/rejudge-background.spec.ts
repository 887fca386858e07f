import { rmSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { newKey, publishPack } from '../../src/pack-sync/testing/publisher';
import { subscriptionText } from '../../src/record/subscription-text';
import { bundledPack } from '../../src/rule-packs/bundled';
import { seedReview } from '../bench/review-data';
import { type PackServer, startPackServer } from '../pack-server';
import { type LaunchedBrowser, launchBrowser, stopBackground } from './browser';
import { grantedExtension, LOCALHOST } from './granted-extension';

/** What is stored is judged by a new version while no page that shows it is open, and the background may die. */
const RECORDS = process.env.LEADLIGHT_FULL ? 100_000 : 3_000;
const SHOWN = RECORDS.toLocaleString('en-GB');

let server: PackServer;
let key: Awaited<ReturnType<typeof newKey>>;
let extensionDir: string;
let browser: LaunchedBrowser;
let options: Page;

test.beforeAll(async () => {
  [server, key] = await Promise.all([startPackServer(), newKey()]);
  extensionDir = grantedExtension([LOCALHOST]);
  browser = await launchBrowser({ extensionDir });
  options = await browser.context.newPage();
  await options.goto(`${await browser.origin()}/options.html`);
  await expect(options.getByText('No pack is followed')).toBeVisible();
  await seedReview(options, RECORDS, Date.now());
});

test.afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(extensionDir, { recursive: true, force: true });
});

async function publish(version: number): Promise<void> {
  const publishedAt = new Date(Date.now() - 60_000 + version).toISOString();
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const document = { ...bundledPack, id: 'company', name: 'Company rules', version };
  server.serve(await publishPack(key, version, { publishedAt, expiresAt }, document));
}

async function follow(): Promise<void> {
  const text = subscriptionText({ url: server.url, publicKey: key.publicKey, group: null });
  await options.getByLabel('The line you were given').fill(text);
  await options.getByRole('button', { name: 'Next' }).click();
  await options.getByRole('button', { name: 'The fingerprint is right, follow' }).click();
}

/** How many records of the list each pack has judged. */
const judged = (): Promise<Record<string, number>> =>
  options.evaluate(async () => {
    const open = indexedDB.open('leadlight');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const store = open.result.transaction('reviewSegments').objectStore('reviewSegments').getAll();
    await new Promise((resolve) => {
      store.onsuccess = resolve;
    });
    open.result.close();
    const counts: Record<string, number> = {};
    const segments = store.result as { words: { judgedBy: { words: string[]; codes: Uint32Array } } }[];
    for (const { words } of segments)
      for (const code of words.judgedBy.codes) {
        const name = words.judgedBy.words[code - 1] ?? 'nothing';
        counts[name] = (counts[name] ?? 0) + 1;
      }
    return counts;
  });

const line = () => options.locator('.packs > .judging');
const hidden = (): Promise<number> =>
  options.evaluate(async () => {
    const { runtime } = (globalThis as unknown as { chrome: { runtime: ContextsApi } }).chrome;
    return (await runtime.getContexts({ contextTypes: ['OFFSCREEN_DOCUMENT'] })).length;
  });

interface ContextsApi {
  getContexts(filter: object): Promise<unknown[]>;
}

test('a new version judges all that is stored, with progress, while the background dies', async () => {
  test.setTimeout(RECORDS > 10_000 ? 600_000 : 60_000);
  expect(await hidden()).toBe(0);
  await publish(1);
  await follow();
  await expect(line()).toContainText(new RegExp(`Judging [\\d,]+ of ${SHOWN} records by Company rules 1`));
  await stopBackground(options);
  await expect.poll(judged, { timeout: 500_000 }).toEqual({ 'company@1': RECORDS });
  await expect(line()).toHaveCount(0);
  await expect.poll(hidden).toBe(0);
  expect(browser.context.pages().filter((page) => page.url().includes('/review.html'))).toEqual([]);
});

test('it pauses when asked, keeps what is done, and goes on', async () => {
  test.setTimeout(RECORDS > 10_000 ? 600_000 : 60_000);
  await publish(2);
  await options.getByRole('button', { name: /^Check now/ }).click();
  await expect(line()).toContainText(`of ${SHOWN} records by Company rules 2`);
  await line().getByRole('button', { name: 'Pause' }).click();
  await expect(line()).toContainText('not judged by Company rules 2 yet');
  await expect.poll(hidden).toBe(0);
  expect((await judged())['company@1']).toBeGreaterThan(0);
  await line().getByRole('button', { name: 'Judge now' }).click();
  await expect.poll(judged, { timeout: 500_000 }).toEqual({ 'company@2': RECORDS });
  await expect(line()).toHaveCount(0);
});
