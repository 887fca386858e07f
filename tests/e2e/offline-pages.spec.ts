import { expect, type Page, test } from '@playwright/test';
import { recordKey } from '../../src/record/record-key';
import { LOOKS, violations } from './axe';
import type { LaunchedBrowser } from './browser';
import { isListed, openSeededReview } from './seeded-review';
import { putRows } from './store-table';
import { dealOf, waitingChange } from './waiting-change';

/** There is neither a CRM nor a network: every page opens all the same, and what was made offline waits in sight. */
const RECORDS = 40;
const DEAL = dealOf('3');
const KEY = recordKey(DEAL);
const PAGES = ['review', 'queue', 'digest', 'studio', 'import', 'options', 'diagnostics'] as const;

let browser: LaunchedBrowser;
let origin = '';
const strangers: string[] = [];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  const seeded = await openSeededReview(RECORDS);
  browser = seeded.browser;
  origin = await browser.origin();
  await seeded.review.close();
  await browser.context.setOffline(true);
  browser.context.on('request', (request) => {
    if (!/^(chrome-extension|blob|data):/.test(request.url())) strangers.push(request.url());
  });
});

test.afterAll(async () => {
  await browser?.close();
});

/** A page of the extension, and what went wrong in it. */
async function open(path: string): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${origin}/${path}`);
  return { page, problems };
}

for (const name of PAGES)
  test(`${name} opens without a network`, async () => {
    const { page, problems } = await open(`${name}.html`);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(problems).toEqual([]);
    await page.close();
  });

test('every view of the review is counted without a network', async () => {
  const { page, problems } = await open('review.html');
  const views = page.getByRole('navigation', { name: 'Views' }).getByRole('link');
  await isListed(page, RECORDS);
  for (const view of await views.all()) {
    await view.click();
    await expect(view).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('main')).toBeVisible();
    await expect(page.getByRole('progressbar', { name: 'Records read' })).toHaveCount(0);
  }
  expect(problems).toEqual([]);
  await page.close();
});

test('a record has a page of its own, and the way back to the list', async () => {
  const { page } = await open(`review.html#record=${encodeURIComponent(KEY)}`);
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeFocused();
  await expect(page.getByRole('region', { name: 'Now' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'History' })).toContainText('Stages');
  await expect(page.getByRole('link', { name: 'Open in CRM' })).toBeVisible();
  await page.getByRole('link', { name: 'All records' }).click();
  await expect(page.locator('tr.deal').first()).toBeVisible();
  await page.locator('tr.deal').first().locator('.cell-title').click();
  await page.getByRole('link', { name: 'Own page' }).click();
  await expect(page.getByRole('region', { name: 'History' })).toBeVisible();
  await page.goBack();
  await expect(page.locator('tr.deal').first()).toBeVisible();
  await page.close();
});

test('a change that waits is in sight, and can be discarded', async () => {
  const { page } = await open('review.html');
  await putRows(page, 'writes', [waitingChange(DEAL, Date.now())]);
  await page.reload();
  const waiting = page.getByText('Waiting to be written: 1');
  await waiting.click();
  await expect(page.getByText('Nothing is sent until you look at each')).toBeVisible();
  await page.getByRole('button', { name: /^Look at it again:/ }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(waiting).toBeVisible();
  await page.getByRole('button', { name: /^Discard:/ }).click();
  await expect(waiting).toBeHidden();
  await page.close();
});

for (const [look, media] of Object.entries(LOOKS))
  test(`the page of a record and what waits have no barriers: ${look}`, async () => {
    const { page } = await open(`review.html#record=${encodeURIComponent(KEY)}`);
    await page.emulateMedia(media);
    await expect(page.getByRole('region', { name: 'History' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await putRows(page, 'writes', [waitingChange(DEAL, Date.now())]);
    await page.getByRole('link', { name: 'All records' }).click();
    await page.reload();
    await page.getByText('Waiting to be written: 1').click();
    expect(await violations(page)).toEqual([]);
    for (const view of ['Marketing', 'Sales', 'Executive', 'Changes', 'Speed to lead', 'Hygiene', 'Data']) {
      await page.getByRole('link', { name: view, exact: true }).click();
      await expect(page.getByRole('main')).toBeVisible();
      await expect(page.getByRole('progressbar', { name: 'Records read' })).toHaveCount(0);
      expect(await violations(page), view).toEqual([]);
    }
    await page.close();
  });

test('nothing was asked of any server meanwhile', () => {
  expect(strangers).toEqual([]);
});
