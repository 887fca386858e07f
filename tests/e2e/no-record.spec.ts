import { recordUrl } from '../demo-crm/record-url';
import { sidebarFrame } from './browser';
import { expect, test } from './extension-test';

test.use({ spec: 'no-record' });

const elsewhere = {
  'a HubSpot list': 'https://app.hubspot.com/contacts/24680135/objects/0-3/views/all/list',
  'a HubSpot board': 'https://app.hubspot.com/contacts/24680135/objects/0-3/views/all/board',
  'HubSpot settings': 'https://app.hubspot.com/settings/24680135/users',
  'a ticket': 'https://app.hubspot.com/contacts/24680135/record/0-5/18750000003',
  'an id that is a word': 'https://app.hubspot.com/contacts/24680135/record/0-3/undefined',
  'an id with markup': 'https://app.hubspot.com/contacts/24680135/record/0-3/%3Cscript%3E',
  'a record without an id': 'https://app.hubspot.com/contacts/24680135/record/0-3/',
  'a Lightning list': 'https://leadlight-demo.lightning.force.com/lightning/o/Opportunity/list',
  'Lightning setup': 'https://leadlight-demo.lightning.force.com/lightning/setup/SetupOneHome/home',
  'a short Lightning id': 'https://leadlight-demo.lightning.force.com/lightning/r/Opportunity/006/view',
  'a Lightning case': 'https://leadlight-demo.lightning.force.com/lightning/r/Case/500d0000000003AAA/view',
  'an id of another object':
    'https://leadlight-demo.lightning.force.com/lightning/r/Opportunity/00Qd0000000003AAA/view',
};

for (const [name, url] of Object.entries(elsewhere))
  test(`${name} is no record: no sidebar, no error`, async ({ page }) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && /leadlight|chrome-extension/i.test(message.text()))
        errors.push(message.text());
    });
    await page.goto(url);
    const marks = () => page.evaluate(() => performance.getEntriesByName('leadlight:start').length);
    await expect.poll(marks, 'the content script runs here').toBe(1);
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          document.body.append(document.createElement('p'));
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
    const shown = await page.evaluate(() => {
      const host = document.querySelector('leadlight-sidebar');
      return host ? getComputedStyle(host).visibility : 'none';
    });
    expect(shown).not.toBe('visible');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).marginRight)).toBe('0px');
    expect(errors).toEqual([]);
  });

test('a record that does not exist is called unchecked, with no value made up', async ({ page, crm }) => {
  await page.goto(recordUrl(crm.data, 'hubspot', 'deal', '999999999999'));
  const frame = await sidebarFrame(page);
  await expect(frame.getByText('LL-204')).toBeVisible();
  expect(await frame.locator('.card').count()).toBe(0);
});
