import type { BrowserContext, Page } from '@playwright/test';
import { longestTask, picturesBetween, watchPage } from './review-watch';

/** Opening 100,000 records for the first time reads them all. */
export const TIMEOUT = 300_000;

export interface Opened {
  page: Page;
  /** From the start of the navigation to the frame that showed rows. */
  drawn: number;
  /** To the moment at which the store had answered. */
  data: number;
  /** How many pictures were drawn after it up to the one that showed rows. */
  pictures: number;
  /** To the moment at which every press is taken, and the stages are the pack’s. */
  ready: number;
  /** To the moment at which the last row is in its order, too: nothing is left to do. */
  whole: number;
  /** The longest task of the page's main thread until then; 0 when none took over 50 ms. */
  longest: number;
}

/** The review in a page of its own, once nothing is left to do. */
export async function opened(context: BrowserContext, origin: string): Promise<Opened> {
  const page = await context.newPage();
  await watchPage(page);
  await page.goto(`${origin}/review.html`);
  const wholeAt = () => {
    const isPlaced = performance.getEntriesByName('leadlight:review-ready').length > 0;
    const isBusy = document.querySelector('.review-list')?.getAttribute('aria-busy') === 'true';
    return isPlaced && !isBusy && performance.now();
  };
  const whole = Number(await (await page.waitForFunction(wholeAt, null, { timeout: TIMEOUT })).jsonValue());
  const [data = 0, drawn = 0, ready = 0] = await page.evaluate(() =>
    ['leadlight:review-data', 'leadlight:review-painted', 'leadlight:review-ready'].map(
      (name) => performance.getEntriesByName(name)[0]?.startTime ?? 0,
    ),
  );
  const pictures = await picturesBetween(page, data, drawn);
  return { page, data, pictures, drawn, ready, whole, longest: await longestTask(page) };
}
