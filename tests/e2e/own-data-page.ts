import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BrowserContext,
  test as base,
  type Download,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { showcaseDeal } from '../demo-crm/data/showcase';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { LOOKS } from './axe';
import { launchBrowser } from './browser';
import { assessedSidebar, dealUrl, extensionOrigin, openReview, storedRecord } from './extension-test';

/** The deals that are in the store at first. */
export const SEEN = ['negotiation-troubled', 'all-clear', 'stale'] as const;
type Seen = (typeof SEEN)[number];
const SHOTS = process.env.LEADLIGHT_SHOTS;

/** A store that a file may damage and empty, in a browser that it may launch anew. */
export interface OwnData {
  context(): BrowserContext;
  /** The extension's. */
  origin(): string;
  review(): Promise<Page>;
  /** Another page of the extension. */
  open(path: string): Promise<Page>;
  dealUrl(situation: Seen): string;
  nameOf(situation: Seen): string;
  /** Fills the store. */
  visitAll(): Promise<void>;
  /** What a click saves, in a folder that is removed at the end. */
  downloaded(page: Page, click: () => Promise<void>): Promise<{ path: string; name: string }>;
  /** Closes the browser, and launches it with the same profile. */
  relaunch(): Promise<void>;
  close(): Promise<void>;
}

/**
 * These files damage and empty the store, so each has a CRM and a browser of its own, and names itself
 * with `test.use({ spec })`.
 */
export const test = base.extend<object, { spec: string; own: OwnData }>({
  spec: ['', { scope: 'worker', option: true }],
  own: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from the pattern.
    async ({}, use) => {
      const profileDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
      const filesDir = mkdtempSync(join(tmpdir(), 'leadlight-files-'));
      let [crm, own]: [DemoCrm?, OwnData?] = [];
      try {
        crm = await startDemoCrm({ now: Date.now() });
        own = await launchOwn(crm, profileDir, filesDir);
        await own.visitAll();
        await use(own);
      } finally {
        await own?.close();
        await crm?.close();
        for (const dir of [profileDir, filesDir]) rmSync(dir, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect };

async function launchOwn(crm: DemoCrm, profileDir: string, filesDir: string): Promise<OwnData> {
  const launch = () => launchBrowser({ httpsPort: crm.httpsPort, profileDir });
  let browser = await launch();
  let origin = '';
  const urlOf = (situation: Seen) => dealUrl(crm, 'hubspot', situation, '?delay=0');
  return {
    context: () => browser.context,
    origin: () => origin,
    review: () => openReview(browser.context, origin),
    async open(path) {
      const page = await browser.context.newPage();
      await page.goto(`${origin}/${path}`);
      return page;
    },
    dealUrl: urlOf,
    nameOf: (situation) => showcaseDeal(crm.data, situation).name,
    async visitAll() {
      const page = await browser.context.newPage();
      for (const situation of SEEN) {
        await page.goto(urlOf(situation));
        const frame = await assessedSidebar(page);
        origin = await extensionOrigin(frame);
        await expect.poll(async () => (await storedRecord(frame)).snapshot !== null).toBe(true);
      }
      await page.close();
    },
    async downloaded(page, click) {
      const waiting: Promise<Download> = page.waitForEvent('download');
      await click();
      const download = await waiting;
      const name = download.suggestedFilename();
      const path = join(filesDir, name);
      await download.saveAs(path);
      return { path, name };
    },
    async relaunch() {
      await browser.close();
      browser = await launch();
    },
    close: () => browser.close(),
  };
}

/** The names in the list of the review, sorted. */
export const names = async (review: Page) =>
  (await review.locator('tbody .cell-title').allInnerTexts()).sort();

/** "Your data" on the review page. */
export async function openData(review: Page): Promise<Locator> {
  await review.getByRole('link', { name: 'Data', exact: true }).click();
  const data = review.getByRole('region', { name: 'Your data' });
  await expect(data.getByRole('heading', { name: 'What is stored' })).toBeVisible();
  return data;
}

/** Pictures in every look, where LEADLIGHT_SHOTS names a folder for them. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia(media);
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(SHOTS, `${name}-${look}.png`), fullPage: true });
  }
  await page.emulateMedia(LOOKS.light);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 800 });
  await page.screenshot({ path: join(SHOTS, `${name}-narrow.png`), fullPage: true });
  if (size) await page.setViewportSize(size);
}
