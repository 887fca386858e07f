import { expect, type Page, test } from '@playwright/test';
import { LOOKS, violations } from './axe';
import type { LaunchedBrowser } from './browser';
import { dealRows, listAnew, openSeededReview, settled } from './seeded-review';

/** One of two warnings of a deal is snoozed: the other stays open, and the list still says and finds what was put away. */
const RECORDS = 60;
/** Stale, and without an amount. */
const DEAL = 'Corvane Paper – Booking engine, 37';

let browser: LaunchedBrowser;
let review: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  ({ browser, review } = await openSeededReview(RECORDS));
  await listAnew(review, RECORDS);
});

test.afterAll(async () => {
  await browser?.close();
});

const rows = () => dealRows(review);
const row = () => rows().filter({ hasText: DEAL });
const sign = () => row().locator('.cell-topWarning .put-away');
const inspector = () => review.getByRole('complementary', { name: 'Record' });
const panel = () => review.getByRole('region', { name: 'Filter' });

async function choose(value: string): Promise<void> {
  await review.getByRole('button', { name: 'Filter', exact: true }).click();
  const values = panel().getByRole('list', { name: 'Put away' });
  // A column that was open before is open again.
  if (await values.isHidden()) await panel().locator('summary', { hasText: 'Put away' }).click();
  await values.getByRole('checkbox', { name: value, exact: true }).check();
  await review.keyboard.press('Escape');
  await expect(panel()).toBeHidden();
  await settled(review);
}

test('finds a record of which one warning was put away and another is open, and says so in its row', async () => {
  await choose('Some');
  await expect(review.getByText('No record fits these filters')).toBeVisible();
  await review.getByRole('button', { name: 'Clear filters' }).first().click();
  await review.getByRole('searchbox', { name: 'Search records' }).fill('corvane paper booking 37');
  await expect(rows()).toHaveCount(1);
  await row().locator('.cell-title').click();
  const stale = inspector().locator('.card', { hasText: 'Stale in Proposal' });
  await expect(inspector().locator('.card', { hasText: 'Amount missing' })).toBeVisible();
  await stale.getByRole('heading').click();
  await stale.getByRole('button', { name: 'Snooze', exact: true }).click();
  await review.getByRole('menuitem', { name: /^1 week/ }).click();
  await expect(inspector().getByText(/Stale in Proposal · snoozed until/)).toBeVisible();
  await expect(sign()).toHaveAttribute('title', '1 put away');
  await expect(row().locator('.cell-topWarning')).toContainText('Amount missing');
  await review.getByRole('button', { name: 'Close record' }).click();
  await review.getByRole('button', { name: 'Clear filters' }).first().click();
  await choose('Some');
  await expect(review.getByText('Put away: Some', { exact: true })).toBeVisible();
  await expect(rows()).toHaveCount(1);
  await expect(row()).toBeVisible();
});

test('counts it in a column of its own, and sorts by that', async () => {
  await review.getByRole('button', { name: 'Clear filters' }).first().click();
  await review.getByRole('button', { name: 'Columns', exact: true }).click();
  await review.getByRole('checkbox', { name: 'Put away', exact: true }).check();
  await review.keyboard.press('Escape');
  const head = review.getByRole('columnheader', { name: 'Put away' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(rows().first().locator('.cell-putAway')).toHaveText('1');
  await expect(rows().first()).toContainText(DEAL);
  await expect(rows().nth(1).locator('.cell-putAway')).toHaveText('0');
});

test('has no accessibility violation where something was put away, in any look', async () => {
  await choose('Some');
  await expect(rows()).toHaveCount(1);
  for (const [look, media] of Object.entries(LOOKS)) {
    await review.emulateMedia(media);
    expect(await violations(review), look).toEqual([]);
  }
  await review.emulateMedia(LOOKS.light);
});

test('finds it no more once the snooze is taken back', async () => {
  await row().locator('.cell-title').click();
  await inspector().getByRole('button', { name: /^Undo/ }).first().click();
  await expect(review.getByText('No record fits these filters')).toBeVisible();
});
