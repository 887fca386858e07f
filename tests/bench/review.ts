import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { type LaunchedBrowser, launchBrowser } from '../e2e/browser';
import { type BenchOptions, say } from './options';
import { bareRows, followScroll, type Markup, markupOf, openedBare } from './review-bare';
import { seedReview } from './review-data';
import { memoryOfReview } from './review-memory';
import { type Opened, opened, TIMEOUT } from './review-open';
import { peerTime } from './review-peer';
import { pressTimes, scrolledFrames } from './review-presses';
import { type Summary, summarize } from './statistics';
import { untilJudged } from './until-judged';

const SIZES = [1000, 10_000, 100_000, 300_000];
const SCROLLED_FRAMES = 300;
/** Milliseconds. Each round of the peer begins elsewhere between two frames. */
const FRAME = 16;
const PHASE = 7;

type Figures = Record<string, Summary>;

/** The review page with more and more stored records, in the real browser. Milliseconds unless said otherwise. */
export async function reviewBench({ runs, sizes = SIZES }: BenchOptions): Promise<Record<string, Figures>> {
  const results: Record<string, Figures> = {};
  for (const size of sizes) {
    const profileDir = mkdtempSync(join(tmpdir(), 'leadlight-bench-'));
    const browser = await launchBrowser({ profileDir });
    try {
      results[`${size} records`] = await measured(browser, size, runs).finally(browser.close);
      say('memory, in a browser that has done nothing else…');
      Object.assign(results[`${size} records`] ?? {}, await memoryOfReview(profileDir));
    } finally {
      rmSync(profileDir, { recursive: true, force: true });
    }
  }
  return results;
}

async function measured(browser: LaunchedBrowser, size: number, runs: number): Promise<Figures> {
  const origin = await browser.origin();
  const { context } = browser;
  const empty = await opened(context, origin);
  say(`storing ${size} records…`);
  await seedReview(empty.page, size, Date.now());
  await empty.page.close();
  const first = await opened(context, origin);
  const markup = await markupOf(first.page);
  await untilJudged(first.page);
  await first.page.close();
  say('measuring…');
  const opens: Opened[] = [];
  const peers: number[] = [];
  const bares: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const open = await opened(context, origin);
    await open.page.close();
    opens.push(open);
    peers.push(await peerTime(context, origin));
    const page = await openedBare(context, origin, markup);
    bares.push(await bareRows(page, markup.rows, (run * PHASE) % FRAME));
    await page.close();
  }
  const { page } = await opened(context, origin);
  const pressed = await pressTimes(page, runs);
  const frames = await scrolledFrames(page, SCROLLED_FRAMES);
  const bareFrames = await scrolledBare(context, origin, markup);
  await page.bringToFront();
  return {
    'first rows': summarize(opens.map(({ drawn }) => drawn)),
    'from the data to the frame with the first rows': summarize(opens.map(({ drawn, data }) => drawn - data)),
    'pictures from the data to the first rows': summarize(opens.map(({ pictures }) => pictures)),
    'peer: the same rows from their markup to their frame': summarize(bares),
    'interactive, with the pack’s stages': summarize(opens.map(({ ready }) => ready)),
    'all rows in their order': summarize(opens.map(({ whole }) => whole)),
    'first rows when the list is made anew': summarize([first.drawn]),
    'longest task while it is made anew (0: none over 50 ms)': summarize([first.longest]),
    'peer: only reading all rows (getAll)': summarize(peers),
    'interactive ÷ peer, of each round': summarize(
      opens.map(({ ready }, round) => ready / (peers[round] ?? Number.NaN)),
      2,
    ),
    'all rows in their order ÷ peer, of each round': summarize(
      opens.map(({ whole }, round) => whole / (peers[round] ?? Number.NaN)),
      2,
    ),
    ...pressed,
    ...frames,
    ...bareFrames,
    'figures counted over all records': summarize([await countFigures(page)]),
  };
}

/** Only once the review is done with: of two pages, one is not drawn. */
async function scrolledBare(context: BrowserContext, origin: string, markup: Markup): Promise<Figures> {
  const page = await openedBare(context, origin, markup);
  await bareRows(page, markup.rows, 0);
  await followScroll(page);
  const figures = await scrolledFrames(page, SCROLLED_FRAMES);
  await page.close();
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [`peer: ${name}`, figure]));
}

async function countFigures(page: Page): Promise<number> {
  const start = Date.now();
  await page.getByRole('link', { name: 'Sales', exact: true }).click();
  await page.locator('.tiles').waitFor({ timeout: TIMEOUT });
  return Date.now() - start;
}
