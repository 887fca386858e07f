import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from '@playwright/test';
import type { Crm } from '../../src/record/types';
import { bundledPack } from '../../src/rule-packs/bundled';
import { HUBSPOT_TOKEN, SALESFORCE_TOKEN } from '../demo-crm/api/tokens';
import { changeLead } from '../demo-crm/data/changes';
import { showcaseLead } from '../demo-crm/data/showcase';
import type { DemoLead } from '../demo-crm/model';
import { recordUrl } from '../demo-crm/record-url';
import type { DemoCrm } from '../demo-crm/server';
import { violations } from './axe';
import { EXTENSION_DIR, type LaunchedBrowser, launchBrowser } from './browser';
import {
  assessedSidebar,
  expect,
  extensionOrigin,
  findingOf,
  test,
  waitForAssessment,
} from './extension-test';

test.use({ spec: 'write-back' });
test.describe.configure({ timeout: 120_000 });

/** Granted beforehand: a headless browser asks nobody for the permission. */
const GRANTED = {
  host_permissions: [
    'https://api.hubapi.com/*',
    'https://*.my.salesforce.com/*',
    'https://*.lightning.force.com/*',
  ],
  permissions: ['storage', 'alarms', 'offscreen', 'cookies', 'clipboardRead'],
};
const VERSION = 9_000;
const NAMES = { hubspot: 'HubSpot', salesforce: 'Salesforce' } as const;

let extensionDir: string;
let browser: LaunchedBrowser;
let page: Page;

test.beforeEach(async ({ crm }) => {
  extensionDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  cpSync(EXTENSION_DIR, extensionDir, { recursive: true });
  const file = join(extensionDir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...manifest, ...GRANTED, optional_permissions: [] }));
  browser = await launchBrowser({ httpsPort: crm.httpsPort, extensionDir });
  page = await browser.context.newPage();
});

test.afterEach(async () => {
  await browser.close();
  rmSync(extensionDir, { recursive: true, force: true });
});

const rep = ({ data }: DemoCrm, place: number) => {
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
  await place.evaluate(async (pack) => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('leadlight');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const writing = db.transaction(['packs', 'settings'], 'readwrite');
    const { id, version } = pack;
    writing.objectStore('packs').put({ id, version, document: pack, origin: 'unverified', storedAt: 1 });
    writing.objectStore('settings').put({ name: 'active-pack', value: { id, version } });
    await new Promise<void>((resolve) => writing.addEventListener('complete', () => resolve()));
    db.close();
  }, document);
}

async function connect(crm: DemoCrm, kind: Crm, options: Page, url: string): Promise<void> {
  const form = options.getByRole('form', { name: NAMES[kind] });
  if (kind === 'hubspot') await form.getByLabel('Key or token').fill(HUBSPOT_TOKEN);
  else {
    const sid = { name: 'sid', path: '/', secure: true, httpOnly: true, value: SALESFORCE_TOKEN } as const;
    const hosts = ['lightning.force.com', 'my.salesforce.com'];
    await browser.context.addCookies(
      hosts.map((host) => ({ ...sid, domain: `${crm.data.myDomain}.${host}` })),
    );
    await form.getByLabel('Address of a record page').fill(url);
  }
  await form.getByRole('button', { name: 'Allow and connect' }).click();
  await expect(options.getByRole('region', { name: 'Connected' })).toBeVisible();
}

async function openInFull(url: string): Promise<Frame> {
  // A tab in the background is not drawn, and what is not drawn can't be clicked.
  await page.bringToFront();
  await page.goto('about:blank');
  await page.goto(url);
  const frame = await assessedSidebar(page);
  await waitForAssessment(frame, ({ coverage, pack }) => coverage === 'full' && pack.version === VERSION);
  return frame;
}

const card = (frame: Frame) =>
  frame.getByRole('article', { name: /Routing names another owner|No owner yet/ });
const isRouted = (frame: Frame, outcome: string) =>
  waitForAssessment(frame, (assessment) => findingOf(assessment, 'routing').outcome === outcome);
const patches = (crm: DemoCrm): number => crm.requests.filter(({ method }) => method === 'PATCH').length;

/** A page that shows the lead, the connection switched on, and the lead with its first owner. */
async function setUp(crm: DemoCrm, kind: Crm): Promise<{ frame: Frame; options: Page; lead: DemoLead }> {
  const lead = showcaseLead(crm.data, 'contacted-in-time');
  const how = { at: Date.now(), source: 'CRM_UI', userId: null } as const;
  changeLead(crm.data, lead.hubspotId, { ownerId: rep(crm, 0).id }, how);
  const url = recordUrl(crm.data, kind, 'lead', kind === 'hubspot' ? lead.hubspotId : lead.salesforceId);
  await page.goto(url);
  const origin = await extensionOrigin(await assessedSidebar(page));
  const options = await browser.context.newPage();
  await options.goto(`${origin}/options.html`);
  await install(options, routedPack(crm));
  await connect(crm, kind, options, url);

  // Connected alone, nothing can be changed; one line says where that is switched on.
  const off = await openInFull(`${url}?delay=0`);
  await isRouted(off, 'fail');
  await card(off).getByRole('heading').click();
  await expect(off.getByRole('button', { name: /^Assign to/ })).toHaveCount(0);
  await expect(off.getByText(/can make such changes in .* It is off/)).toBeVisible();

  await options.bringToFront();
  await options.getByLabel('Let Leadlight change records when you press a button').click();
  await expect(options.getByText('It is on.')).toBeVisible();
  await expect(options.getByLabel('Let Leadlight change records when you press a button')).toBeChecked();
  const frame = await openInFull(`${url}?delay=0`);
  await isRouted(frame, 'fail');
  return { frame, options, lead };
}

