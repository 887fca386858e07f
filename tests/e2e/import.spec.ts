import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { LOOKS, violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { openReview } from './extension-test';

/** Files in, records out: no CRM is there, and no network. */
const FIXTURES = resolve(import.meta.dirname, '../fixtures/imports');
const AMBIGUOUS = 'salesforce-report-with-footer.csv';
const NO_SERVER = 9;
const IS_FULL = process.env.LEADLIGHT_FULL === '1';
const MANY = IS_FULL ? 100_000 : 4_000;

let browser: LaunchedBrowser;
let origin: string;
let page: Page;

test.beforeAll(async () => {
  browser = await launchBrowser({ httpsPort: NO_SERVER });
  origin = `chrome-extension://${new URL((await browser.background()).url()).host}`;
});

test.beforeEach(async () => {
  page = await browser.context.newPage();
  await page.goto(`${origin}/import.html`);
});

test.afterEach(async () => {
  await askStore(page, 'clear');
  await page.close();
});

test.afterAll(async () => {
  await browser?.close();
});

const button = (name: string | RegExp) => page.getByRole('button', { name });
const step = (name: string) => page.getByRole('heading', { name, level: 2 });

async function choose(...names: string[]): Promise<void> {
  await page.getByLabel('Files', { exact: true }).setInputFiles(names.map((name) => join(FIXTURES, name)));
}

async function chooseText(name: string, text: string | Buffer): Promise<void> {
  const buffer = typeof text === 'string' ? Buffer.from(text) : text;
  await page.getByLabel('Files', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer });
}

/** From chosen files to the columns, for this account. */
async function toColumns(account: string): Promise<void> {
  await button('Continue').click();
  await page.getByLabel(/account of these records/).fill(account);
  await expect(page.getByText(/^Account .*\./)).toBeVisible();
  await button('Continue').click();
  await expect(step('Which column is which field')).toBeFocused();
}

/** Deals as HubSpot exports them, with one cell of a hundred that can't be read. */
function manyDeals(count: number): string {
  const lines = [
    'Record ID,Deal Name,Deal Stage,Amount,Close Date,Create Date,Deal owner,Last Activity Date,Next step',
  ];
  for (let n = 0; n < count; n += 1) {
    const day = String((n % 28) + 1).padStart(2, '0');
    const amount = n % 100 === 0 ? 'to be agreed' : `${1000 + n}.50`;
    lines.push(
      `${500_000 + n},"Example deal ${n}, ${n % 40} seats",Proposal,${amount},2026-12-${day},2026-0${(n % 9) + 1}-${day} 09:30,Ada Sample,2026-11-${day} 10:00,"Call about seat ${n}"`,
    );
  }
  return lines.join('\n');
}

