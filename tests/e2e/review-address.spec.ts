import { expect, type Page, test } from '@playwright/test';
import { recordFingerprint } from '../../src/record/fingerprint';
import { bundledPack } from '../../src/rule-packs/bundled';
import { deal } from '../../src/store/testing/filled-store';
import type { LaunchedBrowser } from './browser';
import { askBackground, openReview, saveVisit } from './extension-test';
import { dealRows, isListed, listAnew, openSeededReview, settled } from './seeded-review';
import { tableOf } from './store-table';

/** What a reload, the browser's Back and another tab make of the review: nothing that was chosen is lost, and nothing stays behind. */
const RECORDS = 60;
/** Stale, and without an amount. */
const DEAL = 'Corvane Paper – Booking engine, 37';

let browser: LaunchedBrowser;
let review: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  ({ browser, review } = await openSeededReview(RECORDS));
});

test.beforeEach(() => listAnew(review));

test.afterAll(async () => {
  await browser?.close();
});

const view = (name: string, page = review) =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true });
const isShown = async (name: string, page = review): Promise<void> => {
  await expect(view(name, page)).toHaveAttribute('aria-current', 'page');
  await expect(page).toHaveTitle(`${name} – Leadlight · Review`);
};
const rows = (page = review) => dealRows(page);
const heads = (page = review) => page.getByRole('columnheader').allInnerTexts();
const search = (page = review) => page.getByRole('searchbox', { name: 'Search records' });

/** The name in a row that is wholly in sight. */
const inSight = () =>
  review.locator('.grid-scroll').evaluate((list) => {
    const { top, bottom } = list.getBoundingClientRect();
    const row = [...list.querySelectorAll('tr.deal')].find((one) => {
      const box = one.getBoundingClientRect();
      return box.top > top + 2 * box.height && box.bottom < bottom;
    });
    return row?.querySelector('.cell-title')?.textContent ?? 'no row';
  });

