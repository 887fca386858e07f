import { expect, type Page, test } from '@playwright/test';
import { LOOKS, violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { openReview } from './extension-test';
import { seedChanges } from './review-changes-data';
import { dealRows, listAnew } from './seeded-review';

/** No CRM and no network: what changed is told from the store alone. */
/** Many deals that do not change, so that counting takes several batches. */
const QUIET = Number(process.env.LEADLIGHT_FULL ? 20_000 : 900);

let browser: LaunchedBrowser;
let review: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  browser = await launchBrowser();
  review = await openReview(browser.context, await browser.origin());
  await expect(review.getByText('No records yet')).toBeVisible();
  await seedChanges(review, Date.now(), QUIET);
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write']);
});

test.beforeEach(async () => {
  await listAnew(review);
  await review.getByRole('link', { name: 'Changes', exact: true }).click();
  await expect(bridge()).toBeVisible();
});

test.afterAll(async () => {
  await browser?.close();
});

const bridge = () => review.getByRole('region', { name: 'Bridge of the open pipeline' });
const line = (name: string) => bridge().getByRole('row', { name: new RegExp(`^${name}: show`) });
const figures = async (name: string): Promise<string[]> =>
  (await line(name).getByRole('cell').allInnerTexts()).map((text) => text.trim());
const number = (text: string | undefined) => Number((text ?? '').replace('−', '-').replace(/[^\d.-]/g, ''));
const preset = (id: string) => review.getByLabel('Changes', { exact: true }).selectOption(id);

test('leads from the opening to the closing pipeline, to the cent', async () => {
  expect(await figures('New')).toEqual(['+1', '+€5,000.50']);
  expect(await figures('Won')).toEqual(['−1', '−€40,000.00']);
  expect(await figures('Lost')).toEqual(['−1', '−€9,000.00']);
  expect(await figures('Amount up')).toEqual(['0', '+€10,000.00']);
  expect(await figures('Deleted or closed to you')).toEqual(['−1', '−€2,000.00']);
  const rows = await bridge().getByRole('row').all();
  const cells = await Promise.all(rows.slice(1).map((row) => row.getByRole('cell').allInnerTexts()));
  for (const column of [0, 1]) {
    const values = cells.map((texts) => number(texts[column]));
    const closing = values.pop();
    expect(Math.round(values.reduce((sum, value) => sum + value, 0) * 100)).toBe(
      Math.round((closing ?? 0) * 100),
    );
  }
});

test('opens the deals behind a line, and keeps what was chosen', async () => {
  await preset('month');
  await expect(line('Opening')).toBeVisible();
  await review.getByLabel('Owner').selectOption('Ines Vollmer');
  const deals = number((await figures('Won'))[0]);
  await line('Won').getByRole('button').click();
  await expect(review.getByText('Won', { exact: true }).first()).toBeVisible();
  await expect(dealRows(review)).toHaveCount(Math.abs(deals));
  await review.getByRole('link', { name: 'Changes', exact: true }).click();
  await expect(review.getByLabel('Owner')).toHaveValue('Ines Vollmer');
  await expect(review.getByLabel('Changes', { exact: true })).toHaveValue('month');
});

test('shows the same after a reload, in this tab alone', async () => {
  const owner = (page = review) => page.getByLabel('Owner', { exact: true });
  const period = (page = review) => page.getByLabel('Changes', { exact: true });
  const brief = (page = review) => page.getByRole('button', { name: 'Brief', exact: true });
  await preset('quarter');
  await owner().selectOption('Ines Vollmer');
  await brief().click();
  await expect(brief()).toHaveAttribute('aria-pressed', 'true');
  await review.reload();
  await expect(brief()).toHaveAttribute('aria-pressed', 'true');
  await expect(period()).toHaveValue('quarter');
  await expect(review.getByText('What could not be told')).toBeVisible();
  await expect(owner()).toHaveValue('Ines Vollmer');
  await review.getByLabel('From').fill('2024-01-08');
  await expect(period()).toHaveValue('');
  await review.reload();
  await expect(review.getByLabel('From')).toHaveValue('2024-01-08');
  const other = await openReview(browser.context, await browser.origin());
  await other.getByRole('link', { name: 'Changes', exact: true }).click();
  await expect(period(other)).toHaveValue('monday');
  await expect(brief(other)).toHaveAttribute('aria-pressed', 'false');
  await other.close();
});

