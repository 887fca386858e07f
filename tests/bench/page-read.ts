import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Crm } from '../../src/record/types';
import { inPageScript } from './bare-page';
import { type BenchOptions, say } from './options';
import type * as inPage from './page-read-in-page';
import { type Summary, summarize } from './statistics';

const ROOT = join(import.meta.dirname, '../..');
/** Elements of the page that is read, and how many rows of fields are among them. */
const NODES = 3_000;
const FIELDS = 60;
const SAMPLES_PER_RUN = 10;

/** A fixture to start from, its row to repeat, and where the rest of the page goes. */
const PAGES: Record<Crm, { fixture: string; row: string; name: string; around: string }> = {
  hubspot: {
    fixture: 'hubspot-deal',
    row: '[data-selenium-test="profile-properties-list"] > span',
    name: 'amount',
    around: 'main',
  },
  salesforce: {
    fixture: 'salesforce-page-layout',
    row: 'records-record-layout-item',
    name: 'Amount',
    around: 'one-record-home-flexipage2',
  },
};

/** The reading alone, without building the extension. */
export async function pageReadBench({ runs, crm: only }: BenchOptions): Promise<Record<string, unknown>> {
  const result: Record<string, unknown> = {};
  for (const crm of ['hubspot', 'salesforce'] as const)
    if (!only || only === crm) {
      say(`${crm}: reading a large page…`);
      result[crm] = await pageReadTimes(crm, runs);
    }
  return result;
}

/**
 * One reading of a page of 3,000 elements in Chromium, turn by turn with a bare walk of the same
 * elements. Before either, a text and a class change, as before every reading: the styles that
 * the reader asks for are stale.
 */
export async function pageReadTimes(crm: Crm, runs: number): Promise<Record<string, Summary>> {
  const executablePath = process.env.CHROME_PATH;
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  try {
    const page = await openFilled(browser, crm);
    const { read, walk, fields, nodes } = await page.evaluate(
      (count) => (globalThis as unknown as { inPage: typeof inPage }).inPage.sample(count),
      runs * SAMPLES_PER_RUN,
    );
    return {
      [`one reading of ${nodes} elements with ${fields} fields, ms`]: summarize(read, 2),
      'a bare walk of the same elements, ms': summarize(walk, 2),
      'reading ÷ walk, medians': summarize([summarize(read, 4).median / summarize(walk, 4).median], 2),
    };
  } finally {
    await browser.close();
  }
}

async function openFilled(browser: Browser, crm: Crm): Promise<Page> {
  const { fixture, row, name, around } = PAGES[crm];
  const folder = join(ROOT, 'tests/fixtures/pages', fixture);
  const { url } = JSON.parse(readFileSync(join(folder, 'record.json'), 'utf8')) as { url: string };
  const html = readFileSync(join(folder, 'page.html'), 'utf8');
  const page = await browser.newPage();
  await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(url);
  await page.addScriptTag({ content: await inPageScript('page-read-in-page') });
  await page.evaluate(
    (filling) => (globalThis as unknown as { inPage: typeof inPage }).inPage.fill(filling),
    {
      row,
      name,
      around,
      fields: FIELDS,
      nodes: NODES,
    },
  );
  return page;
}
