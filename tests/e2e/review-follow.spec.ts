import { expect, type Locator, type Page, test } from '@playwright/test';
import { recordFingerprint } from '../../src/record/fingerprint';
import { recordKey } from '../../src/record/record-key';
import type { CrmRecord } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import { recordPage } from '../../src/ui/review/record/record-address';
import type { LaunchedBrowser } from './browser';
import { askBackground, openReview, saveVisit } from './extension-test';
import { dealRows, listAnew, openSeededReview } from './seeded-review';
import { tableOf } from './store-table';

/** A record that is open in the review follows what happens to it elsewhere, and whoever works on it is not disturbed. */
const RECORDS = 60;
const TWO_WARNINGS = 'Corvane Paper – Booking engine, 37';
const ONE_WARNING = 'Larkspur Paper – Pilot, 2';

let browser: LaunchedBrowser;
let review: Page;

test.beforeAll(async () => {
  ({ browser, review } = await openSeededReview(RECORDS));
});

test.beforeEach(() => listAnew(review, RECORDS));

test.afterAll(async () => {
  await browser?.close();
});

const STALE = /^Stale in/;
const beside = () => review.getByRole('complementary', { name: 'Record' });
const card = (place: Locator, name: RegExp) => place.getByRole('article', { name });
const row = (title: string) => dealRows(review).filter({ hasText: title });

async function stored(title: string): Promise<CrmRecord> {
  const found = (await tableOf(review, 'records')).find(({ record }) => record.title === title);
  if (!found) throw new Error(`${title} is not stored.`);
  return found.record;
}

/** As when the page is shown again, or was in sight all the time and is turned to. */
const showAgain = () => review.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
const turnTo = () => review.evaluate(() => window.dispatchEvent(new Event('focus')));

test('beside the list: a warning that was snoozed elsewhere goes, and what is typed about another one stays', async () => {
  await row(TWO_WARNINGS).locator('.cell-title').click();
  await expect(card(beside(), STALE)).toBeVisible();
  await card(beside(), /^Amount missing/)
    .getByRole('heading')
    .click();
  await card(beside(), /^Amount missing/)
    .getByRole('button', { name: 'Dismiss…' })
    .click();
  const reason = review.getByRole('dialog').getByRole('textbox');
  await reason.fill('paid by the hour');
  const record = await stored(TWO_WARNINGS);
  const [at, fingerprint] = [Date.now(), recordFingerprint(record)];
  const rule = bundledPack.rules.find(({ kind }) => kind === 'stale-deal')?.id;
  const mark = { rule, kind: 'snooze', until: at + 86_400_000, reason: null, at, fingerprint };
  const elsewhere = await openReview(browser.context, await browser.origin());
  await askBackground(elsewhere, 'store', 'suppress', record.identity, mark);
  await elsewhere.close();
  await showAgain();
  await expect(row(TWO_WARNINGS).locator('.cell-topWarning')).toContainText('Amount missing');
  await expect(card(beside(), STALE)).toHaveCount(0);
  await expect(beside().getByText('1 active')).toBeVisible();
  await expect(reason).toHaveValue('paid by the hour');
  await expect(reason).toBeFocused();
  await reason.press('Enter');
  await expect(beside().getByText('0 active')).toBeVisible();
});

test('by itself: a new visit shows, and what is read stays where it is', async () => {
  await review.setViewportSize({ width: 760, height: 420 });
  const record = await stored(ONE_WARNING);
  await review.goto(new URL(`/review.html${recordPage(recordKey(record.identity))}`, review.url()).href);
  const now = review.getByRole('region', { name: 'Now' });
  const why = card(now, /^No activity/).getByRole('button', { name: 'Why?' });
  await why.press('Enter');
  const hide = card(now, /^No activity/).getByRole('button', { name: 'Hide why' });
  await expect(hide).toBeFocused();
  const place = async () => Math.round((await hide.boundingBox())?.y ?? Number.NaN);
  const before = await place();
  const heading = review.getByRole('heading', { level: 2, name: ONE_WARNING });
  expect((await heading.boundingBox())?.y).toBeLessThan(0);
  const owner = { state: 'value', value: 'Ines Sample', text: 'Ines Sample', label: 'Owner' } as const;
  await saveVisit(review, { ...record, asOf: record.asOf + 60_000, fields: { ...record.fields, owner } });
  await turnTo();
  await expect(review.getByRole('region', { name: 'History' }).getByText(/ → Ines Sample/)).toBeAttached();
  await expect(hide).toBeFocused();
  expect(await place()).toBe(before);
});
