import { expect, type Page, test } from '@playwright/test';
import { seedReview } from '../bench/review-data';
import { LOOKS, violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { openReview } from './extension-test';
import { HISTORY, seedHistory } from './studio-history-data';

/** The studio's panels that judge stored records, by the real worker over the real store. */
const isFull = Boolean(process.env.LEADLIGHT_FULL);
const [DEALS, LEADS] = isFull ? [100_000, 10_000] : [600, 900];
/** For work over the whole store. */
const PATIENCE = { timeout: isFull ? 240_000 : 20_000 };

let browser: LaunchedBrowser;
let studio: Page;
let origin: string;

test.describe.configure({ mode: 'serial', timeout: isFull ? 300_000 : 60_000 });

test.beforeAll(async () => {
  browser = await launchBrowser();
  origin = await browser.origin();
  const review = await openReview(browser.context, origin);
  await expect(review.getByText('No records yet')).toBeVisible();
  await review.close();
  studio = await browser.context.newPage();
});

test.afterAll(async () => {
  await browser?.close();
});

const openTab = (name: string) => studio.getByRole('button', { name, exact: true }).click();

/** Without violations in any look. */
async function isAccessible(): Promise<void> {
  for (const look of Object.values(LOOKS)) {
    await studio.emulateMedia(look);
    expect(await violations(studio)).toEqual([]);
  }
  await studio.emulateMedia(LOOKS.light);
}

test('says where records come from while none is stored', async () => {
  await studio.goto(`${origin}/studio.html`);
  await studio.getByRole('button', { name: 'Begin' }).click();
  await openTab('Backtest');
  await expect(studio.getByText('No history yet.')).toBeVisible();
  await isAccessible();
});

test('backtests the stored history, and moves the threshold', async () => {
  await seedReview(studio, DEALS, Date.now());
  await seedHistory(studio, LEADS, Date.now());
  await studio.reload();
  await studio.getByLabel('History').selectOption(HISTORY);
  await studio.getByRole('button', { name: 'Run backtest' }).click();
  const banner = studio.locator('.judged .banner').first();
  await expect(banner).toContainText(/AUC 0\.\d+/, PATIENCE);
  await expect(studio.getByText(/Left out: [\d,]+ still open/)).toBeVisible();
  await expect(studio.locator('.judged-figure')).toHaveCount(2);
  await expect(studio.getByRole('table', { name: /Counts at/ })).toContainText('false alarms');
  await studio.getByRole('slider').fill('7');
  await expect(studio.getByRole('heading', { name: /^Won, though under 7: / })).toBeVisible();
  await isAccessible();
  await studio.getByRole('button', { name: 'Put 7 into the draft' }).click();
  await expect(studio.getByText('The draft has changed since.', { exact: false })).toBeVisible();
});

test('stops when asked, and can be started again', async () => {
  // In the page itself, for the work may be done before another click gets there.
  const isStopped = await studio.evaluate(async () => {
    const button = (name: string) =>
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    button('Run backtest')?.click();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    button('Cancel')?.click();
    return button('Cancel') !== undefined;
  });
  expect(isStopped).toBe(true);
  await expect(studio.getByText('Stopped. What was found', { exact: false })).toBeVisible();
  await studio.getByRole('button', { name: 'Run backtest' }).click();
  await expect(studio.getByText('Stopped. What was found', { exact: false })).toHaveCount(0);
  await expect(studio.getByRole('button', { name: 'Cancel' })).toHaveCount(0, PATIENCE);
});

test('tries the draft on a record, and makes a test of it', async () => {
  await openTab('Try it');
  await studio.getByRole('searchbox', { name: 'Record' }).fill('pilot');
  const rows = studio.locator('.try-row');
  await expect(rows.first()).toContainText('Pilot');
  await rows.first().click();
  await expect(studio.getByRole('heading', { name: 'By the draft' })).toBeVisible();
  await expect(studio.locator('.try-finding summary').first()).toBeVisible();
  await isAccessible();
  await studio.getByRole('button', { name: 'Make an example' }).click();
  const dialog = studio.getByRole('dialog', { name: 'Put this example into the draft?' });
  await expect(dialog).toContainText('"fields"');
  expect(await dialog.locator('pre').textContent()).not.toContain('Pilot');
  await dialog.getByRole('button', { name: 'Add' }).click();
  await studio.getByText(/^As expected: \d+$/).click();
  await expect(studio.getByRole('button', { name: /From a stored deal/ })).toBeVisible();
});

test('says what the draft changes, in words and on the stored records', async () => {
  await openTab('Impact');
  await expect(studio.getByText('Scoring, threshold: 65 → 7.')).toBeVisible();
  await studio.getByRole('combobox', { name: 'Records' }).selectOption('people');
  await studio.getByRole('button', { name: 'Compare on stored records' }).click();
  await expect(studio.getByText(/stored records judged as of now by both packs/)).toBeVisible(PATIENCE);
  await expect(studio.getByText(/now reach the threshold/)).toBeVisible();
  await isAccessible();
});

test('counts the clocks that the draft moves, with the records behind', async () => {
  await openTab('Edit');
  await studio
    .getByRole('navigation', { name: 'Parts of the pack' })
    .getByRole('button', { name: /^Service levels/ })
    .click();
  await studio.getByRole('textbox', { name: 'Target minutes of First contact' }).fill('20');
  await openTab('Impact');
  // Compared is the draft as it was checked last; the list of changes says when that is.
  await expect(studio.getByText('SLA “First contact”, target in minutes: 5 → 20.')).toBeVisible();
  await studio.getByRole('combobox', { name: 'Records' }).selectOption('people');
  await studio.getByRole('button', { name: 'Compare on stored records' }).click();
  const clocks = studio.getByRole('region', { name: 'Clocks of service levels' });
  await expect(clocks).toBeVisible(PATIENCE);
  await isAccessible();
  await clocks.getByRole('button', { name: /^First contact, no longer late: / }).click();
  await expect(studio.getByRole('button', { name: /^Show all again: No longer late/ })).toBeVisible();
  await expect(
    studio.getByRole('cell', { name: /First contact: due .+ → .+, no longer late/ }).first(),
  ).toBeVisible();
  await studio.getByRole('button', { name: /^Show all again: No longer late/ }).click();
  await clocks.getByRole('button', { name: /^First contact, unknown: / }).click();
  await expect(studio.getByRole('cell', { name: /First contact: unknown\. / }).first()).toBeVisible();
});
