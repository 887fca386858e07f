import { expect, type Locator, type Page, test } from '@playwright/test';
import type { LaunchedBrowser } from './browser';
import { holdTable } from './held-table';
import { dealRows, listAnew, openSeededReview } from './seeded-review';
import { rowsOf } from './store-table';

/** Where the focus is after a press: without a mouse, whoever loses it begins at the top of the page again. */
const RECORDS = 60;

let browser: LaunchedBrowser;
let review: Page;

test.beforeAll(async () => {
  ({ browser, review } = await openSeededReview(RECORDS));
});
test.beforeEach(() => listAnew(review, RECORDS));
test.afterAll(async () => {
  await browser?.close();
});

test('gives the focus back when a dialog is cancelled', async () => {
  const dialog = review.getByRole('dialog');
  const cancelled = async (opener: Locator, key: string, item?: Locator) => {
    await opener.press(key);
    await item?.press('Enter');
    await expect(dialog).toBeVisible();
    await review.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(opener).toBeFocused();
  };
  const untilDay = review.getByRole('menuitem', { name: 'Until a date…' });
  await dealRows(review).first().locator('.cell-select').click();
  await cancelled(review.getByRole('button', { name: 'Snooze warnings' }), 'Enter', untilDay);
  await dealRows(review).first().locator('.cell-title').click();
  const card = review.getByRole('complementary', { name: 'Record' }).locator('article.card').first();
  await card.getByRole('heading').click();
  await cancelled(card.getByRole('button', { name: 'Dismiss…' }), 'Enter');
  await cancelled(card.getByRole('button', { name: 'Dismiss…' }), '?');
  await cancelled(card.getByRole('button', { name: 'Snooze' }), 'Enter', untilDay);
});

test('leaves the focus on the button of a dialog while its work is under way, and takes no second press', async () => {
  await review.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Executive' }).click();
  const opener = review
    .getByRole('article', { name: 'Customer acquisition cost', exact: true })
    .getByRole('button', { name: /^Give spend/ });
  await opener.press('Enter');
  const dialog = review.getByRole('dialog', { name: 'Spend and lifetime value' });
  await dialog.getByLabel('Currency', { exact: true }).fill('EUR');
  await dialog
    .getByRole('textbox', { name: /^Marketing/ })
    .first()
    .fill('600');
  const release = await holdTable(review, 'spend');
  const save = dialog.getByRole('button', { name: 'Save', exact: true });
  await save.press('Enter');
  await expect(dialog).toHaveAttribute('aria-busy', 'true');
  await expect(save).toHaveAttribute('aria-disabled', 'true');
  await expect(save).toBeFocused();
  await review.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(dialog).toBeVisible();
  await release();
  await expect(dialog).toHaveCount(0);
  expect(await rowsOf(review, 'spend')).toHaveLength(1);
});

/** Has two warnings that fail: stale, and without an amount. */
const DEAL = 'Corvane Paper – Booking engine, 37';

const putAway: Record<string, () => Promise<void>> = {
  async dismissed() {
    await review.keyboard.press('e');
    await review.getByRole('textbox', { name: /^Not applicable/ }).fill('Not ours');
    await review.keyboard.press('Enter');
  },
  async snoozed() {
    await review.keyboard.press('s');
    await expect(review.getByRole('menuitem', { name: /^1 day/ })).toBeFocused();
    await review.keyboard.press('Enter');
  },
};

async function openByKeys(): Promise<void> {
  await review.getByRole('searchbox', { name: 'Search records' }).fill('corvane paper booking 37');
  await expect(dealRows(review)).toHaveCount(1);
  await dealRows(review).press('Enter');
  await expect(review.locator('.inspector-head h2')).toBeFocused();
  await expect(review.locator('.card').first()).toBeVisible();
}

const snoozeOf = (title: string): Locator =>
  review.locator('.card', { hasText: title }).getByRole('button', { name: 'Snooze', exact: true });

for (const [how, byKeys] of Object.entries(putAway)) {
  test(`beside the list, the next card keeps the focus when one was ${how}, and takes it over from Undo`, async () => {
    await openByKeys();
    await review.keyboard.press('j');
    await byKeys();
    // The list is judged and read anew.
    await expect(review.locator('tr.deal .put-away')).toBeVisible();
    await expect(snoozeOf('Amount missing')).toBeFocused();
    await review.locator('.toast').getByRole('button', { name: 'Undo' }).press('Enter');
    await expect(snoozeOf('Amount missing')).toBeFocused();
    await expect(review.locator('tr.deal .put-away')).toHaveCount(0);
    await expect(snoozeOf('Amount missing')).toBeFocused();
    await review.keyboard.press('k');
    await expect(snoozeOf('Stale in Proposal')).toBeFocused();
  });

  test(`on its own page, the next card has the focus when one was ${how} from its Why?`, async () => {
    await openByKeys();
    await review.getByRole('link', { name: 'Own page' }).press('Enter');
    await expect(review.getByRole('main').getByRole('heading', { name: DEAL })).toBeFocused();
    const undo = review.locator('.record-page-now').getByRole('button', { name: /^Undo/ });
    await review
      .locator('.card', { hasText: 'Stale in Proposal' })
      .getByRole('button', { name: 'Why?' })
      .focus();
    await byKeys();
    await expect(review.locator('.card', { hasText: 'Stale in Proposal' })).toHaveCount(0);
    await expect(snoozeOf('Amount missing')).toBeFocused();
    await review.keyboard.press('w');
    await expect(review.getByRole('button', { name: 'Hide why' })).toBeVisible();
    await undo.last().press('Enter');
    await expect(review.locator('.card', { hasText: 'Stale in Proposal' })).toBeVisible();
  });
}

test('moves a column by keyboard, and the focus stays on its button', async () => {
  await review.getByRole('button', { name: 'Columns', exact: true }).press('Enter');
  const down = review.getByRole('button', { name: 'Move Owner down' });
  await down.press('Enter');
  await expect(down).toBeFocused();
  await down.press('Enter');
  const heads = await review.getByRole('columnheader').allInnerTexts();
  expect(heads.map((head) => head.trim()).slice(2, 6)).toEqual(['Record', 'Stage', 'Days in stage', 'Owner']);
});
