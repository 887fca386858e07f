import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe';
import type { LaunchedBrowser } from './browser';
import { listAnew, openSeededReview } from './seeded-review';
import { putRows, tableOf } from './store-table';

/** Records by rule: counted in a worker from stored columns, without a network and without a row read twice. */
const RECORDS = 120;

let browser: LaunchedBrowser;
let review: Page;

test.beforeAll(async () => {
  ({ browser, review } = await openSeededReview(RECORDS));
  await addRules();
  await listAnew(review, RECORDS);
});

test.afterAll(async () => {
  await browser?.close();
});

/** Two rules that fields decide, in the pack in force; one of them runs in shadow mode. */
async function addRules(): Promise<void> {
  const [stored] = await tableOf(review, 'packs');
  const [first] = stored?.document.rules ?? [];
  if (!stored || !first) throw new Error('No pack is in force.');
  const rule = (id: string, title: string, mode: 'live' | 'shadow', value: number) => ({
    ...first,
    id,
    title,
    mode,
    kind: 'condition',
    appliesTo: ['deal' as const],
    options: { when: { op: 'gte', field: 'amount', value }, says: 'It is large.', next: 'Look at it.' },
    examples: [],
  });
  const added = [rule('large', 'Large deal', 'live', 100_000), rule('any-amount', 'Any amount', 'shadow', 0)];
  const document = { ...stored.document, rules: [...stored.document.rules, ...added] };
  await putRows(review, 'packs', [{ ...stored, document }]);
}

/** How many deals have at least this amount, by the rows themselves. */
async function countRows(least: number): Promise<number> {
  const amounts = (await tableOf(review, 'records')).map(({ record }) => record.fields.amount);
  return amounts.filter((amount) => amount?.state === 'value' && Number(amount.value) >= least).length;
}

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
