import { resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';

/** Where a Firefox is; tests that need one are skipped without it. */
export const FIREFOX = process.env.FIREFOX_PATH;
export const NO_FIREFOX = 'No Firefox found: set FIREFOX_PATH or install firefox-esr.';
/** The built extension, loaded from here. */
export const FIREFOX_EXTENSION_DIR = resolve(import.meta.dirname, '../../.output/firefox-mv3');

export interface FirefoxOptions {
  extensionDir?: string;
  /** Kept between launches to test what survives a browser restart; a fresh one by default. */
  profileDir?: string;
  preferences?: Record<string, boolean | number | string>;
  /** Windows are private, and the extension may run in them. */
  isPrivate?: boolean;
}

/** What puppeteer has no method for: Firefox's own members of the protocol. */
type RawProtocol = { connection: { send(method: string, params: object): Promise<unknown> } };

/** A Firefox with the extension, or a copy of it, for which the demo CRM is HubSpot and Salesforce. */
export async function launchFirefox(
  crm: DemoCrm,
  { extensionDir = FIREFOX_EXTENSION_DIR, profileDir, preferences, isPrivate = false }: FirefoxOptions = {},
): Promise<Browser> {
  if (!FIREFOX) throw new Error(NO_FIREFOX);
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: FIREFOX,
    headless: true,
    ...(profileDir && { userDataDir: profileDir }),
    acceptInsecureCerts: true,
    // The demo pages show times of this zone without naming it, as Salesforce does.
    env: { ...process.env, TZ: 'Europe/Berlin' },
    extraPrefsFirefox: {
      'network.dns.localDomains': `app.hubspot.com,api.hubapi.com,${crm.data.myDomain}.lightning.force.com`,
      'network.socket.forcePort': `443=${crm.httpsPort}`,
      'browser.privatebrowsing.autostart': isPrivate,
      ...preferences,
    },
  });
  await (browser as unknown as RawProtocol).connection.send('webExtension.install', {
    extensionData: { type: 'path', path: extensionDir },
    'moz:allowPrivateBrowsing': isPrivate,
  });
  return browser;
}

/** A Firefox with the extension, and the demo CRM beside it. */
export interface FirefoxWithCrm {
  browser: Browser;
  crm: DemoCrm;
  close(): Promise<void>;
}

export async function startFirefox(options: FirefoxOptions = {}): Promise<FirefoxWithCrm> {
  const crm = await startDemoCrm({ now: Date.now() });
  try {
    const browser = await launchFirefox(crm, options);
    return {
      browser,
      crm,
      async close() {
        await browser.close();
        await crm.close();
      },
    };
  } catch (error) {
    await crm.close();
    throw error;
  }
}

/** What a page shows, as text; empty while another page is on its way there. */
export const textOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.body.innerText).catch(() => '');

type Extension = { browser: { runtime: { sendMessage(call: unknown): Promise<unknown> } } };

/** A call of one of the background's services, made in a page of the extension or the sidebar's frame; its reply. */
export const send = (
  place: Pick<Page, 'evaluate'>,
  service: string,
  method: string,
  ...args: unknown[]
): Promise<unknown> =>
  place.evaluate((call) => (globalThis as unknown as Extension).browser.runtime.sendMessage(call), {
    service,
    method,
    args,
  });
