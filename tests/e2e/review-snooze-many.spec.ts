import { expect, type Page, test } from '@playwright/test';
import type { LaunchedBrowser } from './browser';
import { dealRows, isListed, openSeededReview, settled } from './seeded-review';
import { listWords } from './store-table';

/** Many are snoozed, taken back and snoozed again while the list is judged: it shows what holds at once, and after. */
const RECORDS = process.env.LEADLIGHT_FULL ? 100_000 : 5_000;
const PATIENCE = RECORDS > 10_000 ? 600_000 : 60_000;

let browser: LaunchedBrowser;
let review: Page;
let before: string;
let snoozed: string;

test.describe.configure({ mode: 'serial', timeout: PATIENCE });

test.beforeAll(async () => {
  ({ browser, review } = await openSeededReview(RECORDS, 'another-pack@1'));
  await review.reload();
});

test.afterAll(async () => {
  await browser?.close();
});

const line = () => review.locator('.judging');
const said = () => review.locator('.said .toast');
const judged = () => expect(line()).toHaveCount(0, { timeout: PATIENCE });

/** "19 breach, 145 warning, …", as the foot of the list counts its records. */
async function states(): Promise<string> {
  await settled(review);
  const foot = await review.locator('.review > .footer').innerText();
  const counted = foot.matchAll(/([\d,]+)\s+(breach|warning|info|unknown|put away|passed)/g);
  return [...counted].map(([, count, state]) => `${count} ${state}`).join(', ');
}

async function snoozeSelected(): Promise<void> {
  await review.getByRole('button', { name: 'Snooze warnings' }).click();
  await review.getByRole('menuitem', { name: /^1 week/ }).click();
  await expect(said()).toContainText(/warnings of [\d,]+ records snoozed until/, { timeout: PATIENCE });
}

test('shows what many snoozes leave open as soon as it says that they are kept', async () => {
  await expect(line()).toContainText('Until then lists show what was judged before.', { timeout: PATIENCE });
  await judged();
  expect(await listWords(review, 'judgedBy')).toEqual([expect.stringMatching(/^mid-market@/)]);
  await review.getByRole('button', { name: 'Filter', exact: true }).click();
  const panel = review.getByRole('region', { name: 'Filter' });
  await panel.locator('summary', { hasText: 'Stage' }).first().click();
  await panel.getByRole('checkbox', { name: 'Proposal', exact: true }).check();
  await review.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  before = await states();
  expect(before).toMatch(/breach/);
  await dealRows(review).first().focus();
  await review.keyboard.press('Control+a');
  await snoozeSelected();
  snoozed = await states();
  expect(snoozed).not.toMatch(/breach|warning/);
});

test('shows again what is taken back while it is judged, and hides it when it is snoozed once more', async () => {
  await said().getByRole('button', { name: 'Undo' }).click();
  await expect(said()).toContainText(/Taken back: [\d,]+ warnings no longer snoozed/, { timeout: PATIENCE });
  expect(await states()).toBe(before);
  await snoozeSelected();
  expect(await states()).toBe(snoozed);
});

test('holds to it when all is judged, and when it is opened anew', async () => {
  await judged();
  expect(await states()).toBe(snoozed);
  await review.getByRole('link', { name: 'Board', exact: true }).click();
  await expect(review.locator('.said')).toHaveCount(0);
  await review.getByRole('link', { name: 'Records', exact: true }).click();
  // What came of it, and the way back, stay until they are closed.
  await said().getByRole('button', { name: 'Close message' }).focus();
  await review.keyboard.press('Enter');
  await expect(said()).toHaveCount(0);
  await review.reload();
  await expect(review.getByText('Stage: Proposal')).toBeVisible();
  await isListed(review);
  expect(await states()).toBe(snoozed);
  await judged();
  expect(await states()).toBe(snoozed);
});

/** How far the list is scrolled, where the focus is, and whether that row is wholly in sight. */
const place = () =>
  review.locator('.grid-scroll').evaluate((list) => {
    const { top, bottom } = list.getBoundingClientRect();
    const box = document.activeElement?.closest('tr.deal')?.getBoundingClientRect();
    const isSeen = box !== undefined && box.top >= top + box.height && box.bottom <= bottom;
    return { scrolled: list.scrollTop, isFocusSeen: isSeen };
  });

for (const [where, scrolled] of [
  ['at its top', 0],
  ['further down', 3200],
] as const)
  test(`stays where it is when some of its records are snoozed and taken back, ${where}`, async () => {
    if (scrolled === 0) await review.getByRole('button', { name: 'Clear filters' }).click();
    await settled(review);
    const row = (at: number) => review.locator(`#row-${scrolled / 32 + at}`);
    // What was taken back before may still be put into the list, which then shows the row with the focus.
    await expect(async () => {
      await review.locator('.grid-scroll').evaluate((list, top) => {
        list.scrollTop = top;
      }, scrolled);
      await expect(row(0)).toBeInViewport({ timeout: 1000 });
    }).toPass();
    const name = await row(0).locator('.cell-title').innerText();
    await row(3).locator('.cell-select').click();
    await row(4).locator('.cell-select').click();
    await snoozeSelected();
    await settled(review);
    expect((await place()).scrolled).toBe(scrolled);
    await said().getByRole('button', { name: 'Undo' }).click();
    await expect(said()).toContainText(/Taken back: \d+ warnings no longer snoozed/, { timeout: PATIENCE });
    await settled(review);
    await expect.poll(place).toEqual({ scrolled, isFocusSeen: true });
    await expect(row(0).locator('.cell-title')).toHaveText(name);
    await said().getByRole('button', { name: 'Close message' }).click();
    await review.locator('.grid-scroll').evaluate((list) => {
      list.scrollTop = 9600;
    });
    await review.getByRole('button', { name: 'Clear selection' }).click();
    await expect.poll(place).toEqual({ scrolled: 9600, isFocusSeen: true });
  });
