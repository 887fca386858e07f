import { expect, test } from '@playwright/test';
import type { Frame } from 'puppeteer-core';
import { showcaseDealIds, showcaseLeadIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { FIREFOX, type FirefoxWithCrm, NO_FIREFOX, startFirefox } from './firefox-browser';

/** The same build from one source in Firefox; skipped where no Firefox is installed. */
test.describe('Firefox', () => {
  test.skip(!FIREFOX, NO_FIREFOX);
  let firefox: FirefoxWithCrm;

  test.beforeAll(async () => {
    firefox = await startFirefox();
  });

  test.afterAll(() => firefox?.close());

  /** The text of the sidebar frame once `pattern` is in it. */
  async function sidebarText(url: string, pattern: RegExp): Promise<string> {
    const page = await firefox.browser.newPage();
    await page.goto(url);
    let text = '';
    await expect
      .poll(
        async () => {
          const frame: Frame | undefined = page.frames()[1];
          text = frame ? await frame.evaluate(() => document.body.innerText).catch(() => '') : '';
          return text;
        },
        { timeout: 20_000 },
      )
      .toMatch(pattern);
    await page.close();
    return text;
  }

  test('shows warnings on a HubSpot deal', async () => {
    const { hubspotId } = showcaseDealIds('negotiation-troubled');
    const text = await sidebarText(recordUrl(firefox.crm.data, 'hubspot', 'deal', hubspotId), /Negotiation/);
    expect(text).toMatch(/46 days in Negotiation/);
  });

  test('runs the speed-to-lead clock on a Salesforce lead', async () => {
    const { salesforceId } = showcaseLeadIds('fresh');
    const text = await sidebarText(
      recordUrl(firefox.crm.data, 'salesforce', 'lead', salesforceId),
      /due \d{1,2}:\d\d/,
    );
    expect(text).toMatch(/\dm \d\ds/);
  });

  test('notes what a later stage is short of', async () => {
    const { salesforceId } = showcaseDealIds('gaps-in-demo');
    const page = await firefox.browser.newPage();
    await page.goto(`${recordUrl(firefox.crm.data, 'salesforce', 'deal', salesforceId)}?delay=0`);
    const note = async (): Promise<string> => {
      await page.click('.slds-path__item[data-name="Negotiation"] a');
      const text = await page
        .frames()[1]
        ?.evaluate(() => document.body.innerText)
        .catch(() => '');
      return text ?? '';
    };
    await expect.poll(note, { timeout: 20_000 }).toMatch(/For Negotiation: 2 fields missing/);
    await page.close();
  });
});
