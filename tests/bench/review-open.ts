import type { BrowserContext, Page } from '@playwright/test';
import type { LaunchedBrowser } from '../e2e/browser';
import { longestTask, watchLongTasks } from './review-presses';

/** Opening 100,000 records for the first time reads them all. */
export const TIMEOUT = 300_000;

/** Where the extension's pages are. */
export const originOf = async (browser: LaunchedBrowser): Promise<string> =>
  `chrome-extension://${new URL((await browser.background()).url()).host}`;

export interface Opened {
  page: Page;
  /** From the start of the navigation to the frame that showed rows. */
  drawn: number;
  /** To the moment at which the store had answered. */
  data: number;
  /** To the moment at which nothing is left to do. */
  ready: number;
  /** The longest task of the page's main thread until then; 0 when none took over 50 ms. */
  longest: number;
}

/** The review in a page of its own, once nothing is left to do. */
export async function opened(context: BrowserContext, origin: string): Promise<Opened> {
  const page = await context.newPage();
  await watchLongTasks(page);
  await page.goto(`${origin}/review.html`);
  const isReady = () => performance.getEntriesByName('leadlight:review-ready').length > 0;
  await page.waitForFunction(isReady, null, { timeout: TIMEOUT });
  const [data = 0, drawn = 0, ready = 0] = await page.evaluate(() =>
    ['leadlight:review-data', 'leadlight:review-painted', 'leadlight:review-ready'].map(
      (name) => performance.getEntriesByName(name)[0]?.startTime ?? 0,
    ),
  );
  return { page, data, drawn, ready, longest: await longestTask(page) };
}
