import { expect, type Page, test } from '@playwright/test';
import { seedReview } from '../bench/review-data';
import { violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { openReview } from './extension-test';

/** Records by rule: counted in a worker from stored columns, without a network and without a row read twice. */
const RECORDS = 120;
const NO_SERVER = 9;

let browser: LaunchedBrowser;
let review: Page;

test.beforeAll(async () => {
  browser = await launchBrowser({ httpsPort: NO_SERVER });
  const origin = `chrome-extension://${new URL((await browser.background()).url()).host}`;
  review = await openReview(browser.context, origin);
  await expect(review.getByText('No records yet')).toBeVisible();
  await seedReview(review, RECORDS, Date.now());
  await review.evaluate(addRules);
  await review.reload();
  await expect(review.getByText(`${RECORDS} seen on this device`)).toBeVisible();
});

test.afterAll(async () => {
  await browser?.close();
});

/** Two rules that fields decide, in the pack in force; one of them runs in shadow mode. Runs inside the page. */
async function addRules(): Promise<void> {
  const open = indexedDB.open('leadlight');
  await new Promise((resolve) => {
    open.onsuccess = resolve;
  });
  const transaction = open.result.transaction('packs', 'readwrite');
  const rows = transaction.objectStore('packs').getAll();
  await new Promise((resolve) => {
    rows.onsuccess = resolve;
  });
  const row = rows.result[0];
  const rule = (id: string, title: string, mode: string, value: number) => ({
    ...row.document.rules[0],
    id,
    title,
    mode,
    kind: 'condition',
    appliesTo: ['deal'],
    options: { when: { op: 'gte', field: 'amount', value }, says: 'It is large.', next: 'Look at it.' },
    examples: [],
  });
  row.document.rules.push(rule('large', 'Large deal', 'live', 100_000));
  row.document.rules.push(rule('any-amount', 'Any amount', 'shadow', 0));
  transaction.objectStore('packs').put(row);
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  open.result.close();
}

/** How many deals have at least this amount, by the rows themselves. */
const countRows = (least: number): Promise<number> =>
  review.evaluate(async (limit) => {
    const open = indexedDB.open('leadlight');
    await new Promise((resolve) => {
      open.onsuccess = resolve;
    });
    const rows = open.result.transaction('records').objectStore('records').getAll();
    await new Promise((resolve) => {
      rows.onsuccess = resolve;
    });
    open.result.close();
    const amounts = (rows.result as { record: { fields: { amount?: { value?: number } } } }[]).map(
      ({ record }) => record.fields.amount?.value ?? -1,
    );
    return amounts.filter((amount) => amount >= limit).length;
  }, least);

test('counts each rule that fields decide, shadow rules too, and lists its records', async () => {
  await review.getByRole('button', { name: 'Rules', exact: true }).click();
  const panel = review.getByRole('region', { name: 'Rules' });
  const [large, any] = [await countRows(100_000), await countRows(0)];
  await expect(panel.getByRole('listitem').filter({ hasText: 'Large deal' })).toContainText(`${large}`);
  await expect(panel.getByRole('listitem').filter({ hasText: 'Any amount (shadow)' })).toContainText(
    `${any}`,
  );
  expect(await violations(review)).toEqual([]);
  await panel.getByRole('button', { name: 'Large deal' }).click();
  await review.keyboard.press('Escape');
  await expect(review.getByText('Rule: Large deal')).toBeVisible();
  await expect(review.locator('.footer').last()).toContainText(`of ${large}`);
});
