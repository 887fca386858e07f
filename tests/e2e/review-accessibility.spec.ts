import { expect, type Page, test } from '@playwright/test';
import { recordKey } from '../../src/record/record-key';
import { recordPage } from '../../src/ui/review/record/record-address';
import { seedReview } from '../bench/review-data';
import { LOOKS, violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { openReview } from './extension-test';
import { seedPeople } from './hygiene-data';
import { seedChanges } from './review-changes-data';
import { putRows } from './store-table';
import { dealOf, waitingChange } from './waiting-change';

/** Every view of the review in every look, from the store alone: there is no CRM and no network. */
const RECORDS = 20;
const DEAL = dealOf('1003');
const KEY = recordKey(DEAL);

let browser: LaunchedBrowser;
let review: Page;
let origin = '';

test.describe.configure({ mode: 'serial', timeout: 90_000 });

test.beforeAll(async () => {
  browser = await launchBrowser();
  origin = await browser.origin();
  review = await openReview(browser.context, origin);
});
test.afterAll(async () => {
  await browser?.close();
});

/** None in any look; what is shown stays while the look changes. */
async function expectNone(): Promise<void> {
  const found: Record<string, string[]> = {};
  for (const [look, media] of Object.entries(LOOKS)) {
    await review.emulateMedia(media);
    found[look] = await violations(review);
  }
  expect(found).toEqual(Object.fromEntries(Object.keys(LOOKS).map((look) => [look, []])));
}

const view = (name: string) =>
  review.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true });

/** Without loading the page again: the views share what was read. */
async function openView(name: string, shown: string): Promise<void> {
  await view(name).click();
  await expect(review.locator(shown).first()).toBeVisible();
}

test('without records', async () => {
  await expect(review.getByRole('heading', { name: 'No records yet' })).toBeVisible();
  await expectNone();
});

test('the list with a selection, a record beside it and changes that wait', async () => {
  const now = Date.now();
  await seedReview(review, RECORDS, now);
  await seedChanges(review, now, 0);
  const known = { name: 'Ada Sampleton', email: 'ada@sample.example', lifecycleStage: 'lead' };
  const person = (id: number) => ({ id, title: `Ada Sampleton ${id}`, fields: { ...known, createdAt: now } });
  await seedPeople(review, [person(9001), person(9002)], now);
  await putRows(review, 'writes', [waitingChange(DEAL, now)]);
  await review.reload();
  await review.getByText('Waiting to be written: 1').click();
  await review.getByRole('searchbox', { name: 'Search records' }).fill('Brindle');
  await review.locator('tr.deal .cell-select').first().click();
  await review.locator('tr.deal .cell-title').filter({ hasText: 'Brindle Labs – Rollout' }).click();
  await expect(review.locator('.inspector .card').first()).toBeVisible();
  await expectNone();
});

test('the panels over the list', async () => {
  await review.emulateMedia(LOOKS.dark);
  for (const name of ['Filter', 'Rules', 'Views', 'Columns']) {
    await review.getByRole('button', { name, exact: true }).click();
    await expect(review.getByRole('region', { name })).toBeVisible();
    expect(await violations(review)).toEqual([]);
    await review.keyboard.press('Escape');
  }
});

for (const [name, shown] of [
  ['Board', '.board'],
  ['Marketing', '.tiles'],
  ['Sales', '.tiles'],
  ['Executive', '.tiles'],
  ['Speed to lead', '.tiles'],
  ['Changes', '.bridge'],
  ['Hygiene', '.group-card'],
  ['Data', '.data .card'],
] as const)
  test(name, async () => {
    await openView(name, shown);
    for (const summary of await review.locator('main summary').all()) await summary.click();
    await expectNone();
  });

test('the brief, with its table by owner', async () => {
  await openView('Changes', '.changes-head');
  await review.getByRole('button', { name: 'Brief', exact: true }).click();
  await review.getByLabel('Add a table by owner').check();
  await expectNone();
});

test('a question before data is deleted', async () => {
  await openView('Data', '.data .card');
  await review.getByRole('button', { name: 'Delete everything' }).click();
  await expect(review.locator('.data-confirm')).toBeVisible();
  await expectNone();
});

test('a record by itself, and one that is not there', async () => {
  const address = (key: string) =>
    review.evaluate((hash) => {
      location.hash = hash;
    }, recordPage(key));
  await address(KEY);
  await expect(review.getByRole('heading', { level: 2, name: /Ostrava Foundry/ })).toBeVisible();
  await expect(review.getByRole('region', { name: 'History' })).toBeVisible();
  await expectNone();
  await address(`${KEY}000`);
  await expect(review.getByText('This record is not stored on this device')).toBeVisible();
  await expectNone();
});

test('the recovery screen', async () => {
  await openView('Records', 'tr.deal');
  await review.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('leadlight', 9990);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          opening.result.close();
          resolve();
        };
      }),
  );
  await review.reload();
  await expect(review.getByRole('heading', { name: /A newer Leadlight has been used/ })).toBeVisible();
  await expectNone();
});
