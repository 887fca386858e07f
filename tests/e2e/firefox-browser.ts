import { resolve } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import type { DemoCrm } from '../demo-crm/server';

/** Where a Firefox is; tests that need one are skipped without it. */
export const FIREFOX = process.env.FIREFOX_PATH;
export const NO_FIREFOX = 'No Firefox found: set FIREFOX_PATH or install firefox-esr.';
const EXTENSION = resolve(import.meta.dirname, '../../.output/firefox-mv3');

/** A Firefox with the extension, for which the demo CRM is HubSpot and Salesforce. */
export async function launchFirefox(crm: DemoCrm): Promise<Browser> {
  if (!FIREFOX) throw new Error(NO_FIREFOX);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
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
  return browser;
}
