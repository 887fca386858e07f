import type { Page } from '@playwright/test';
import { onBarePage } from './bare-page';
import type * as inPage from './marks-in-page';
import { type BenchOptions, say } from './options';
import { longestTask, watchPage } from './review-watch';
import { type Summary, summarize } from './statistics';

const SIZES = [10_000, 100_000];
const WRITES_MADE = 20_000;
const WRITES_WAITING = 5;

type InPage = typeof globalThis & { inPage: typeof inPage };
type Looks = { ms: number[]; longest: number };

/** What is asked of the marks and of the log of changes each time the review opens, in Chromium’s own IndexedDB. */
export async function marksBench({ runs, sizes = SIZES }: BenchOptions): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  const measureAll = async (page: Page): Promise<void> => {
    for (const size of sizes) results[`${size} records, a mark on each`] = await measured(page, size, runs);
  };
  await onBarePage('marks-in-page', measureAll, watchPage);
  return results;
}

async function measured(page: Page, size: number, runs: number): Promise<Record<string, Summary>> {
  say(`storing ${size} records…`);
  await page.evaluate((count) => (globalThis as InPage).inPage.fill(count), size);
  const unmarked = await looks(page, runs, false);
  say('putting away…');
  const snoozed = await page.evaluate((count) => (globalThis as InPage).inPage.snooze(count, 2), size);
  const judgedSince = await looks(page, runs, false);
  const peers: number[] = [];
  for (let run = 0; run < runs; run += 1)
    peers.push(await page.evaluate(() => (globalThis as InPage).inPage.readAll('suppressions')));
  await page.evaluate(() => (globalThis as InPage).inPage.judgeOneEarlier(5));
  const oneEarlier = await looks(page, runs, true);
  return {
    'look, no marks, ms': summarize(unmarked.ms),
    'look, all judged since their marks, ms': summarize(judgedSince.ms),
    'longest task of it (0: none over 50 ms)': summarize([judgedSince.longest]),
    'look, one judged before all marks, ms': summarize(oneEarlier.ms),
    'longest task of that (0: none over 50 ms)': summarize([oneEarlier.longest]),
    'peer: only reading all marks (getAll), ms': summarize(peers),
    'one snoozed on each, once, s': summarize([snoozed / 1000]),
    ...(await waitingTimes(page, runs)),
  };
}

async function looks(page: Page, runs: number, isDue: boolean): Promise<Looks> {
  await longestTask(page);
  const ms: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const look = await page.evaluate(() => (globalThis as InPage).inPage.look());
    if (look.isDue !== isDue) throw new Error(`Due: ${look.isDue}.`);
    ms.push(look.ms);
  }
  return { ms, longest: await longestTask(page) };
}

async function waitingTimes(page: Page, runs: number): Promise<Record<string, Summary>> {
  const args = [WRITES_MADE, WRITES_WAITING] as const;
  await page.evaluate(([made, waiting]) => (globalThis as InPage).inPage.logWrites(made, waiting), args);
  const times: number[] = [];
  const peers: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { ms, count } = await page.evaluate(() => (globalThis as InPage).inPage.waiting());
    if (count !== WRITES_WAITING) throw new Error(`${count} wait.`);
    times.push(ms);
    peers.push(await page.evaluate(() => (globalThis as InPage).inPage.readAll('writes')));
  }
  return {
    [`the ${WRITES_WAITING} changes that wait, of ${WRITES_MADE} more, ms`]: summarize(times),
    'peer: only reading the log of changes (getAll), ms': summarize(peers),
  };
}
