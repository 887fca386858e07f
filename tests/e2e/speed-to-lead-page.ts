import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { compileClocks } from '../../src/engine/judge-clocks';
import type { Deadline } from '../../src/record/assessment';
import type { Crm } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import type { DemoLead } from '../demo-crm/model';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { expect } from './extension-test';
import { CRMS, grantedExtension } from './granted-extension';
import { tableOf } from './store-table';

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
  const extensionDir = grantedExtension([...CRMS, 'notifications']);
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
  await page.goto(`${await browser.origin()}${path}`);
  return page;
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
