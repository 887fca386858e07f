import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { LOOKS, violations } from './axe';
import type { LaunchedBrowser } from './browser';
import { openAnew } from './extension-test';
import { dealRows, listAnew, openSeededReview, settled } from './seeded-review';

/** No CRM is there at all, and no network: the review works on what is stored. */
const RECORDS = 120;

let browser: LaunchedBrowser;
let review: Page;
const strangers: string[] = [];

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  ({ browser, review } = await openSeededReview(RECORDS));
  await browser.context.setOffline(true);
  browser.context.on('request', (request) => {
    if (!/^(chrome-extension|blob|data):/.test(request.url())) strangers.push(request.url());
  });
});

test.beforeEach(() => listAnew(review, RECORDS));

test.afterAll(async () => {
  await browser?.close();
});

const tab = (name: string) =>
  review.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true });
const listed = () => review.locator('.footer').last();
const deals = () => dealRows(review);
const inspector = () => review.getByRole('complementary', { name: 'Record' });

async function filterBy(column: string, value: string): Promise<void> {
  await review.getByRole('button', { name: 'Filter', exact: true }).click();
  const panel = review.getByRole('region', { name: 'Filter' });
  await panel.locator('summary', { hasText: column }).click();
  await panel.getByRole('checkbox', { name: value, exact: true }).check();
  await review.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await settled(review);
}

/** Rows in the list, as its foot states them. */
async function countListed(): Promise<number> {
  const [, count] = /(?:of|^)\s*([\d,]+)/.exec(await listed().innerText()) ?? [];
  return Number(count?.replace(',', ''));
}

test('filters by stage and severity, and each chip takes its condition away', async () => {
  await filterBy('Stage', 'Proposal');
  await filterBy('Severity', 'Warning');
  for (const row of await deals().all()) await expect(row.locator('.cell-stage')).toHaveText('Proposal');
  const narrow = await countListed();
  expect(narrow).toBeGreaterThan(0);
  await review.getByRole('button', { name: 'Remove filter Severity: Warning' }).click();
  await expect.poll(countListed).toBeGreaterThan(narrow);
  await review.getByRole('button', { name: 'Clear filters' }).click();
  await expect.poll(countListed).toBe(RECORDS);
});