/** The list may still move while the record is completed: a click that missed is made again. */
async function openPreview(frame: Frame, crm: DemoCrm): Promise<void> {
  const assign = frame.getByRole('button', { name: `Assign to ${rep(crm, 1).name}` });
  await expect(async () => {
    if (!(await assign.isVisible())) await card(frame).getByRole('heading').click();
    await assign.click({ timeout: 1_000 });
  }).toPass();
  const dialog = frame.getByRole('dialog');
  await expect(dialog.getByText(`${rep(crm, 0).name} → ${rep(crm, 1).name}`)).toBeVisible();
}

/** Kept beside the results, to be looked at: as it is, and dark. */
async function looks(place: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await place.emulateMedia({ colorScheme });
    await place.screenshot({ path: test.info().outputPath(`${name}-${colorScheme}.png`), fullPage: true });
  }
  await place.emulateMedia({ colorScheme: 'light' });
}

for (const kind of ['hubspot', 'salesforce'] as const)
  test(`an owner is assigned in ${NAMES[kind]}, set back, and refused after another change`, async ({
    crm,
  }) => {
    const { frame, options, lead } = await setUp(crm, kind);
    const [first, second] = [rep(crm, 0), rep(crm, 1)];
    const before = patches(crm);

    await openPreview(frame, crm);
    await expect(frame.getByText(`This changes ${NAMES[kind]}`)).toBeVisible();
    expect(await violations(frame)).toEqual([]);
    await looks(page, 'preview');
    expect(patches(crm)).toBe(before);
    await frame.getByRole('button', { name: `Apply in ${NAMES[kind]}` }).click();
    await expect(frame.getByRole('status').getByText(`is ${second.name} in ${NAMES[kind]}`)).toBeAttached();
    expect([lead.ownerId, patches(crm) - before]).toEqual([second.id, 1]);
    // Judged anew by what the API gives, though the page still shows the owner from before.
    await isRouted(frame, 'pass');
    await expect(frame.getByText(/Made through Leadlight: .* → /)).toBeVisible();
    await looks(page, 'done');

    await frame.getByRole('button', { name: 'Undo' }).click();
    await frame.getByRole('button', { name: `Apply in ${NAMES[kind]}` }).click();
    await expect(frame.getByText(/^Set back:/).first()).toBeVisible();
    expect([lead.ownerId, patches(crm) - before]).toEqual([first.id, 2]);
    await isRouted(frame, 'fail');

    await openPreview(frame, crm);
    const later = { at: Date.now() + 60_000, source: 'CRM_UI', userId: null } as const;
    changeLead(crm.data, lead.hubspotId, { jobTitle: `Changed in ${kind}` }, later);
    await frame.getByRole('button', { name: `Apply in ${NAMES[kind]}` }).click();
    await expect(
      frame.getByRole('alert').getByText(/Somebody changed this lead.*Nothing was written/),
    ).toBeVisible();
    expect(await violations(frame)).toEqual([]);
    await looks(page, 'conflict');
    expect([lead.ownerId, patches(crm) - before]).toEqual([first.id, 2]);
    await frame.getByRole('button', { name: 'Cancel' }).click();

    await options.bringToFront();
    expect(await violations(options)).toEqual([]);
    await looks(options, 'options');
    await diagnose(frame, crm);
  });

/** The page of diagnostics: what was called, and nothing of the record. */
async function diagnose(frame: Frame, crm: DemoCrm): Promise<void> {
  await page.bringToFront();
  const opened = browser.context.waitForEvent('page');
  await frame.getByRole('button', { name: 'More' }).click();
  await frame.getByRole('menuitem', { name: 'Diagnostics', exact: true }).click();
  const shown = await opened;
  await expect(shown.getByRole('cell', { name: /^PATCH / }).first()).toBeVisible();
  await expect(shown.getByRole('cell', { name: 'by its hook' }).first()).toBeVisible();
  expect(await violations(shown)).toEqual([]);
  await looks(shown, 'diagnostics');
  await shown.setViewportSize({ width: 380, height: 800 });
  await looks(shown, 'diagnostics-narrow');
  expect(await violations(shown)).toEqual([]);
  const text = await shown.evaluate(() => document.body.innerText);
  for (const secret of [
    rep(crm, 0).name,
    rep(crm, 1).name,
    HUBSPOT_TOKEN,
    SALESFORCE_TOKEN,
    crm.data.portalId,
  ])
    expect(text).not.toContain(secret);
  await shown.getByRole('button', { name: 'Copy report' }).click();
  await expect(shown.getByText(/copied|did not let it be copied/)).toBeVisible();
  await shown.close();
}
