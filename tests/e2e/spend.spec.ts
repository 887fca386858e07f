import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import type { CrmRecord, FieldReading } from '../../src/record/types';
import { LOOKS, violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { openReview, saveVisit } from './extension-test';
import { openData, shoot } from './own-data-page';
import { storyLead } from './speed-data';

/** Spend is given in the review without a network, the figures of cost follow, and both survive a backup. */

/** The three full months before this one, as the review takes them by itself. */
const MONTHS = [3, 2, 1].map((back) => {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() - back, 15, 12));
});
const nameOf = (month: Date): string => month.toISOString().slice(0, 7);
const at = (when: Date): FieldReading => ({
  state: 'value',
  value: when.getTime(),
  text: when.toISOString(),
  label: 'When',
  precision: 'exact',
});

/** An MQL of each month, of which the first two became customers in the last one. */
const LEADS: CrmRecord[] = MONTHS.map((month, index) => {
  const isCustomer = index < 2;
  const lead = storyLead({
    id: String(index + 1),
    startAt: Date.now() - 86_400_000,
    assignedAfter: 1,
    contactAfter: 5,
    hasWon: isCustomer,
  });
  const last = MONTHS.at(-1) ?? month;
  return {
    ...lead,
    fields: {
      ...lead.fields,
      becameMqlAt: at(month),
      convertedAt: isCustomer ? at(last) : { state: 'empty', label: 'Converted' },
      ...(!isCustomer && {
        lifecycleStage: { state: 'value' as const, value: 'MQL', text: 'MQL', label: 'Lifecycle stage' },
      }),
    },
  };
});

const CSV = [
  'month,kind,source,amount,currency',
  ...MONTHS.flatMap((month) => [
    `${nameOf(month)},marketing,Demo request,600,EUR`,
    `${nameOf(month)},sales,,1000,EUR`,
  ]),
  `${MONTHS.map(nameOf).at(-1)},lifetime value,,9600,EUR`,
].join('\n');

let browser: LaunchedBrowser;
let review: Page;
const files = mkdtempSync(join(tmpdir(), 'leadlight-files-'));

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  browser = await launchBrowser();
  review = await openReview(browser.context, await browser.origin());
  for (const lead of LEADS) await saveVisit(review, lead);
  await browser.context.setOffline(true);
  await review.reload();
});
test.afterAll(async () => {
  await browser?.close();
  rmSync(files, { recursive: true, force: true });
});

const open = (view: string) =>
  review.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view, exact: true }).click();
const tile = (name: string): Locator => review.getByRole('article', { name, exact: true });
const dialog = () => review.getByRole('dialog', { name: 'Spend and lifetime value' });

test('a pasted file gives CAC, LTV:CAC and cost per MQL; a wrong line loses nothing', async () => {
  await open('Executive');
  await expect(tile('Customer acquisition cost')).toContainText('unknown');
  await expect(tile('Customer acquisition cost')).toContainText('No marketing or sales spend is given for');
  await tile('Customer acquisition cost')
    .getByRole('button', { name: /^Give spend/ })
    .click();
  await dialog().getByText('Paste or open a CSV file').click();
  const field = dialog().getByLabel('CSV text');
  await field.fill(CSV.replace('600', 'a lot'));
  await dialog().getByRole('button', { name: 'Take into the table' }).click();
  await expect(dialog().getByText('Line 2: “a lot” is no amount.')).toBeVisible();
  await shoot(review, 'spend-problem');
  await field.fill(CSV);
  await dialog().getByRole('button', { name: 'Take into the table' }).click();
  await expect(dialog().getByText('7 lines taken into the table. Save to keep it.')).toBeVisible();
  for (const media of Object.values(LOOKS)) {
    await review.emulateMedia(media);
    expect(await violations(review)).toEqual([]);
  }
  await shoot(review, 'spend-dialog');
  await dialog().getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog()).toHaveCount(0);
  await expect(tile('Customer acquisition cost')).toContainText('€2,400');
  await expect(tile('Customer acquisition cost')).toContainText('n = 2');
  await expect(tile('LTV:CAC')).toContainText('4×');
  await tile('Customer acquisition cost').getByText('Definition').click();
  await expect(tile('Customer acquisition cost')).toContainText('marketing 600 EUR');
  expect(await violations(review)).toEqual([]);
  await shoot(review, 'spend-executive');
});

test('the months can be chosen, and sources have a cost of their own', async () => {
  await open('Marketing');
  await expect(tile('Cost per MQL')).toContainText('€600');
  const bySource = review.getByRole('region', { name: 'Cost per MQL by first source' });
  await expect(bySource).toContainText('Demo request');
  await shoot(review, 'spend-marketing');
  await review.getByLabel('Costs of').selectOption('Last 12 full months');
  await expect(tile('Cost per MQL')).toContainText('No marketing spend is given for');
  await review.getByLabel('Costs of').selectOption('Last full month');
  await expect(tile('Cost per MQL')).toContainText('n = 1');
  await tile('Cost per MQL').getByRole('button', { name: 'Show the records behind Cost per MQL' }).click();
  await expect(review.locator('tr.deal')).toHaveCount(1);
});

test('spend goes with everything and comes back from a backup', async () => {
  let data = await openData(review);
  await expect(data.getByText(/6 entries from .* 1 lifetime value/)).toBeVisible();
  await shoot(review, 'spend-data');
  const saving = review.waitForEvent('download');
  await data.getByRole('button', { name: 'Back up' }).click();
  const backup = join(files, 'backup.ndjson.gz');
  await (await saving).saveAs(backup);
  await data.getByRole('button', { name: 'Delete everything' }).click();
  await data.getByLabel(/Type “delete”/).fill('delete');
  await data.getByRole('button', { name: 'Delete everything' }).click();
  await expect(data.getByText('Everything is deleted.')).toBeVisible();
  await expect(data.getByText('No spend; no lifetime value.')).toBeVisible();
  await data.getByLabel('Backup file').setInputFiles(backup);
  await data.getByRole('radio', { name: /Replace everything/ }).check();
  await data.getByRole('button', { name: 'Restore', exact: true }).click();
  await data.getByRole('button', { name: 'Replace everything' }).click();
  await expect(data.getByText(/Restored: 3 records/)).toBeVisible();
  await data.getByRole('button', { name: 'Show what was restored' }).click();
  await open('Executive');
  await expect(tile('Customer acquisition cost')).toContainText('€2,400');
  data = await openData(review);
  await expect(data.getByText(/6 entries from .* 1 lifetime value/)).toBeVisible();
});