test('asks about ambiguous dates, and shows what it stored in the review', async () => {
  await choose(AMBIGUOUS);
  await expect(page.getByText('4 rows')).toBeVisible();
  await button('Continue').click();
  await expect(page.getByText('4 footer lines (“Grand Totals (4 records)”')).toBeVisible();
  await page.getByLabel('Salesforce account of these records').fill('example.my.salesforce.com');
  await expect(page.getByText('Links lead to https://example.lightning.force.com.')).toBeVisible();
  await button('Continue').click();

  const question = page.getByRole('group', { name: 'Is the day or the month first?' });
  await expect(question).toContainText('“03/04/2027” may be 3 April or March 4; 12 values fit both');
  await expect(question.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(button('Preview')).toBeDisabled();
  await expect(page.getByText('Still missing: whether the day or the month comes first.')).toBeVisible();
  await question.getByLabel('The day first: 31/12/2026').check();
  await button('Preview').click();

  await expect(page.getByText('4 of 4 rows can be read. 1 cell can’t be read')).toBeVisible();
  const records = page.getByRole('region', { name: 'Records, as a table' }).first();
  await expect(records.getByRole('row', { name: /Example Rockets pilot/ })).toContainText('3 Apr 2027');
  await expect(records.getByRole('row', { name: /Demo Logistics renewal/ })).toContainText('“n/a”');
  await button('Import 4 records').click();
  await expect(step('The import is done')).toBeVisible();

  const download = page.waitForEvent('download');
  await button('Download the rows that could not be read').click();
  const unread = readFileSync(await (await download).path(), 'utf8');
  expect(unread).toContain(
    '"Amount","n/a","Amount can’t be read: its text is not a number Leadlight knows."',
  );
  expect(unread.split('\r\n')[1]).toContain('"0068d00000AbCdG"');

  const review = await openReview(browser.context, origin);
  await expect(review.getByText('4 seen on this device')).toBeVisible();
  const row = review.getByRole('row').filter({ hasText: 'Example Rockets pilot' });
  await expect(row).toContainText('48,000');
  await expect(row).toContainText('3 Apr 2027');
  const stored = await storedRecord(review, 'salesforce:example:deal:0068d00000AbCdEAAV');
  expect(stored).toMatchObject({
    broughtBy: 'import',
    record: {
      packStage: 'default/proposal',
      identity: {
        url: 'https://example.lightning.force.com/lightning/r/Opportunity/0068d00000AbCdEAAV/view',
      },
    },
  });
});

test('takes the history along, from columns and from a second file', async () => {
  await choose(AMBIGUOUS, 'OpportunityFieldHistory.csv');
  await toColumns('example');
  await expect(
    page.getByRole('heading', { name: 'Changes, from OpportunityFieldHistory.csv' }),
  ).toBeVisible();
  await page.getByLabel('The day first: 31/12/2026').check();
  await button('Preview').click();
  await button(/^Import 4/).click();
  await expect(step('The import is done')).toBeVisible();
  const changed = await storedRecord(page, 'salesforce:example:deal:0068d00000AbCdEAAV');
  expect(changed?.record.history).toMatchObject([
    { field: 'stage', from: 'Prospecting', to: 'Proposal/Price Quote', source: 'export' },
    { field: 'closeDate', from: '2027-01-31', to: '2027-03-04', source: 'export' },
  ]);

  await button('Import more files').click();
  await choose('hubspot-deals-german.csv');
  await toColumns('https://app-eu1.hubspot.com/contacts/24680135/objects/0-3');
  await expect(page.getByRole('heading', { name: 'History of stages' })).toBeVisible();
  await page.getByLabel('Stage of the pack for Paperwork').selectOption('Negotiation');
  await button('Preview').click();
  await button(/^Import 5/).click();
  await expect(step('The import is done')).toBeVisible();
  const deal = await storedRecord(page, 'hubspot:24680135:deal:9001');
  expect(deal?.record.history).toMatchObject([
    { to: 'Appointment Scheduled', source: 'export' },
    { to: 'Proposal Sent', source: 'export' },
  ]);
  expect(deal?.record.neverEntered).toEqual(['Closed Won']);
  expect(deal?.record.identity.url).toBe('https://app-eu1.hubspot.com/contacts/24680135/record/0-3/9001');
  expect((await storedRecord(page, 'hubspot:24680135:deal:9005'))?.record.packStage).toBe(
    'default/negotiation',
  );
});

test('saves the map and takes it again', async () => {
  await choose(AMBIGUOUS);
  await toColumns('example');
  await page.getByLabel('The month first: 12/31/2026').check();
  await page.getByLabel('Column for Next step').selectOption('');
  const download = page.waitForEvent('download');
  await button('Save this map').click();
  const path = await (await download).path();
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
    object: 'deal',
    dateOrder: 'mdy',
    id: 'Opportunity ID',
  });
  await page.reload();
  await choose(AMBIGUOUS);
  await toColumns('example');
  await page.getByLabel('Map file').setInputFiles(path);
  await expect(page.getByLabel('The month first: 12/31/2026')).toBeChecked();
  await expect(page.getByLabel('Column for Next step')).toHaveValue('');
});

test('says what is wrong with files that can’t be used', async () => {
  const cases: [string, string | Buffer, RegExp][] = [
    ['empty.csv', '', /empty\.csv is empty/],
    ['sheet.csv', Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3, 4, 0, 0]), /is a spreadsheet or an archive/],
    [
      'picture.csv',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 255, 254, 0, 0]),
      /no UTF-8 text|NUL character/,
    ],
    ['page.csv', '<!doctype html><p>Sign in', /is a web page or XML/],
    ['bad-header.csv', readFileSync(join(FIXTURES, 'bad-header.csv')), /has text after a closing quote/],
  ];
  for (const [name, content, said] of cases) {
    await chooseText(name, content);
    await expect(page.getByText(said)).toBeVisible();
    await expect(button('Continue')).toBeDisabled();
    await button(`Leave out ${name}`).click();
  }
  await choose('malformed-quoting.csv');
  await toColumns('24680135');
  await button('Preview').click();
  await expect(page.getByText('1 of 3 rows can be read. 2 rows can’t and will be left out.')).toBeVisible();
  await expect(page.getByText(/has a quote that is never closed/)).toBeVisible();
});

