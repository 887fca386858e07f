import type { Page } from '@playwright/test';
import { onBarePage } from './bare-page';
import type * as inPage from './columns-in-page';
import { RICH_TEXTS, SHORT_TEXTS, type TextStyle } from './engine-data';
import { type BenchOptions, say } from './options';
import { type Summary, summarize } from './statistics';

const CASES = [
  ['10,000 deals, short texts', 10_000, SHORT_TEXTS],
  ['100,000 deals, short texts', 100_000, SHORT_TEXTS],
  ['100,000 deals, rich texts', 100_000, RICH_TEXTS],
] as const;

/**
 * From the store to the counts of 200 rules in Chromium, by columns and by rows with closures, in turns; both must count
 * the same. Ratios are made within a round.
 */
export async function columnsBench({ runs }: BenchOptions): Promise<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  await onBarePage('columns-in-page', async (page) => {
    for (const [name, size, style] of CASES) result[name] = await measured(page, size, style, runs);
  });
  return result;
}

type Script = { inPage: typeof inPage };

async function measured(
  page: Page,
  size: number,
  style: TextStyle,
  runs: number,
): Promise<Record<string, Summary>> {
  say(`storing ${size} deals…`);
  const args = { size, style };
  await page.evaluate(
    ({ size: count, style: own }) => (globalThis as unknown as Script).inPage.fill(count, own),
    args,
  );
  const made = await page.evaluate(() => (globalThis as unknown as Script).inPage.make());
  say('measuring…');
  const rounds: { columns: Round; rows: Round }[] = [];
  for (let run = 0; run <= runs; run += 1) {
    const round = await page.evaluate(async ({ style: own }) => {
      const { byColumns, byRows } = (globalThis as unknown as Script).inPage;
      return { columns: await byColumns(own), rows: await byRows(own) };
    }, args);
    if (String(round.columns.counts) !== String(round.rows.counts)) throw new Error('The counts differ.');
    if (run > 0) rounds.push(round);
  }
  const of = (value: (round: { columns: Round; rows: Round }) => number, digits = 1) =>
    summarize(rounds.map(value), digits);
  return {
    'columns ÷ rows and closures': of(({ columns, rows }) => columns.ms / rows.ms, 3),
    'columns: store → counts, ms': of(({ columns }) => columns.ms),
    'of which reading, ms': of(({ columns }) => columns.read),
    'rows and closures: store → counts, ms': of(({ rows }) => rows.ms),
    'of which getAll, ms': of(({ rows }) => rows.read),
    'columns made from rows, once, ms': summarize([made]),
  };
}

interface Round {
  ms: number;
  read: number;
}
