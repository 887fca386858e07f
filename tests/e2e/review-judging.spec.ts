import { expect, type Page, test } from '@playwright/test';
import { seedReview } from '../bench/review-data';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { openReview } from './extension-test';
import { dealRows, isListed } from './seeded-review';
import { listWords } from './store-table';

/** What another pack judged is judged anew when the review opens, in the background and by the real engine. */
const RECORDS = 600;

let browser: LaunchedBrowser;
let review: Page;

test.beforeAll(async () => {
  browser = await launchBrowser();
  review = await openReview(browser.context, await browser.origin());
  await expect(review.getByText('No records yet')).toBeVisible();
});

test.afterAll(async () => {
  await browser?.close();
});

const column = (name: string) => listWords(review, name);

test('judges anew what another pack judged, says how far it is, and shows the outcome', async () => {
  await seedReview(review, RECORDS, Date.now(), 'another-pack@1');
  await review.reload();
  await isListed(review, RECORDS);
  const line = review.locator('.judging');
  await expect(line).toContainText(/Judging [\d,]+ of 600 records by Mid-market/);
  await expect(line).toHaveCount(0);
  expect(await column('judgedBy')).toEqual([expect.stringMatching(/^mid-market@\d+$/)]);
  // The seeds know no missing amounts; the engine finds them, and a row shows what it says.
  expect((await column('kinds')).join(' ')).toContain('amount-missing');
  const missing = (await column('topWarning')).find((text) => /amount/i.test(text)) ?? 'no such warning';
  await review.getByRole('searchbox').fill(missing);
  await expect(dealRows(review).filter({ hasText: missing }).first()).toBeVisible();
  await review.reload();
  await isListed(review, RECORDS);
  await expect(line).toHaveCount(0);
});

test('pauses when asked, and goes on later', async () => {
  await seedReview(review, RECORDS, Date.now(), 'yet-another-pack@1');
  await review.reload();
  const line = review.locator('.judging');
  await line.getByRole('button', { name: 'Pause' }).click();
  await expect(line).toContainText(/not judged by|wait to be judged by/);
  await line.getByRole('button', { name: 'Judge now' }).click();
  await expect(line).toHaveCount(0);
  expect(await column('judgedBy')).toEqual([expect.stringMatching(/^mid-market@\d+$/)]);
});
