import type { Page } from '@playwright/test';
import { seedReview } from '../bench/review-data';
import type { LaunchedBrowser } from '../e2e/browser';

const RECORDS = 400;
/** None that is in force, so that the engine judges every record itself. */
const ANOTHER_PACK = 'made-up@1';
const PATIENCE_MS = 60_000;

/** The review over made-up records, judged by the pack in force and sorted by amount, with one open; no CRM is asked. */
export async function openFilledReview({ context, origin }: LaunchedBrowser): Promise<Page> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${await origin()}/review.html`);
  await page.getByText('No records yet').waitFor();
  await seedReview(page, RECORDS, Date.now(), ANOTHER_PACK);
  await page.reload();
  await page.locator('.judging').waitFor();
  await page.locator('.judging').waitFor({ state: 'detached', timeout: PATIENCE_MS });
  await page.reload();
  await page.locator('.strip-value').first().waitFor();
  await page.locator('.strip-wait').first().waitFor({ state: 'detached', timeout: PATIENCE_MS });
  await page.getByRole('columnheader', { name: 'Amount' }).getByRole('button').click();
  await page.getByText('Sorted by amount').waitFor();
  await page.locator('tr.deal', { hasText: '+1' }).first().locator('.cell-title').click();
  await page.getByRole('complementary', { name: 'Record' }).locator('.card').first().waitFor();
  return page;
}
