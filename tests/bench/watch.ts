import type { Page } from '@playwright/test';
import { onBarePage } from './bare-page';
import { type BenchOptions, say } from './options';
import { type Summary, summarize } from './statistics';
import type * as inPage from './watch-in-page';

const SIZES = [100, 10_000];
const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 20, 13);

type Figures = Record<string, Summary>;
type InPage = typeof globalThis & { inPage: typeof inPage };

/** Wake-ups of the background on open clocks, in Chromium's own IndexedDB. */
export async function watchBench({ runs }: BenchOptions): Promise<Record<string, Figures>> {
  const results: Record<string, Figures> = {};
  await onBarePage('watch-in-page', async (page) => {
    for (const size of SIZES) results[`${size} open clocks`] = await measured(page, size, runs);
  });
  return results;
}

async function measured(page: Page, size: number, runs: number): Promise<Figures> {
  say(`${size} clocks: storing…`);
  const at = START + size;
  await page.evaluate((args) => (globalThis as InPage).inPage.fill(args.size, args.at), { size, at });
  const lookUps = await repeat(runs, () => page.evaluate(() => (globalThis as InPage).inPage.nextDue(50)));
  // One clock starts each second from an hour on: each wake-up finds three.
  const few = await repeat(runs, (run) => wakeUp(page, at + HOUR + 3000 * run + 2500));
  say(`${size} clocks: all of them due…`);
  const all = await wakeUp(page, at + HOUR + (size + 7200) * 1000);
  const after = await wakeUp(page, at + HOUR + (size + 7201) * 1000);
  if (few.some(({ alarms }) => alarms !== 1)) throw new Error('A wake-up set no alarm.');
  if (all.notices !== 1 || after.notices !== 0)
    throw new Error(`All due were told in ${all.notices} notices.`);
  return {
    'look-up of the next one due, ms': summarize(lookUps, 2),
    'wake-up, three due: processor, ms': summarize(few.map(({ busy }) => busy)),
    'wake-up, three due: by the wall, ms': summarize(few.map(({ ms }) => ms)),
    'wake-up, three due: longest task over 50 ms': summarize(few.map(({ longest }) => longest)),
    'all due at once: processor, ms': summarize([all.busy]),
    'all due at once: by the wall, ms': summarize([all.ms]),
    'all due at once: longest task over 50 ms': summarize([all.longest]),
    'all told, one more wake-up: processor, ms': summarize([after.busy]),
    'all told, one more wake-up: longest task over 50 ms': summarize([after.longest]),
  };
}

/** One wake-up, with the time for which the page's main thread was at work. */
async function wakeUp(page: Page, at: number): Promise<inPage.Wake & { busy: number }> {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const taskMs = async (): Promise<number> => {
    const { metrics } = await client.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  };
  const before = await taskMs();
  const wake = await page.evaluate((when) => (globalThis as InPage).inPage.wake(when), at);
  const busy = (await taskMs()) - before;
  await client.detach();
  return { ...wake, busy };
}

async function repeat<T>(times: number, work: (time: number) => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let time = 0; time < times; time += 1) results.push(await work(time));
  return results;
}
