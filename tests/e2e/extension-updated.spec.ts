import type { Frame, Page } from '@playwright/test';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { assessedSidebar, dealUrl, type ExtensionApi, expect, test } from './extension-test';

test.use({ spec: 'extension-updated' });

/** Each test takes the extension away, so each has a browser of its own. */
let browser: LaunchedBrowser;
test.beforeEach(async ({ crm }) => {
  browser = await launchBrowser({ httpsPort: crm.httpsPort });
});
test.afterEach(async () => {
  await browser.close();
});

/** What an update does to the pages that are open: the extension is replaced under them. */
async function reloadExtension(): Promise<void> {
  const background = await browser.background();
  const gone = new Promise((resolve) => background.on('close', resolve));
  await background.evaluate(() => {
    const { runtime } = (globalThis as unknown as { chrome: ExtensionApi }).chrome;
    setTimeout(() => runtime.reload(), 0);
  });
  await gone;
}

const panel = (frame: Frame) => frame.getByRole('main', { name: 'Leadlight' });
const sidebars = (page: Page) => page.locator('leadlight-sidebar').count();

test('an open sidebar says so by itself, and can still be put aside', async ({ crm }) => {
  const page = await browser.context.newPage();
  await page.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  const frame = await assessedSidebar(page);
  await expect(frame.getByText('Stale in Discovery')).toBeVisible();
  await reloadExtension();
  await expect(panel(frame)).toContainText('Leadlight was updated.');
  await expect(panel(frame)).toContainText('LL-101');
  await expect(frame.getByText('Stale in Discovery')).toHaveCount(0);
  await frame.getByRole('button', { name: 'Collapse' }).click();
  const width = () =>
    page.evaluate(() => document.querySelector('leadlight-sidebar')?.getBoundingClientRect().width);
  await expect.poll(width).toBe(28);
});

test('goes on saying so while the page moves to another record, without a second sidebar', async ({
  crm,
}) => {
  const page = await browser.context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  const frame = await assessedSidebar(page);
  await reloadExtension();
  await page.locator('[data-demo="next-record"]').click();
  await expect(panel(frame)).toContainText('LL-101');
  expect(await sidebars(page)).toBe(1);
  expect(errors).toEqual([]);
});
