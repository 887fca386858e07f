import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { seedReview } from '../bench/review-data';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { openReview } from './extension-test';
import { countStored, importSteps, openImport } from './import-page';
import { killBrowser } from './kill-browser';
import { keptRows } from './store-rows';

/** A browser is killed in the midst of an import: its journal says what is there, and what is wanted becomes of it. */
const MANY = 4_000;

let profileDir = '';
let browser: LaunchedBrowser;
let origin = '';

const launch = async (): Promise<void> => {
  browser = await launchBrowser({ profileDir });
  origin = await browser.origin();
};

test.beforeAll(async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  await launch();
  const review = await openReview(browser.context, origin);
  await seedReview(review, 50, Date.now());
  await review.close();
});

test.afterAll(async () => {
  await browser?.close();
  rmSync(profileDir, { recursive: true, force: true });
});

test('a killed import is counted as it is stored, and is taken back or completed', async () => {
  test.setTimeout(120_000);
  const csv = ['Record ID,Deal Name,Deal Stage,Amount,Close Date'];
  for (let n = 0; n < MANY; n += 1) csv.push(`${n},Example deal ${n},Proposal,${1000 + n},2026-12-24`);
  let page = await openImport(browser.context, origin);
  const [before, count] = [await keptRows(page), await countStored(page)];
  const begin = async (): Promise<void> => {
    const { button, chooseText, toColumns } = importSteps(page);
    await chooseText('deals.csv', csv.join('\n'));
    await toColumns('13579');
    await button('Preview').click();
    await expect(button(/^Import \d/)).toBeEnabled({ timeout: 30_000 });
    await button(/^Import \d/).click();
  };
  for (const [end, wait] of [['Remove this import', 0] as const, ['Keep them', 130] as const]) {
    await begin();
    await expect(page.getByText(/\d records/)).toBeVisible({ timeout: 30_000 });
    await page.waitForTimeout(wait);
    await killBrowser(profileDir);
    await launch();
    page = await openImport(browser.context, origin);
    const stored = (await countStored(page)) - count;
    const told = page.getByText('An import was cut short.').locator('..');
    await expect(told).toContainText(`stored ${stored.toLocaleString('en-GB')} records before it ended`);
    await importSteps(page).button(end).click();
    await expect(told).toHaveCount(0);
    if (end === 'Remove this import') expect(await keptRows(page)).toEqual(before);
    else expect(await countStored(page)).toBe(count + stored);
  }
  await begin();
  await expect(importSteps(page).step('The import is done')).toBeVisible({ timeout: 30_000 });
  expect(await countStored(page)).toBe(count + MANY);
});
