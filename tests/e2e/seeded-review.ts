import { expect, type Locator, type Page } from '@playwright/test';
import { seedReview } from '../bench/review-data';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { openAnew, openReview } from './extension-test';

export interface SeededReview {
  browser: LaunchedBrowser;
  review: Page;
}

/**
 * A browser without a CRM, whose review is open with so many made-up records in its store; they are in no list before
 * the page is loaded again. `pack`: by which they were judged; left out: by the one in force.
 */
export async function openSeededReview(records: number, pack?: string): Promise<SeededReview> {
  const browser = await launchBrowser();
  try {
    const review = await openReview(browser.context, await browser.origin());
    // The pack in force is there, too, once the review has read its store.
    await expect(review.getByText('No records yet')).toBeVisible();
    await seedReview(review, records, Date.now(), pack);
    return { browser, review };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

/** The list of all records as a new tab shows it. `records`: how many there are; left out: some. */
export async function listAnew(review: Page, records?: number): Promise<void> {
  await openAnew(review);
  await isListed(review, records);
}

/** Waits until that many records are in the list, whatever it shows of them. */
export const isListed = (review: Page, records?: number): Promise<void> =>
  expect(review.getByText(`${records?.toLocaleString('en-GB') ?? ''} seen on this device`)).toBeVisible();

/** The list is sorted and filtered in a worker; what stands there until it answers is the list before. */
export const settled = (review: Page): Promise<void> =>
  expect(review.locator('.review-list')).toHaveAttribute('aria-busy', 'false');

/** The records that are drawn, in their order. */
export const dealRows = (review: Page): Locator => review.locator('tr.deal');
