import type { BrowserContext, Page } from '@playwright/test';
import { type LaunchedBrowser, launchBrowser } from '../e2e/browser';
import { type BenchOptions, say } from './options';
import { seedReview } from './review-data';
import { type Summary, summarize } from './statistics';

const RECORDS = 100_000;

/** The review page with 100,000 stored records, in the real browser. Milliseconds unless said otherwise. */
export async function reviewBench({ runs }: BenchOptions): Promise<Record<string, Summary | number>> {
  const browser = await launchBrowser({ httpsPort: 9 });
  try {
    return await measured(browser, runs);
  } finally {
    await browser.close();
  }
}

async function measured(browser: LaunchedBrowser, runs: number): Promise<Record<string, Summary | number>> {
  const address = `chrome-extension://${new URL((await browser.background()).url()).host}/review.html`;
  const { context } = browser;
  const empty = await opened(context, address);
  say(`storing ${RECORDS} records…`);
  await seedReview(empty.page, RECORDS, Date.now());
  await empty.page.close();
  say('making the list for the first time…');
  const first = await opened(context, address);
  await first.page.close();
  const opens: number[] = [];
  const rows: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { page, drawn } = await opened(context, address);
    opens.push(drawn);
    if (run === 0) rows.push(await page.evaluate(readAllRows));
    await page.close();
  }
  const { page } = await opened(context, address);
  return {
    'first list, once': Math.round(first.drawn),
    'open to first paint': summarize(opens),
    'peer: reading all rows (getAll)': Math.round(rows[0] ?? 0),
    ...(await interactions(page, runs)),
    'JS heap with the page open, MB': await heapMb(page),
    'figures counted over all records': await countFigures(page),
  };
}

/** Opens the page; `drawn` from the start of its navigation to the frame that showed the rows. */
async function opened(context: BrowserContext, address: string): Promise<{ page: Page; drawn: number }> {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForFunction(
    () => performance.getEntriesByName('leadlight:review-painted').length > 0,
    null,
    {
      timeout: 120_000,
    },
  );
  const drawn = await page.evaluate(
    () => performance.getEntriesByName('leadlight:review-painted')[0]?.startTime ?? 0,
  );
  return { page, drawn };
}

async function interactions(page: Page, runs: number): Promise<Record<string, Summary>> {
  const result: Record<string, Summary> = {};
  const acts: [string, string][] = [
    ['sort by amount', '.cell-amount .sort'],
    ['sort by owner', '.cell-owner .sort'],
    ['sort by name', '.cell-title .sort'],
  ];
  for (const [name, selector] of acts) result[name] = summarize(await repeated(page, runs, selector));
  result['search two words'] = summarize(await searched(page, runs));
  result['scroll to a far row'] = summarize(await scrolled(page, runs));
  return result;
}

/** From a click to the frame after it, of which the first one counts the most: nothing is kept yet. */
const repeated = (page: Page, runs: number, selector: string): Promise<number[]> =>
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
    { count: runs, target: selector },
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
      if (box) box.scrollTop = (run + 1) * 90_000;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      times.push(performance.now() - start);
    }
    return times;
  }, runs);

/** What the page did before it had columns: every row read and copied. */
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
  return Math.round(usedSize / 1e5) / 10;
}

async function countFigures(page: Page): Promise<number> {
  const start = Date.now();
  await page.getByRole('button', { name: 'Sales', exact: true }).click();
  await page.getByRole('heading', { name: 'Sales', exact: true }).waitFor({ timeout: 120_000 });
  return Date.now() - start;
}
