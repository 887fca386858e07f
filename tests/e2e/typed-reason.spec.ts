import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Locator, Page } from '@playwright/test';
import { type LaunchedBrowser, launchBrowser } from './browser';
import {
  assessedSidebar,
  dealUrl,
  expect,
  extensionOrigin,
  openAnew,
  openReview,
  test,
} from './extension-test';
import { killBrowser } from './kill-browser';
import { rowsOf } from './store-table';

/** A reason to dismiss a warning is there again after its page was closed, killed or loaded anew while it was typed. */
test.use({ spec: 'typed-reason' });

const TYPED = 'the customer moved the';

let profileDir = '';
let browser: LaunchedBrowser;

const launch = async (httpsPort: number): Promise<void> => {
  browser = await launchBrowser({ httpsPort, profileDir });
};
test.beforeEach(async ({ crm }) => {
  profileDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  await launch(crm.httpsPort);
});
test.afterEach(async () => {
  await browser?.close();
  rmSync(profileDir, { recursive: true, force: true });
});

const dialogOf = (place: Page | Frame): Locator => place.getByRole('dialog', { name: /^Dismiss “Stale in/ });
const reasonOf = (place: Page | Frame): Locator => dialogOf(place).getByRole('textbox');

/** The list may be drawn anew meanwhile: a click that missed is made again. */
const askDismiss = (place: Page | Frame): Promise<void> =>
  expect(async () => {
    if (await dialogOf(place).isVisible()) return;
    const card = place.getByRole('article', { name: /^Stale in/ });
    const ask = card.getByRole('button', { name: 'Dismiss…' });
    if (!(await ask.isVisible())) await card.getByRole('heading').click({ timeout: 1_000 });
    await ask.click({ timeout: 1_000 });
    await expect(dialogOf(place)).toBeVisible({ timeout: 1_000 });
  }).toPass();

async function openSidebar(url: string): Promise<Frame> {
  const page = await browser.context.newPage();
  await page.goto(url);
  return assessedSidebar(page);
}

/** The one record that the review lists. */
async function openRecord(review: Page): Promise<void> {
  await review.locator('tr.deal .cell-title').click();
  await askDismiss(review);
}

test('in the sidebar and the review, until it is cancelled or done', async ({ crm }) => {
  test.setTimeout(90_000);
  const url = dealUrl(crm, 'hubspot', 'stale', '?delay=0');
  let sidebar = await openSidebar(url);
  const origin = await extensionOrigin(sidebar);
  let own = await openReview(browser.context, origin);
  const typed = async () => (await rowsOf(own, 'typedReasons')).map((row) => Object(row).text);
  await sidebar.page().bringToFront();
  await askDismiss(sidebar);
  await reasonOf(sidebar).pressSequentially(TYPED);
  await expect.poll(typed).toEqual([TYPED]);
  await killBrowser(profileDir);

  await launch(crm.httpsPort);
  sidebar = await openSidebar(url);
  await askDismiss(sidebar);
  await expect(reasonOf(sidebar)).toHaveValue(TYPED);
  await reasonOf(sidebar).press('End');
  await reasonOf(sidebar).pressSequentially(' date');
  await browser.context.setOffline(true);
  own = await openReview(browser.context, origin);
  await expect.poll(typed).toEqual([`${TYPED} date`]);
  await sidebar.page().close();

  await openRecord(own);
  await expect(reasonOf(own)).toHaveValue(`${TYPED} date`);
  await reasonOf(own).fill('another reason');
  await expect.poll(typed).toEqual(['another reason']);
  await openAnew(own);
  await openRecord(own);
  await expect(reasonOf(own)).toHaveValue('another reason');
  await dialogOf(own).getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(typed).toEqual([]);
  await openAnew(own);
  await openRecord(own);
  await expect(reasonOf(own)).toHaveValue('');

  await reasonOf(own).fill('a renewal');
  await expect.poll(typed).toEqual(['a renewal']);
  await reasonOf(own).press('Enter');
  await expect(own.getByText(/Stale in .* dismissed: a renewal/)).toBeVisible();
  expect(await typed()).toEqual([]);
});
