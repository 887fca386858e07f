import type { BrowserContext, Page } from '@playwright/test';
import { type LaunchedBrowser, launchBrowser } from '../e2e/browser';
import { type BenchOptions, say } from './options';
import { seedReview } from './review-data';
import { type Summary, summarize } from './statistics';

const SIZES = [1000, 10_000, 100_000, 300_000];
/** No CRM is needed, so none is started. */
const NO_SERVER = 9;
/** Opening 100,000 records for the first time reads them all. */
const TIMEOUT = 300_000;

type Figures = Record<string, Summary>;

/** The review page with more and more stored records, in the real browser. Milliseconds unless said otherwise. */
export async function reviewBench({ runs }: BenchOptions): Promise<Record<string, Figures>> {
  const results: Record<string, Figures> = {};
  for (const size of SIZES) {
    const browser = await launchBrowser({ httpsPort: NO_SERVER });
    try {
      results[`${size} records`] = await measured(browser, size, runs);
    } finally {
      await browser.close();
    }
  }
  return results;
}

async function measured(browser: LaunchedBrowser, size: number, runs: number): Promise<Figures> {
  const origin = `chrome-extension://${new URL((await browser.background()).url()).host}`;
  const address = `${origin}/review.html`;
  const { context } = browser;
  const empty = await opened(context, address);
  say(`storing ${size} records…`);
  await seedReview(empty.page, size, Date.now());
  await empty.page.close();
  const first = await opened(context, address);
  await first.page.close();
  say('measuring…');
  const opens: Opened[] = [];
  const peers: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const open = await opened(context, address);
    await open.page.close();
    opens.push(open);
    peers.push(await peerTime(context, origin));
  }
  const { page } = await opened(context, address);
  return {
    'first rows': summarize(opens.map(({ drawn }) => drawn)),
    'interactive, with the pack’s stages': summarize(opens.map(({ ready }) => ready)),
    'first rows when the list is made anew': summarize([first.drawn]),
    'peer: only reading all rows (getAll)': summarize(peers),
    'interactive ÷ peer, of each round': summarize(
      opens.map(({ ready }, round) => ready / (peers[round] ?? Number.NaN)),
      2,
    ),
    'sort by amount': summarize(await clicked(page, runs, '.cell-amount .sort')),
    'sort by owner': summarize(await clicked(page, runs, '.cell-owner .sort')),
    'sort by name': summarize(await clicked(page, runs, '.cell-title .sort')),
    'filter by a value': summarize(await clicked(page, runs, '.panel-choice input')),
    'search two words': summarize(await searched(page, runs)),
    'scroll to a far row': summarize(await scrolled(page, runs)),
    'JS heap, MB': summarize([await heapMb(page)]),
    'figures counted over all records': summarize([await countFigures(page)]),
  };
}

interface Opened {
  page: Page;
  /** From the start of the navigation to the frame that showed rows. */
  drawn: number;
  /** To the moment at which nothing is left to do. */
  ready: number;
}

async function opened(context: BrowserContext, address: string): Promise<Opened> {
  const page = await context.newPage();
  await page.goto(address);
  const isReady = () => performance.getEntriesByName('leadlight:review-ready').length > 0;
  await page.waitForFunction(isReady, null, { timeout: TIMEOUT });
  const times = await page.evaluate(() =>
    ['leadlight:review-painted', 'leadlight:review-ready'].map(
      (name) => performance.getEntriesByName(name)[0]?.startTime ?? 0,
    ),
  );
  return { page, drawn: times[0] ?? 0, ready: times[1] ?? 0 };
}

/** From a click to the frame after it; the first one counts the most, because nothing is kept yet. */
const clicked = (page: Page, runs: number, selector: string): Promise<number[]> =>
  page.evaluate(
    async ({ count, target }) => {
      const times: number[] = [];
      for (let run = 0; run < count; run += 1) {
        const start = performance.now();
        document.querySelector<HTMLElement>(target)?.click();
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        times.push(performance.now() - start);
      }
      return times;
    },
    { count: 2 * Math.ceil(runs / 2), target: selector },
  );

const searched = (page: Page, runs: number): Promise<number[]> =>
  page.evaluate(async (count) => {
    const field = document.querySelector<HTMLInputElement>('.search input');
    const times: number[] = [];
    for (let run = 0; run < count; run += 1) {
      const start = performance.now();
      if (field) field.value = `larkspur ${run}`;
      field?.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - start);
    }
    if (field) field.value = '';
    field?.dispatchEvent(new Event('input', { bubbles: true }));
    return times;
  }, runs);

const scrolled = (page: Page, runs: number): Promise<number[]> =>
  page.evaluate(async (count) => {
    const box = document.querySelector('.grid-scroll');
    const times: number[] = [];
    for (let run = 0; run < count; run += 1) {
      const start = performance.now();
      if (box) box.scrollTop = ((run + 1) / (count + 1)) * box.scrollHeight;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - start);
    }
    return times;
  }, runs);

/** In a document of the extension that has no script of its own. */
async function peerTime(context: BrowserContext, origin: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(`${origin}/managed-storage.json`);
  const time = await page.evaluate(readAllRows);
  await page.close();
  return time;
}

/** What a page without columns has to do before it can begin. */
async function readAllRows(): Promise<number> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('leadlight');
    request.onsuccess = () => resolve(request.result);
  });
  const start = performance.now();
  await new Promise((resolve) => {
    database.transaction('records').objectStore('records').getAll().onsuccess = resolve;
  });
  database.close();
  return performance.now() - start;
}

async function heapMb(page: Page): Promise<number> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

async function countFigures(page: Page): Promise<number> {
  const start = Date.now();
  await page.getByRole('button', { name: 'Sales', exact: true }).click();
  await page.locator('.tiles').waitFor({ timeout: TIMEOUT });
  return Date.now() - start;
}
