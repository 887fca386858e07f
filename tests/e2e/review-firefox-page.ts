import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Browser, Page } from 'puppeteer-core';
import { showcaseDealIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { type FirefoxOptions, launchFirefox, send, textOf } from './firefox-browser';
import { pressable } from './firefox-pressable';

const SHOTS = process.env.LEADLIGHT_SHOTS;
const SIZE = { width: 1440, height: 900 };

/** The review in Firefox, with one record that was visited, and the CRM gone. */
export interface FirefoxReview {
  page: Page;
  seen(): Promise<string>;
  /** Waits until this is seen. */
  says(text: string | RegExp): Promise<void>;
  /** Presses what is called so: a button, a link, a summary or a label; `within`: a selector. */
  press(name: string | RegExp, within?: string): Promise<void>;
  /** Goes to one of the review's views. */
  view(name: string): Promise<void>;
  /** Types into the first field of this selector, after what is in it. */
  type(selector: string, text: string): Promise<void>;
  /** Loads the page anew, and waits for this text in what is then there. */
  reload(text: string): Promise<void>;
  /** Loads another page of the extension in its place, and waits for its first words. */
  open(path: string): Promise<void>;
  /** What a press saves, once all of it has arrived in the downloads. */
  saved(name: RegExp, press: () => Promise<void>): Promise<{ path: string; bytes: Buffer }>;
  shoot(name: string): Promise<void>;
  close(): Promise<void>;
}

export async function openFirefoxReview(options: FirefoxOptions = {}): Promise<FirefoxReview> {
  const downloads = mkdtempSync(join(tmpdir(), 'leadlight-downloads-'));
  const crm = await startDemoCrm({ now: Date.now() });
  const browser = await launchFirefox(crm, {
    ...options,
    preferences: {
      ...options.preferences,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.useDownloadDir': true,
      'browser.download.alwaysOpenPanel': false,
    },
  });
  const page = await visitedReview(browser, crm, options.isPrivate ? NOT_STORED : STORED);
  await page.setViewport(SIZE);
  await crm.close();
  const seen = () => textOf(page);
  /** What is seen once the document of now is gone: a page goes on being seen until the next one is there. */
  const leave = async (path: string | null): Promise<() => Promise<string>> => {
    await page.evaluate((to) => {
      document.body.dataset.left = 'yes';
      if (to !== null) history.replaceState(null, '', to);
      location.reload();
    }, path);
    return () =>
      page.evaluate(() => (document.body.dataset.left ? '' : document.body.innerText.trim())).catch(() => '');
  };
  const press = async (name: string | RegExp, within = 'body'): Promise<void> => {
    const found = await pressable(page, name, within);
    await found.click();
    await found.dispose();
  };
  return {
    page,
    seen,
    press,
    says: (text) => expect.poll(seen).toMatch(text),
    view: (name) => press(name, 'nav[aria-label="Views"]'),
    async type(selector, text) {
      await page.focus(selector);
      await page.keyboard.type(text);
    },
    async reload(text) {
      await expect.poll(await leave(null), { timeout: 20_000 }).toContain(text);
    },
    async open(path) {
      await expect.poll(await leave(`/${path}`), { timeout: 20_000 }).not.toBe('');
    },
    async saved(name, save) {
      await save();
      const files = () => readdirSync(downloads).filter((file) => statSync(join(downloads, file)).size > 0);
      const arrived = () => files().find((file) => name.test(file) && !files().includes(`${file}.part`));
      await expect.poll(arrived).toMatch(name);
      const path = join(downloads, arrived() ?? '');
      return { path, bytes: readFileSync(path) };
    },
    async shoot(name) {
      if (SHOTS) await page.screenshot({ path: `${SHOTS}/firefox-${name}.png` });
    },
    async close() {
      await browser.close();
      rmSync(downloads, { recursive: true, force: true });
    },
  };
}

/** What the sidebar says of the record, and the review once the visit is stored. */
const STORED = { sidebar: '46 days in Negotiation', review: '1 seen on this device' };
/** The same where the browser lets nothing be stored. */
const NOT_STORED = { sidebar: 'This visit is not kept', review: 'The review could not be opened' };

/** Visits a record; the sidebar then opens the review, because Firefox lets no test go to an extension's page. */
export async function visitedReview(browser: Browser, crm: DemoCrm, says = STORED): Promise<Page> {
  const page = await browser.newPage();
  const { hubspotId } = showcaseDealIds('negotiation-troubled');
  await page.goto(recordUrl(crm.data, 'hubspot', 'deal', hubspotId));
  const sidebar = () => page.frames()[1];
  const shown = async () => (await sidebar()?.evaluate(() => document.body.innerText)) ?? '';
  await expect.poll(() => shown().catch(() => ''), { timeout: 20_000 }).toContain(says.sidebar);
  const frame = sidebar();
  if (frame) await send(frame, 'store', 'openReview', null, 'test');
  // A visit is stored once its page has come to rest.
  await expect
    .poll(
      async () => {
        await (await pageThatSays(browser, 'No records yet'))?.evaluate(() => location.reload());
        return pageThatSays(browser, says.review);
      },
      { timeout: 20_000, intervals: [1000] },
    )
    .not.toBeNull();
  await page.close();
  const opened = await pageThatSays(browser, says.review);
  if (!opened) throw new Error('The review did not open.');
  return opened;
}

async function pageThatSays(browser: Browser, text: string): Promise<Page | null> {
  for (const page of await browser.pages()) {
    if ((await textOf(page)).includes(text)) return page;
  }
  return null;
}