test('reconciles each stage, and puts what is not told in a row of its own', async () => {
  const matrix = review.getByRole('region', { name: 'Per stage' });
  await review.getByLabel('Counted in').selectOption('deals');
  for (const row of (await matrix.getByRole('row').all()).slice(1)) {
    const values = (await row.getByRole('cell').allInnerTexts()).map(number);
    const closing = values.pop();
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(closing);
  }
  await expect(matrix.getByRole('row', { name: /^Stage not told/ })).toBeVisible();
  await matrix.getByRole('button', { name: /^Stage not told, opening/ }).click();
  await expect(dealRows(review)).toContainText(['Corvane Paper']);
});

test('lists the deals of each category by money, with what they did', async () => {
  const list = review.locator('.category', { has: review.getByText('Pushed', { exact: true }) });
  await list.locator('summary').click();
  await expect(list).toContainText('close date is 1 or more days later');
  await expect(list.getByRole('listitem')).toHaveText([/Brindle Labs.*\d+ days later/]);
  const skipped = review.locator('.category', { has: review.getByText('Skipped a stage', { exact: true }) });
  await skipped.locator('summary').click();
  await expect(skipped.getByRole('listitem')).toHaveText([/Tallis Optics.*Qualified → Proposal/]);
});

test('writes a brief that can be copied, with a table by owner only on demand', async () => {
  await review.getByRole('button', { name: 'Brief', exact: true }).click();
  const brief = review.getByRole('article', { name: 'Brief' });
  await expect(brief).toContainText('Reason: Budget was cut');
  await expect(brief).toContainText('Next step: Send the offer');
  await expect(brief).toContainText('Target 20–30%');
  await expect(brief.getByRole('region', { name: 'By owner' })).toHaveCount(0);
  await review.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(review.getByText('Copied as Markdown.')).toBeVisible();
  const text = await review.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^# Changes since /);
  expect(text).toContain('## Top movements');
  expect(text).toContain('## What could not be told');
  expect(text).not.toContain('By owner');
  await review.getByLabel('Add a table by owner').check();
  await expect(brief.getByRole('region', { name: 'By owner' })).toContainText('Ines Vollmer');
});

test('prints the brief alone', async () => {
  await review.getByRole('button', { name: 'Brief', exact: true }).click();
  await review.emulateMedia({ media: 'print' });
  await expect(review.getByRole('article', { name: 'Brief' })).toBeVisible();
  await expect(review.getByRole('navigation', { name: 'Views' })).toBeHidden();
  await expect(review.getByRole('button', { name: 'Print' })).toBeHidden();
  await review.emulateMedia({ media: 'screen' });
});

test('compares two days of one’s own, and says when they are none', async () => {
  const today = await review.getByLabel('To', { exact: true }).inputValue();
  await review.getByLabel('From', { exact: true }).fill('2020-01-01');
  await expect(review.getByLabel('Changes', { exact: true })).toHaveValue('');
  await expect(line('Opening')).toContainText('0');
  await review.getByLabel('To', { exact: true }).fill('2019-01-01');
  await expect(review.getByText('The second day lies before the first')).toBeVisible();
  await review.getByLabel('To', { exact: true }).fill(today);
  await expect(line('Closing')).toBeVisible();
});

test('shows days against the limit and pushes in the list', async () => {
  await review.getByRole('link', { name: 'Records', exact: true }).click();
  await review.getByRole('searchbox', { name: 'Search records' }).fill('Brindle');
  await review.getByRole('button', { name: 'Columns', exact: true }).click();
  for (const column of ['Days / limit', 'Pushes'])
    await review.getByRole('checkbox', { name: column, exact: true }).check();
  await review.keyboard.press('Escape');
  const row = dealRows(review);
  await expect(row.locator('.cell-daysOfLimit')).toHaveText('45 / 21');
  await expect(row.locator('.cell-pushes')).toHaveText('2');
});

for (const [look, media] of Object.entries(LOOKS))
  test(`has no accessibility violation, ${look}`, async () => {
    test.slow();
    await review.emulateMedia(media);
    for (const summary of await review.locator('.changes-page summary').all()) await summary.click();
    expect(await violations(review)).toEqual([]);
    await review.getByRole('button', { name: 'Brief', exact: true }).click();
    await review.getByLabel('Add a table by owner').check();
    expect(await violations(review)).toEqual([]);
  });