test('limits amounts, and sorts what is left', async () => {
  await review.getByRole('button', { name: 'Filter', exact: true }).click();
  await review.getByLabel('Amount up to').fill('50000');
  await review.keyboard.press('Tab');
  await review.keyboard.press('Escape');
  await expect(review.getByText('Amount: up to 50,000')).toBeVisible();
  const head = review.getByRole('columnheader', { name: 'Amount' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await settled(review);
  const amounts = (await review.locator('tr.deal .cell-amount').allInnerTexts()).map((text) =>
    Number(text.replace(/[^\d]/g, '')),
  );
  expect(amounts[0]).toBeLessThanOrEqual(50_000);
  expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
});

test('groups by stage in the order of the pack, and folds', async () => {
  await review.getByLabel('Group').selectOption('stage');
  await expect(listed()).toContainText(`${RECORDS} rows in`);
  const heading = review.locator('tr.group').first();
  await expect(heading).toContainText('Qualified');
  await expect(heading).toContainText('€');
  await heading.click();
  await expect(heading).toHaveAttribute('aria-expanded', 'false');
  await expect(review.locator('tr.group').nth(1)).toContainText('Discovery');
});

test('sorts stages as their pipeline has them', async () => {
  const head = review.getByRole('columnheader', { name: 'Stage', exact: true });
  const first = () => deals().first().locator('.cell-stage');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(first()).toHaveText('Qualified');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(first()).toHaveText(/^Closed/);
});

test('keeps a view under a name, also after the page was closed', async () => {
  await filterBy('Owner', 'Mara Ilves');
  const count = await countListed();
  await review.getByRole('button', { name: 'Views', exact: true }).click();
  await review.getByLabel('Name of the view').fill('Deals of Mara');
  await review.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(review.getByRole('button', { name: 'Deals of Mara', exact: true })).toBeVisible();
  await review
    .getByLabel('Name of the view')
    .fill('Deals of Mara that are open and close before the end of the year');
  await review.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(review.getByRole('button', { name: /^Delete view/ })).toHaveCount(2);
  for (const button of await review.getByRole('button', { name: /^Delete view/ }).all())
    await expect(button).toBeInViewport({ ratio: 1 });
  await openAnew(review);
  await expect.poll(countListed).toBe(RECORDS);
  await review.getByRole('button', { name: 'Views', exact: true }).click();
  await review.getByRole('button', { name: 'Deals of Mara', exact: true }).click();
  await expect.poll(countListed).toBe(count);
  await expect(review.getByText('Owner: Mara Ilves')).toBeVisible();
});

/** "19 breach, 145 warning, …", as the foot of the list counts its records. */
async function states(): Promise<string> {
  const counted = (await listed().innerText()).matchAll(
    /(\d+)\s+(breach|warning|info|unknown|put away|passed)/g,
  );
  return [...counted].map(([, count, state]) => `${count} ${state}`).join(', ');
}

test('snoozes the warnings of several deals at once, which the list counts no more, and takes it back', async () => {
  await filterBy('Stage', 'Proposal');
  const before = await states();
  const name = await deals().first().locator('.cell-title').innerText();
  const snoozed = () => deals().filter({ hasText: name }).locator('.cell-title');
  await deals().first().locator('.cell-select').click();
  await review.keyboard.press('Shift+ArrowDown');
  await expect(review.getByText('2 selected')).toBeVisible();
  await review.getByRole('button', { name: 'Snooze warnings' }).click();
  await review.getByRole('menuitem', { name: /^1 week/ }).click();
  await expect(review.getByText(/warnings of 2 records snoozed until/)).toBeVisible();
  await expect.poll(states).not.toBe(before);
  await snoozed().click();
  await expect(
    inspector()
      .getByText(/snoozed until/)
      .first(),
  ).toBeVisible();
  await review.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await review.getByRole('button', { name: 'Close record' }).click();
  await snoozed().click();
  await expect(inspector().locator('.card').first()).toBeVisible();
  await expect(inspector().getByText(/snoozed until/)).toHaveCount(0);
  await expect.poll(states).toBe(before);
});

test('exports what is listed, for spreadsheets', async () => {
  await filterBy('Stage', 'Proposal');
  const count = await countListed();
  const [file] = await Promise.all([
    review.waitForEvent('download'),
    review.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('leadlight-review.csv');
  const text = readFileSync(await file.path(), 'utf8');
  expect(text.startsWith('\ufeff"Record","Owner","Stage"')).toBe(true);
  expect(text.trimEnd().split('\r\n')).toHaveLength(count + 1);
});

test('says the figures of all records over the list, each a way to its tile, and folds them away', async () => {
  const figures = review.getByRole('region', { name: `Figures of all ${RECORDS} records` });
  const rate = figures.getByRole('button', { name: /^Win rate/ });
  await expect(rate).toContainText(/\d+ won of \d+ closed/);
  const value = await rate.locator('.strip-value').innerText();
  await rate.press('Enter');
  const tile = review.getByRole('article', { name: 'Win rate', exact: true });
  await expect(tile).toBeFocused();
  await expect(tile).toContainText(value);
  await tab('Records').click();
  const flagged = figures.getByRole('button', { name: /^Flagged/ });
  const count = Number(await flagged.locator('.strip-value').innerText());
  await flagged.click();
  await expect.poll(countListed).toBe(count);
  await expect(figures).toBeVisible();
  await figures.getByRole('button', { name: /^Figures/ }).click();
  await review.reload();
  await expect(figures.getByRole('button')).toHaveCount(1);
  await figures.getByRole('button', { name: /^Figures/ }).click();
  await expect(rate).toContainText(value);
});

test('lists the deals of a stage from the board, and those behind a figure', async () => {
  await tab('Board').click();
  const stage = review.getByRole('region', { name: 'Negotiation' });
  await expect(stage).toContainText('Weighted');
  const inStage = stage.getByRole('button', { name: /deals? in Negotiation: show them/ });
  const count = Number(await inStage.innerText());
  await inStage.click();
  await expect.poll(countListed).toBe(count);

  await tab('Sales').click();
  const tile = review.getByRole('article', { name: 'Win rate' });
  await expect(tile).toContainText(/\d%/);
  const [, n] = /n = (\d+)/.exec(await tile.innerText()) ?? [];
  await tile.getByText('Definition').click();
  await expect(tile).toContainText('÷');
  await tile.getByRole('button', { name: /Show the records behind/ }).click();
  await expect.poll(countListed).toBe(Number(n));
  await expect(review.getByText('Behind Win rate')).toBeVisible();
});

test('says what a chart says in a table behind it', async () => {
  await tab('Marketing').click();
  const chart = review.getByRole('region', { name: 'Leads by first source' });
  await chart.getByText('Table', { exact: true }).click();
  await expect(chart.getByRole('row')).toHaveCount(6);
  const row = chart.getByRole('row', { name: /Partner/ });
  const leads = Number(await row.getByRole('cell').first().innerText());
  await row.getByRole('button').click();
  await expect.poll(countListed).toBe(leads);
});

test('works by keyboard alone', async () => {
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => review.keyboard.press(key)), Promise.resolve());
  const active = review.locator('tr.deal:focus');
  await press('/');
  await review.keyboard.type('renewal');
  const search = review.getByRole('searchbox', { name: 'Search records' });
  await expect(search).toBeFocused();
  for (let tabs = 0; tabs < 40 && (await active.count()) === 0; tabs += 1) await press('Tab');
  await expect(active).toHaveAttribute('aria-rowindex', '2');
  await press('End');
  await expect(active).toHaveAttribute('aria-rowindex', String((await countListed()) + 1));
  await press('Home', 'j', 'Space');
  await expect(active).toHaveAttribute('aria-selected', 'true');
  await press('Enter');
  await expect(inspector().locator('.card, .section').first()).toBeVisible();
  await expect(inspector().getByRole('heading', { level: 2 }).first()).toBeFocused();
  await press('Tab', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter');
  await expect(inspector().getByRole('button', { name: 'History', exact: true })).toBeFocused();
  await expect(inspector().getByRole('region', { name: 'History' })).toBeVisible();
  await press('Escape');
  await expect(inspector()).toHaveCount(0);
  await expect(active).toHaveAttribute('aria-rowindex', '3');
});

test('is entered by arrow keys from a page just opened and from the search field, not from other controls', async () => {
  const focused = review.locator('tr.deal:focus');
  await review.locator('.grid-scroll').evaluate((list) => {
    list.scrollTop = 330;
  });
  await expect(listed()).toContainText('Rows 11–');
  await review.keyboard.press('ArrowDown');
  await expect(focused).toHaveAttribute('aria-rowindex', '13');
  await review.keyboard.press('/');
  await review.keyboard.press('ArrowDown');
  await expect(focused).toHaveAttribute('aria-rowindex', '2');
  const group = review.getByLabel('Group');
  await group.focus();
  await review.keyboard.press('ArrowDown');
  await expect(group).toBeFocused();
});

for (const [look, media] of Object.entries(LOOKS))
  test.describe(look, () => {
    test.beforeEach(async () => {
      test.slow();
      await review.emulateMedia(media);
    });

    test('has no accessibility violation in the list, its panels and a record', async () => {
      await filterBy('Stage', 'Proposal');
      await review.getByLabel('Group').selectOption('owner');
      await deals().first().locator('.cell-select').click();
      await deals().nth(1).locator('.cell-title').click();
      await expect(inspector().locator('.card').first()).toBeVisible();
      await inspector().getByRole('button', { name: 'History', exact: true }).click();
      await review.getByRole('button', { name: 'Filter', exact: true }).click();
      expect(await violations(review)).toEqual([]);
    });

    test('has no accessibility violation on the board and in the figures', async () => {
      await tab('Board').click();
      await expect(review.getByRole('heading', { name: 'Sales Pipeline' })).toBeVisible();
      expect(await violations(review)).toEqual([]);
      await tab('Sales').click();
      await expect(review.locator('.tiles')).toBeVisible();
      for (const summary of await review.locator('.chart-table summary').all()) await summary.click();
      expect(await violations(review)).toEqual([]);
    });
  });

test('nothing was asked of any server meanwhile', () => {
  expect(strangers).toEqual([]);
});
