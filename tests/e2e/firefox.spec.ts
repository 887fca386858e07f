import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import puppeteer, { type Browser, type Frame } from 'puppeteer-core';
import { showcaseDealIds, showcaseLeadIds } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';

/** The same build from one source in Firefox; skipped where no Firefox is installed. */
const executablePath = process.env.FIREFOX_PATH;
const EXTENSION = resolve(import.meta.dirname, '../../.output/firefox-mv3');

test.describe('Firefox', () => {
  test.skip(!executablePath, 'No Firefox found: set FIREFOX_PATH or install firefox-esr.');
  let crm: DemoCrm;
  let browser: Browser;

  test.beforeAll(async () => {
    crm = await startDemoCrm({ now: Date.now() });
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath,
      headless: true,
      acceptInsecureCerts: true,
      // The demo pages show times of this zone without naming it, as Salesforce does.
      env: { ...process.env, TZ: 'Europe/Berlin' },
      extraPrefsFirefox: {
        'network.dns.localDomains': `app.hubspot.com,${crm.data.myDomain}.lightning.force.com`,
        'network.socket.forcePort': `443=${crm.httpsPort}`,
      },
    });
    await browser.installExtension(EXTENSION);
  });

  test.afterAll(async () => {
    await browser?.close();
    await crm?.close();
  });

  /** The text of the sidebar frame once `pattern` is in it. */
  async function sidebarText(url: string, pattern: RegExp): Promise<string> {
    const page = await browser.newPage();
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
    const text = await sidebarText(recordUrl(crm.data, 'hubspot', 'deal', hubspotId), /Negotiation/);
    expect(text).toMatch(/46 days in Negotiation/);
  });

  test('runs the speed-to-lead clock on a Salesforce lead', async () => {
    const { salesforceId } = showcaseLeadIds('fresh');
    const text = await sidebarText(
      recordUrl(crm.data, 'salesforce', 'lead', salesforceId),
      /due \d{1,2}:\d\d/,
    );
    expect(text).toMatch(/\dm \d\ds/);
  });
});