test(`imports ${MANY} rows while the page stays free, and a cancel takes all of it back`, async () => {
  test.setTimeout(IS_FULL ? 600_000 : 120_000);
  await chooseText('hubspot-crm-exports-deals.csv', manyDeals(MANY));
  await expect(page.getByText(`${MANY.toLocaleString('en-GB')} rows`)).toBeVisible({ timeout: 60_000 });
  await toColumns('24680135');
  await button('Preview').click();
  const go = button(/^Import \d/);
  await expect(go).toBeEnabled({ timeout: 120_000 });
  await watchFrames(page);
  await go.click();
  await expect(page.getByText(/\d records/)).toBeVisible({ timeout: 60_000 });
  await button('Cancel').click();
  const dialog = page.getByRole('dialog', { name: /^Keep the [\d,]+ records stored so far\?/ });
  await expect(dialog).toBeVisible();
  expect(await countStored(page)).toBeGreaterThan(0);
  await dialog.getByRole('button', { name: 'Remove this import' }).click();
  await expect(step('This import was removed')).toBeVisible({ timeout: 120_000 });
  expect(await countStored(page)).toBe(0);

  await button('Import more files').click();
  await chooseText('hubspot-crm-exports-deals.csv', manyDeals(MANY));
  await toColumns('24680135');
  await button('Preview').click();
  await expect(go).toBeEnabled({ timeout: 120_000 });
  const started = Date.now();
  await go.click();
  await expect(step('The import is done')).toBeVisible({ timeout: 400_000 });
  const ms = Date.now() - started;
  expect(await countStored(page)).toBe(MANY);
  const longest = await page.evaluate(() => Number(document.documentElement.dataset.longestFrame));
  console.log(
    `${MANY} rows in ${ms} ms, ${Math.round((MANY / ms) * 1000)} a second; longest frame ${longest} ms`,
  );
  expect(longest).toBeLessThan(1000);
});

test('asks what becomes of an import that was cut short', async () => {
  await chooseText('deals.csv', manyDeals(6000));
  await toColumns('24680135');
  await button('Preview').click();
  await expect(button(/^Import \d/)).toBeEnabled({ timeout: 60_000 });
  await button(/^Import \d/).click();
  await expect(page.getByText(/\d records/)).toBeVisible({ timeout: 60_000 });
  await page.close({ runBeforeUnload: false });
  page = await browser.context.newPage();
  await page.goto(`${origin}/import.html`);
  await expect(page.getByText('An import was cut short.')).toBeVisible();
  await button('Remove this import').click();
  await expect(page.getByText('An import was cut short.')).toBeHidden({ timeout: 60_000 });
  expect(await countStored(page)).toBe(0);
});

test('works by keyboard alone', async () => {
  await choose(AMBIGUOUS);
  await expect(button('Continue')).toBeEnabled();
  await button('Continue').press('Enter');
  await expect(step('What the files are')).toBeFocused();
  await page.getByLabel(/account of these records/).press('e');
  await expect(button('Continue')).toBeEnabled();
  await button('Continue').press('Enter');
  await expect(step('Which column is which field')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByLabel('The day first: 31/12/2026')).toBeChecked();
  await button('Preview').press('Enter');
  await expect(step('What will be stored')).toBeFocused();
});

test('every step is accessible in every look, and fits a narrow window', async () => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 420, height: 900 });
  const checkLooks = async (): Promise<void> => {
    for (const [look, media] of Object.entries(LOOKS)) {
      await page.emulateMedia(media);
      expect(await violations(page), look).toEqual([]);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
  };
  await choose(AMBIGUOUS, 'bad-header.csv');
  await expect(page.getByText('4 rows')).toBeVisible();
  await checkLooks();
  await button('Continue').click();
  await checkLooks();
  await page.getByLabel(/account of these records/).fill('example');
  await button('Continue').click();
  await checkLooks();
  await page.getByLabel('The day first: 31/12/2026').check();
  await button('Preview').click();
  await expect(page.getByRole('heading', { name: 'What can’t be read' })).toBeVisible();
  await checkLooks();
  await button(/^Import 4/).click();
  await expect(step('The import is done')).toBeVisible();
  await checkLooks();
});

interface Stored {
  broughtBy?: string;
  record: {
    history: unknown[];
    neverEntered?: string[];
    packStage?: string;
    identity: { url: string };
  };
}

const storedRecord = async (from: Page, key: string) =>
  (await askStore(from, 'get', key)) as Stored | undefined;

const countStored = async (from: Page) => Number(await askStore(from, 'count'));

/** Asks the store of records directly, as the extension's own page may. */
function askStore(from: Page, what: 'get' | 'count' | 'clear', key = ''): Promise<unknown> {
  return from.evaluate(
    ([asked, wanted]) =>
      new Promise<unknown>((done, fail) => {
        const opened = indexedDB.open('leadlight');
        opened.onerror = () => fail(opened.error);
        opened.onsuccess = () => {
          const records = opened.result.transaction('records', 'readwrite').objectStore('records');
          const answer =
            asked === 'get' ? records.get(wanted) : asked === 'count' ? records.count() : records.clear();
          answer.onerror = () => fail(answer.error);
          answer.onsuccess = () => {
            opened.result.close();
            done(answer.result);
          };
        };
      }),
    [what, key] as const,
  );
}

/** Keeps the longest time between two frames on the page's root. */
function watchFrames(from: Page): Promise<void> {
  return from.evaluate(() => {
    let [last, longest] = [performance.now(), 0];
    const frame = (at: number): void => {
      longest = Math.max(longest, Math.round(at - last));
      last = at;
      document.documentElement.dataset.longestFrame = String(longest);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}