test('a view is in the address: it is reloaded, opened in another tab, and walked by Back and Forward', async () => {
  await isShown('Records');
  await view('Board').click();
  await expect(review).toHaveURL(/review\.html#board$/);
  await review.reload();
  await isShown('Board');
  await expect(review.locator('.board')).toBeVisible();
  await view('Marketing').press('Enter');
  await expect(review.locator('.tiles')).toBeVisible();
  await review.goBack();
  await isShown('Board');
  await review.goBack();
  await isShown('Records');
  await expect(rows().first()).toBeVisible();
  await review.goForward();
  await isShown('Board');
  const [other] = await Promise.all([
    browser.context.waitForEvent('page'),
    view('Hygiene').click({ modifiers: ['ControlOrMeta'] }),
  ]);
  await isShown('Hygiene', other);
  await isShown('Board');
  await other.close();
});

test('Back leads from the page of a record to where it was opened, and reload stays on it', async () => {
  await rows().filter({ hasText: DEAL }).locator('.cell-title').click();
  await review.getByRole('link', { name: 'Own page' }).click();
  const heading = review.getByRole('heading', { level: 2, name: DEAL });
  await expect(heading).toBeFocused();
  await expect(review).toHaveTitle(`${DEAL} – Leadlight · Review`);
  await review.reload();
  await expect(heading).toBeVisible();
  await view('Sales').click();
  await isShown('Sales');
  await review.goBack();
  await expect(heading).toBeFocused();
  await review.goBack();
  await isShown('Records');
  await expect(rows().first()).toBeVisible();
});

test('an address that names nothing shows the list', async () => {
  for (const hash of ['#no-such-view', '#%E0%A4', '#record']) {
    await review.evaluate((next) => {
      location.hash = next;
    }, hash);
    await review.reload();
    await isShown('Records');
    await expect(rows().first()).toBeVisible();
  }
});

test('columns, order, groups and search outlive a reload, in this tab alone', async () => {
  await review.getByRole('button', { name: 'Columns', exact: true }).click();
  await review.getByRole('button', { name: 'Move Owner down' }).click();
  await review.getByRole('checkbox', { name: 'Pushes', exact: true }).check();
  await review.keyboard.press('Escape');
  await review.getByRole('columnheader', { name: 'Amount' }).getByRole('button').click();
  await review.getByLabel('Group').selectOption('owner');
  await search().fill('corvane');
  await settled(review);
  const before = [await heads(), await rows().allInnerTexts()];
  await review.reload();
  await expect(search()).toHaveValue('corvane');
  await settled(review);
  expect([await heads(), await rows().allInnerTexts()]).toEqual(before);
  await expect(review.getByLabel('Group')).toHaveValue('owner');
  const other = await openReview(browser.context, await browser.origin());
  await expect(rows(other).first()).toBeVisible();
  await expect(search(other)).toHaveValue('');
  await other.close();
  await review.getByRole('button', { name: 'Views', exact: true }).click();
  await review.getByRole('button', { name: 'All records', exact: true }).click();
  await review.reload();
  await expect(rows().first()).toBeVisible();
  await expect(search()).toHaveValue('');
  expect(await heads()).not.toContain('Pushes');
});

test('the records behind a count outlive a reload, in this tab alone, until the limit is taken away', async () => {
  const remove = (page = review) => page.getByRole('button', { name: /^Remove filter/ });
  await view('Board').click();
  await review
    .getByRole('region', { name: 'Demo' })
    .getByRole('button', { name: /deals? in Demo: show them/ })
    .click();
  await isShown('Records');
  await settled(review);
  const names = async () => (await rows().locator('.cell-title').allInnerTexts()).toSorted();
  const before = await names();
  expect(before.length).toBeLessThan(RECORDS);
  const label = await remove().getAttribute('aria-label');
  await review.reload();
  await expect(remove()).toHaveAttribute('aria-label', label ?? '');
  await isListed(review);
  await settled(review);
  await expect.poll(names).toEqual(before);
  const other = await openReview(browser.context, await browser.origin());
  await expect(rows(other).first()).toBeVisible();
  await expect(remove(other)).toHaveCount(0);
  await other.close();
  await remove().click();
  await review.reload();
  await isListed(review);
  await settled(review);
  await expect(remove()).toHaveCount(0);
});

test('what happened elsewhere is listed once the page is shown again, and what is open stays', async () => {
  // Few enough to be drawn, wherever they stand.
  await search().fill('corvane');
  await settled(review);
  const row = rows().filter({ hasText: DEAL });
  const top = row.locator('.cell-topWarning');
  await expect(top).toContainText('Stale in Proposal');
  const chosen = rows().filter({ hasNotText: DEAL }).first();
  const name = await chosen.locator('.cell-title').innerText();
  await chosen.locator('.cell-select').click();
  await chosen.locator('.cell-title').click();
  const elsewhere = await openReview(browser.context, await browser.origin());
  const stored = (await tableOf(elsewhere, 'records')).find(({ record }) => record.title === DEAL);
  if (!stored) throw new Error(`${DEAL} is not stored.`);
  const { identity } = stored.record;
  const [at, fingerprint] = [Date.now(), recordFingerprint(stored.record)];
  for (const { id } of bundledPack.rules) {
    const mark = { rule: id, kind: 'snooze', until: at + 86_400_000, reason: null, at, fingerprint };
    await askBackground(elsewhere, 'store', 'suppress', identity, mark);
  }
  await saveVisit(elsewhere, deal('9001', at));
  await elsewhere.close();
  await review.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await isListed(review, RECORDS + 1);
  await expect(top).toBeVisible();
  await expect(top).not.toContainText('Stale');
  await expect(row.getByRole('img', { name: 'Put away' }).first()).toBeVisible();
  await expect(review.locator('tr[aria-selected="true"] .cell-title')).toHaveText(name);
  await expect(
    review.getByRole('complementary', { name: 'Record' }).getByRole('heading').first(),
  ).toBeVisible();
});

test('what is read stays in sight when others come before it, and keys go on from the same record', async () => {
  await review.getByRole('columnheader', { name: 'Record' }).getByRole('button').click();
  await settled(review);
  const first = rows().first();
  await first.focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await review.keyboard.press(key);
  const focused = review.locator('tr.deal:focus .cell-title');
  const name = await focused.innerText();
  // So far that the row with the focus is out of sight.
  await review.locator('.grid-scroll').evaluate((list) => {
    list.scrollTop = 480;
  });
  const read = rows().filter({ hasText: await inSight() });
  const height = async () => Math.round((await read.boundingBox())?.y ?? 0);
  const before = await height();
  // Several, so that every record has another place among all rows.
  for (const id of ['9002', '9003', '9004', '9005'])
    await saveVisit(review, { ...deal(id, Date.now()), title: `0 comes first, ${id}` });
  await review.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await isListed(review, RECORDS + 5);
  await settled(review);
  expect(await height()).toBe(before);
  await expect(focused).toHaveText(name);
  await review.keyboard.press('Home');
  await expect(focused).toContainText('0 comes first');
});

test('what a tab keeps goes when everything is deleted', async () => {
  await search().fill('corvane');
  const other = await openReview(browser.context, await browser.origin());
  await view('Data', other).click();
  const data = other.getByRole('region', { name: 'Your data' });
  await data.getByRole('button', { name: 'Delete everything' }).click();
  await data.getByLabel(/Type “delete”/).fill('delete');
  await data.getByRole('button', { name: 'Delete everything' }).click();
  await expect(data.getByText('Everything is deleted.')).toBeVisible();
  await expect(review.getByRole('heading', { name: 'No records yet' })).toBeVisible();
  expect(await review.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('corvane');
  await view('Records', other).click();
  await expect(other.getByRole('heading', { name: 'No records yet' })).toBeVisible();
});
