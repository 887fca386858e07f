import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOOKS, violations } from './axe';
import { openReview } from './extension-test';
import { AMBIGUOUS, expect, FIXTURES, importSteps, storedRecord, test } from './import-page';

test.use({ spec: 'import' });

test('asks about ambiguous dates, and shows what it stored in the review', async ({
  page,
  context,
  origin,
}) => {
  const { button, choose, step } = importSteps(page);
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

  const review = await openReview(context, origin);
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

test('takes the history along, from columns and from a second file', async ({ page }) => {
  const { button, choose, step, toColumns } = importSteps(page);
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

test('saves the map and takes it again', async ({ page }) => {
  const { button, choose, toColumns } = importSteps(page);
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

test('says what is wrong with files that can’t be used', async ({ page }) => {
  const { button, choose, chooseText, toColumns } = importSteps(page);
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

test('works by keyboard alone', async ({ page }) => {
  const { button, choose, step } = importSteps(page);
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

test('every step is accessible in every look, and fits a narrow window', async ({ page }) => {
  const { button, choose, step } = importSteps(page);
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
