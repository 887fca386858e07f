import { expect, type Page, test } from '@playwright/test';
import { recordKey } from '../../src/record/record-key';
import type { HistoryEntry } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import { judgeName } from '../../src/sla/summarize';
import { deal, SUMMARY } from '../../src/store/testing/filled-store';
import { COLUMN_IDS } from '../../src/ui/review/deals/order';
import { seedReview } from '../bench/review-data';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { openReview } from './extension-test';
import { forgetList, putRows } from './store-table';
import { waitingChange } from './waiting-change';

/** What only shows where it is laid out: values stay in their places and in one piece, at every width and on paper. */
const NOW = Date.now();
const DAY = 86_400_000;
/** A4 upright between its margins of 14 mm, at 96 pixels an inch. */
const PAPER = { width: 688, height: 1000 };

const moved = (daysAgo: number, from: string | null, to: string): HistoryEntry => ({
  field: 'stage',
  at: NOW - daysAgo * DAY,
  from,
  to,
  source: 'crm',
});
const OLD = {
  ...deal('9001', NOW, 'Negotiation', '24680135'),
  history: [
    moved(2400, null, 'Qualified by marketing and sales'),
    moved(1300, 'Qualified by marketing and sales', 'Negotiation'),
  ],
};
/** Judged now, so that it stays as it is here: the worst of all, so that it is listed first. */
const JUDGED = {
  ...SUMMARY,
  ...{ breach: 3, warning: 12, topWarning: 'Stale in Negotiation', putAway: 12 },
  ...{ judgedBy: judgeName(bundledPack), judgedAt: NOW },
};

let browser: LaunchedBrowser;
let origin = '';
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  browser = await launchBrowser();
  origin = await browser.origin();
});
test.afterAll(async () => {
  await browser?.close();
});

/** Pixels between the right end of a link in the header and that of the page. */
async function roomAfter(page: Page, link: string): Promise<number> {
  const box = await page.getByRole('banner').getByRole('link', { name: link }).boundingBox();
  return (page.viewportSize()?.width ?? 0) - ((box?.x ?? 0) + (box?.width ?? 0));
}

test('with nothing stored, the ways to other pages stand at the end of the header', async () => {
  const page = await openReview(browser.context, origin);
  for (const width of [1440, 1024]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await roomAfter(page, 'Connections and rule packs'), `${width} wide`).toBeLessThan(32);
  }
  await seedReview(page, 60, NOW);
  await putRows(page, 'records', [{ key: recordKey(OLD.identity), record: OLD, summary: JUDGED, asOf: NOW }]);
  await putRows(page, 'reviewViews', [{ name: 'Wide', view: { columns: COLUMN_IDS }, isFirst: true }]);
  await putRows(page, 'writes', [waitingChange(OLD.identity, NOW)]);
  await forgetList(page);
  await page.close();
});

/** Text of cells and other parts that reach beyond the right end of their place, a pixel aside. */
const beyond = (parts: Element[], end: number | null): (string | null)[] =>
  parts
    .filter((part) => {
      const place =
        end ?? part.parentElement?.closest('td, .inspector, main')?.getBoundingClientRect().right ?? 0;
      return part.getBoundingClientRect().right > place + 1;
    })
    .map((part) => part.textContent);

test('how many more warnings there are, and how many were put away, is never cut', async () => {
  const page = await browser.context.newPage();
  await page.goto(`${origin}/review.html`);
  const further = page.locator('.cell-topWarning .tone-muted');
  await expect(page.locator('.cell-topWarning', { hasText: '+14' }).locator('.put-away')).toBeVisible();
  for (const width of [1440, 900]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await further.evaluateAll(beyond, null), `${width} wide`).toEqual([]);
  }
  await page.close();
});

test('a stay in a stage has its bar and its words in its cell', async () => {
  const page = await browser.context.newPage();
  await page.goto(`${origin}/review.html#record=${encodeURIComponent(recordKey(OLD.identity))}`);
  await expect(page.getByRole('cell', { name: '1,300 days so far' })).toBeVisible();
  for (const width of [1440, 1024, 400]) {
    await page.setViewportSize({ width, height: 800 });
    const out = await page.locator('.stays :is(td, span)').evaluateAll(beyond, null);
    expect(out, `${width} wide`).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 800 });
  await page.goto(`${origin}/review.html#${encodeURIComponent(recordKey(OLD.identity))}`);
  await page.reload();
  await page.getByRole('button', { name: 'History', exact: true }).click();
  await expect(page.getByRole('cell', { name: '1,300 days so far' })).toBeVisible();
  expect(await page.locator('.stays :is(td, span)').evaluateAll(beyond, null)).toEqual([]);
  await page.close();
});

test('a change that waits says where and when on a line of its own', async () => {
  const page = await browser.context.newPage();
  await page.goto(`${origin}/review.html`);
  await page.getByText('Waiting to be written: 1').click();
  const line = page.getByRole('listitem').filter({ hasText: 'Jonas Weil' });
  const [record, when] = [line.getByRole('link'), line.getByText(/^HubSpot · /)];
  await expect(when).toBeVisible();
  const [above, below] = await Promise.all([record.boundingBox(), when.boundingBox()]);
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
  expect(below?.x).toBe(above?.x);
  await page.close();
});

test('printed upright with all columns, no date or number is broken and nothing leaves the paper', async () => {
  const page = await browser.context.newPage();
  await page.goto(`${origin}/review.html`);
  await expect(page.locator('tr.deal').first()).toBeVisible();
  await page.setViewportSize(PAPER);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')));
  const table = page.locator('.printed-list table');
  await expect(table.getByRole('columnheader')).toHaveCount(COLUMN_IDS.length);
  expect(await table.evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(PAPER.width);
  const broken = await table.locator('td.is-number').evaluateAll((cells) =>
    cells.flatMap((cell) => {
      const text = document.createRange();
      text.selectNodeContents(cell);
      const lines = new Set([...text.getClientRects()].map(({ top }) => Math.round(top)));
      return lines.size > 1 ? [cell.textContent] : [];
    }),
  );
  expect(broken).toEqual([]);
  await page.close();
});

test('no view leaves the paper when it is printed upright', async () => {
  const page = await browser.context.newPage();
  await page.goto(`${origin}/review.html`);
  await expect(page.locator('tr.deal').first()).toBeVisible();
  for (const view of [
    'Board',
    'Changes',
    'Marketing',
    'Sales',
    'Executive',
    'Speed to lead',
    'Hygiene',
    'Data',
  ]) {
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('link', { name: view, exact: true }).click();
    await expect(page.getByRole('main').getByRole('heading').first()).toBeVisible();
    await expect(page.getByRole('progressbar', { name: 'Records read' })).toHaveCount(0);
    await page.setViewportSize(PAPER);
    await page.emulateMedia({ media: 'print' });
    const parts = page.getByRole('main').locator('td, th, li, p, dd');
    expect(await parts.evaluateAll(beyond, PAPER.width), view).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 800 });
  }
  await page.close();
});
