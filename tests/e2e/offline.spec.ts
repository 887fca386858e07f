import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { showcaseDeal } from '../demo-crm/data/showcase';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { assessedSidebar, dealUrl, extensionOrigin, openReview, storedRecord } from './extension-test';

/** The CRM is gone in this file, so it has a CRM and a browser of its own. */
const SEEN = ['negotiation-troubled', 'all-clear', 'no-amount', 'stale'] as const;

let crm: DemoCrm;
let browser: LaunchedBrowser;
let origin = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  crm = await startDemoCrm({ now: Date.now() });
  browser = await launchBrowser({ httpsPort: crm.httpsPort });
  const page = await browser.context.newPage();
  for (const situation of SEEN) {
    await page.goto(dealUrl(crm, 'hubspot', situation, '?delay=0'));
    const frame = await assessedSidebar(page);
    origin = await extensionOrigin(frame);
    await expect.poll(async () => (await storedRecord(frame)).snapshot !== null).toBe(true);
  }
  await page.close();
  await crm.close();
});

test.afterAll(async () => {
  await browser?.close();
});

const nameOf = (situation: (typeof SEEN)[number]) => showcaseDeal(crm.data, situation).name;
const rowOf = (review: Page, situation: (typeof SEEN)[number]) =>
  review.getByRole('row').filter({ hasText: nameOf(situation) });
const names = (review: Page) => review.locator('tbody .cell-title').allInnerTexts();
const sortBy = (review: Page, column: string) =>
  review.getByRole('columnheader', { name: column }).getByRole('button').click();

test('the CRM does not answer, and the review page lists what was seen', async () => {
  const dead = await browser.context.newPage();
  await expect(dead.goto(dealUrl(crm, 'hubspot', 'stale'))).rejects.toThrow(/ERR_/);
  await dead.close();
  const review = await openReview(browser.context, origin);
  await expect(review.locator('tbody tr')).toHaveCount(SEEN.length);
  await expect(review.getByText(`${SEEN.length} seen on this device`)).toBeVisible();
  for (const situation of SEEN) await expect(rowOf(review, situation)).toBeVisible();
  await review.close();
});

test('sorts by amount both ways, with the empty amount last, and says so', async () => {
  const review = await openReview(browser.context, origin);
  const head = review.getByRole('columnheader', { name: 'Amount' });
  await expect(head).toHaveAttribute('aria-sort', 'none');
  await sortBy(review, 'Amount');
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  const known = SEEN.filter((situation) => showcaseDeal(crm.data, situation).amount !== null);
  const amount = (situation: (typeof SEEN)[number]) => showcaseDeal(crm.data, situation).amount ?? 0;
  const descending = known.toSorted((a, b) => amount(b) - amount(a)).map(nameOf);
  expect(known).toHaveLength(SEEN.length - 1);
  const starts = async () => (await names(review)).map((text) => text.trim());
  await expect
    .poll(async () =>
      (await starts()).every((text, i) => text.startsWith([...descending, nameOf('no-amount')][i] ?? '?')),
    )
    .toBe(true);
  await sortBy(review, 'Amount');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect
    .poll(async () =>
      (await starts()).every((text, i) =>
        text.startsWith([...descending.toReversed(), nameOf('no-amount')][i] ?? '?'),
      ),
    )
    .toBe(true);
  await expect(rowOf(review, 'no-amount').locator('.cell-amount')).toHaveText('none');
  await review.close();
});

test('filters by text, and says when nothing fits', async () => {
  const review = await openReview(browser.context, origin);
  const search = review.getByRole('searchbox', { name: 'Search records' });
  await search.fill('pilot fenwhistle');
  await expect(review.locator('tbody tr')).toHaveCount(1);
  await expect(rowOf(review, 'stale')).toBeVisible();
  await search.fill('nobody is called this');
  await expect(review.getByText('No record fits these filters')).toBeVisible();
  await review.getByRole('button', { name: 'Clear filters' }).last().click();
  await expect(review.locator('tbody tr')).toHaveCount(SEEN.length);
  await review.close();
});

test('shows a record as it was seen, and keeps a snooze made here', async () => {
  const review = await openReview(browser.context, origin);
  await rowOf(review, 'negotiation-troubled').click();
  const inspector = review.getByRole('complementary', { name: 'Record' });
  await expect(inspector.getByText(/as of/i).first()).toBeVisible();
  await expect(inspector.getByText(/Stored when you last saw it/)).toBeVisible();
  const card = inspector.getByRole('article', { name: 'Stale in Negotiation' });
  await expect(card).toContainText('46 days in Negotiation');
  await expect(inspector.getByRole('button', { name: /^Go to/ })).toHaveCount(0);

  await card.getByRole('heading').click();
  await card.getByRole('button', { name: 'Snooze' }).click();
  await review.getByRole('menuitem', { name: /^14 days/ }).click();
  await expect(card).toHaveCount(0);
  await expect(inspector.getByText(/Stale in Negotiation · snoozed until/)).toBeVisible();

  await review.reload();
  await rowOf(review, 'negotiation-troubled').click();
  await expect(inspector.getByText(/Stale in Negotiation · snoozed until/)).toBeVisible();
  await expect(card).toHaveCount(0);
  await inspector.getByRole('button', { name: /^Undo: Stale in Negotiation/ }).click();
  await expect(card).toBeVisible();
  await review.close();
});
