import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { compileClocks } from '../../src/engine/judge-clocks';
import type { Deadline } from '../../src/record/assessment';
import type { Crm } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import type { StoredClock, StoredRecord, WatchMark } from '../../src/store/database';
import { HUBSPOT_TOKEN, SALESFORCE_TOKEN } from '../demo-crm/api/tokens';
import type { DemoLead } from '../demo-crm/model';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { expect } from './extension-test';
import { grantedExtension } from './granted-extension';

/** What specs of the way from the form to the first contact share: a demo CRM, a browser that watches it, its store. */

interface Api {
  notifications: { getAll(): Promise<Record<string, true>> };
  alarms: { getAll(): Promise<{ name: string; scheduledTime: number }[]> };
}
type Extension = typeof globalThis & { chrome: Api };

export interface Desk {
  crm: DemoCrm;
  browser: LaunchedBrowser;
  extensionDir: string;
  profileDir: string;
}

export interface DeskOptions {
  /** The server's clock is so far ahead of this machine's; below 0, behind. */
  offsetMs?: number;
  /** Changes the copy of the extension before it is loaded. */
  prepare?(extensionDir: string): void;
}

/** A demo CRM with some leads, and Chromium with the extension, which may reach it and show notifications. */
export async function openDesk({ offsetMs = 0, prepare }: DeskOptions = {}): Promise<Desk> {
  const crm = await startDemoCrm({ now: Date.now(), deals: 5, leads: 60 });
  crm.setClockOffset(offsetMs);
  const extensionDir = grantedExtension(['notifications']);
  prepare?.(extensionDir);
  const profileDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  const browser = await launchBrowser({ httpsPort: crm.httpsPort, extensionDir, profileDir });
  return { crm, browser, extensionDir, profileDir };
}

/** The browser is opened again with the same profile; its pages are gone. */
export async function reopenBrowser(desk: Desk): Promise<void> {
  const { crm, extensionDir, profileDir } = desk;
  desk.browser = await launchBrowser({ httpsPort: crm.httpsPort, extensionDir, profileDir });
}

export async function closeDesk({ crm, browser, extensionDir, profileDir }: Desk): Promise<void> {
  await browser.close();
  await crm.close();
  for (const dir of [extensionDir, profileDir]) rmSync(dir, { recursive: true, force: true });
}

/** A page of the extension in a tab of its own. */
export async function openOwnPage({ browser }: Pick<Desk, 'browser'>, path: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(new URL(path, (await browser.background()).url()).href);
  return page;
}

export async function connectHubspot(options: Page, crm: DemoCrm): Promise<void> {
  const form = options.getByRole('form', { name: 'HubSpot' });
  await form.getByLabel('Key or token').fill(HUBSPOT_TOKEN);
  await form.getByLabel('On this device').check();
  await form.getByRole('button', { name: 'Allow and connect' }).click();
  await expect(form.getByText(`Connected to HubSpot account ${crm.data.portalId}`)).toBeVisible();
}

/** By the session of the browser, which is signed in from then on. */
export async function connectSalesforce(options: Page, crm: DemoCrm, context: BrowserContext): Promise<void> {
  const hosts = ['lightning.force.com', 'my.salesforce.com'].map((host) => `${crm.data.myDomain}.${host}`);
  // With an end: a cookie of the session alone would go with the browser.
  const expires = Date.now() / 1000 + 86_400;
  const sid = { name: 'sid', value: SALESFORCE_TOKEN, path: '/', secure: true, httpOnly: true, expires };
  await context.addCookies(hosts.map((domain) => ({ ...sid, domain })));
  const form = options.getByRole('form', { name: 'Salesforce' });
  await form.getByLabel('Address of a record page').fill(`https://${hosts[0]}/`);
  await form.getByLabel('On this device').check();
  await form.getByRole('button', { name: 'Allow and connect' }).click();
  await expect(form.getByText(`in ${crm.data.myDomain}`)).toBeVisible();
}

/** Under a connection on the options page. */
export const watchSection = (options: Page, org: string) =>
  options.getByRole('region', { name: `Watch for new leads: ${org}` });

/** Turns the watch on, for everybody's leads, and waits for its first turn. */
export async function startWatch(options: Page, org: string): Promise<void> {
  const section = watchSection(options, org);
  await section.getByRole('button', { name: 'Watch for new leads…' }).click();
  await expect(section.getByLabel('Whose leads').getByRole('option')).not.toHaveCount(0);
  await section.getByRole('button', { name: 'Start watching' }).click();
  await expect(section.getByText('Asked last at')).toBeVisible();
}

export async function turnNoticesOn(options: Page): Promise<void> {
  const isOn = options.getByLabel('Tell me when a lead waits');
  await isOn.click();
  await expect(isOn).toBeChecked();
}

/** As the store names a lead of the demo CRM. */
export const leadKey = (crm: DemoCrm, name: Crm, lead: DemoLead): string =>
  name === 'hubspot'
    ? `hubspot:${crm.data.portalId}:lead:${lead.hubspotId}`
    : `salesforce:${crm.data.myDomain}:lead:${lead.salesforceId}`;

/** Everything in one table of the extension's store; run in a page of the extension. */
const readTable = (table: string) =>
  new Promise<unknown[]>((resolve, reject) => {
    const opening = indexedDB.open('leadlight');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction(table).objectStore(table).getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => resolve(all.result);
      opening.result.close();
    };
  });

/** Rows of a table as they are, whatever they hold. */
export const rowsOf = (own: Page, table: string): Promise<unknown[]> => own.evaluate(readTable, table);

interface Tables {
  records: StoredRecord;
  watched: StoredClock;
  watchMarks: WatchMark;
}

export async function tableOf<T extends keyof Tables>(own: Page, table: T): Promise<Tables[T][]> {
  return (await own.evaluate(readTable, table)) as Tables[T][];
}

/** Ids of the notifications that are on the screen; the key of their record comes first. */
export const shownNotices = async (own: Page): Promise<string[]> =>
  Object.keys(await own.evaluate(() => (globalThis as Extension).chrome.notifications.getAll()));

export const alarmsOf = (own: Page) => own.evaluate(() => (globalThis as Extension).chrome.alarms.getAll());

const clocks = compileClocks(bundledPack);

/**
 * The first-contact clock of a stored lead, as the pack in force judges it now; null where it has none. `now`: by
 * the CRM's clock.
 */
export async function firstContactClock(
  own: Page,
  key: string,
  now: number = Date.now(),
): Promise<Deadline | null> {
  const row = (await tableOf(own, 'records')).find((found) => found.key === key);
  if (!row) return null;
  const context = { zone: 'Europe/Berlin', locale: 'en-GB', now };
  return clocks.deadlines(row.record, context).find(({ sla }) => sla === 'first-contact') ?? null;
}

/** Stops the service worker, as Chromium does with one that rests. */
export async function killBackground({ browser }: Pick<Desk, 'browser'>, own: Page): Promise<void> {
  const client = await browser.context.newCDPSession(own);
  await client.send('ServiceWorker.enable');
  await client.send('ServiceWorker.stopAllWorkers');
  await client.detach();
}
