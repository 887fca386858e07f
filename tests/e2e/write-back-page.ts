import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from '@playwright/test';
import type { Crm } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import { changeLead } from '../demo-crm/data/changes';
import { showcaseLead } from '../demo-crm/data/showcase';
import type { DemoLead } from '../demo-crm/model';
import { recordUrl } from '../demo-crm/record-url';
import type { DemoCrm } from '../demo-crm/server';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { connectCrm } from './connect-crm';
import { assessedSidebar, expect, extensionOrigin, findingOf, waitForAssessment } from './extension-test';
import { CRMS, grantedExtension } from './granted-extension';
import { putRows } from './store-table';

const VERSION = 9_000;

/** A browser in which records of both CRMs may be changed. */
export interface WritingBrowser {
  browser: LaunchedBrowser;
  page: Page;
  /** Closes the browser, and launches it with the same profile. */
  relaunch(isOffline: boolean): Promise<void>;
  close(): Promise<void>;
}

export async function openWritingBrowser(crm: DemoCrm): Promise<WritingBrowser> {
  const extensionDir = grantedExtension([...CRMS, 'clipboardRead']);
  const profileDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  const launch = () => launchBrowser({ httpsPort: crm.httpsPort, extensionDir, profileDir });
  const browser = await launch();
  const place: WritingBrowser = {
    browser,
    page: await browser.context.newPage(),
    async relaunch(isOffline) {
      await place.browser.close();
      place.browser = await launch();
      await place.browser.context.setOffline(isOffline);
      place.page = await place.browser.context.newPage();
    },
    async close() {
      await place.browser.close();
      for (const dir of [extensionDir, profileDir]) rmSync(dir, { recursive: true, force: true });
    },
  };
  return place;
}

/** A person of the demo CRM, by place. */
export const rep = ({ data }: DemoCrm, place: number) => {
  const { firstName = '', lastName = '', hubspotId = '' } = data.owners[place] ?? {};
  return { name: `${firstName} ${lastName}`, id: hubspotId };
};

/** The bundled rules with one person in the roster, who is to have every lead. */
function routedPack(crm: DemoCrm) {
  const { routing } = bundledPack;
  const branches = routing?.branches.filter(({ id }) => id === 'rest') ?? [];
  const person = { id: 'rep', label: rep(crm, 1).name, team: 'sales' };
  return {
    ...bundledPack,
    version: VERSION,
    routing: routing && { ...routing, branches, people: [person] },
    rules: bundledPack.rules.map((rule) =>
      rule.kind === 'routing' ? { ...rule, mode: 'live' as const, options: { unassignedOnly: false } } : rule,
    ),
  };
}

/** Puts a pack in force, as if it had been installed before. */
async function install(place: Page, document: { id: string; version: number }): Promise<void> {
  const { id, version } = document;
  await putRows(place, 'packs', [{ id, version, document, origin: 'unverified', storedAt: 1 }]);
  await putRows(place, 'settings', [{ name: 'active-pack', value: { id, version } }]);
}

/** The record with what the API has of it, judged by the pack. */
export async function openInFull({ page }: WritingBrowser, url: string): Promise<Frame> {
  // A tab in the background is not drawn, and what is not drawn can't be clicked.
  await page.bringToFront();
  await page.goto('about:blank');
  await page.goto(url);
  const frame = await assessedSidebar(page);
  await waitForAssessment(frame, ({ coverage, pack }) => coverage === 'full' && pack.version === VERSION);
  return frame;
}

export const card = (frame: Frame) =>
  frame.getByRole('article', { name: /Routing names another owner|No owner yet/ });
export const isRouted = (frame: Frame, outcome: string) =>
  waitForAssessment(frame, (assessment) => findingOf(assessment, 'routing').outcome === outcome);
/** How often the CRM was asked to change a record. */
export const patches = (crm: DemoCrm): number =>
  crm.requests.filter(({ method }) => method === 'PATCH').length;

/** A page that shows the lead, the connection switched on, and the lead with its first owner. */
export async function setUp(
  place: WritingBrowser,
  crm: DemoCrm,
  kind: Crm,
): Promise<{ frame: Frame; options: Page; lead: DemoLead; url: string }> {
  const { browser, page } = place;
  const lead = showcaseLead(crm.data, 'contacted-in-time');
  const how = { at: Date.now(), source: 'CRM_UI', userId: null } as const;
  changeLead(crm.data, lead.hubspotId, { ownerId: rep(crm, 0).id }, how);
  const url = recordUrl(crm.data, kind, 'lead', kind === 'hubspot' ? lead.hubspotId : lead.salesforceId);
  await page.goto(url);
  const origin = await extensionOrigin(await assessedSidebar(page));
  const options = await browser.context.newPage();
  await options.goto(`${origin}/options.html`);
  await install(options, routedPack(crm));
  await connectCrm(options, crm, kind, 'session');

  // Connected alone, nothing can be changed; one line says where that is switched on.
  const off = await openInFull(place, `${url}?delay=0`);
  await isRouted(off, 'fail');
  await card(off).getByRole('heading').click();
  await expect(off.getByRole('button', { name: /^Assign to/ })).toHaveCount(0);
  await expect(off.getByText(/can make such changes in .* It is off/)).toBeVisible();

  await options.bringToFront();
  await options.getByLabel('Let Leadlight change records when you press a button').click();
  await expect(options.getByText('It is on.')).toBeVisible();
  await expect(options.getByLabel('Let Leadlight change records when you press a button')).toBeChecked();
  const frame = await openInFull(place, `${url}?delay=0`);
  await isRouted(frame, 'fail');
  return { frame, options, lead, url };
}

/** The list may still move while the record is completed: a click that missed is made again. */
export async function openPreview(frame: Frame, crm: DemoCrm): Promise<void> {
  const assign = frame.getByRole('button', { name: `Assign to ${rep(crm, 1).name}` });
  await expect(async () => {
    if (!(await assign.isVisible())) await card(frame).getByRole('heading').click();
    await assign.click({ timeout: 1_000 });
  }).toPass();
  const dialog = frame.getByRole('dialog');
  await expect(dialog.getByText(`${rep(crm, 0).name} → ${rep(crm, 1).name}`)).toBeVisible();
}
