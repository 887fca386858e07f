import { rmSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import { HUBSPOT_TOKEN, SALESFORCE_TOKEN } from '../demo-crm/api/tokens';
import type { DemoCrm } from '../demo-crm/server';
import { type LaunchedBrowser, launchBrowser, stopBackground } from './browser';
import {
  assessedSidebar,
  dealUrl,
  expect,
  extensionOrigin,
  findingOf,
  shownAssessment,
  storedRecord,
  test,
  waitForAssessment,
} from './extension-test';
import { grantedExtension } from './granted-extension';

test.use({ spec: 'connections' });

/** Each test is a whole way: page, options, API, background stopped twice, page again. */
test.describe.configure({ timeout: 180_000 });

const SECRET = 'leadlight-demo-session';

let extensionDir: string;
let browser: LaunchedBrowser;
let page: Page;

test.beforeEach(async ({ crm }) => {
  extensionDir = grantedExtension();
  browser = await launchBrowser({ httpsPort: crm.httpsPort, extensionDir });
  page = await browser.context.newPage();
});

test.afterEach(async () => {
  await browser.close();
  rmSync(extensionDir, { recursive: true, force: true });
});

const callsTo = (crm: DemoCrm, host: RegExp, from: number): string[] =>
  crm.requests
    .slice(from)
    .filter((request) => host.test(request.host))
    .map(({ method, path }) => `${method} ${path.split('?')[0]}`);

/** Everything that the extension keeps, in both areas, as one text. */
const keptText = (place: Page | Frame): Promise<string> =>
  place.evaluate(async () => {
    const { storage } = (
      globalThis as unknown as {
        chrome: { storage: Record<'local' | 'session', { get(names: null): Promise<object> }> };
      }
    ).chrome;
    return JSON.stringify([await storage.local.get(null), await storage.session.get(null)]);
  });

async function openOptions(origin: string): Promise<Page> {
  const options = await browser.context.newPage();
  await options.goto(`${origin}/options.html`);
  await expect(options.getByRole('heading', { name: 'Leadlight connections and rule packs' })).toBeVisible();
  return options;
}

const isFull = (frame: Frame) => waitForAssessment(frame, ({ coverage }) => coverage === 'full');

/** Opens the deal, and gives the calls that this made until it was shown in full. */
async function openInFull(
  crm: DemoCrm,
  url: string,
  host: RegExp,
): Promise<{ frame: Frame; calls: string[] }> {
  const from = crm.requests.length;
  await page.goto('about:blank');
  await page.goto(url);
  const frame = await assessedSidebar(page);
  await isFull(frame);
  return { frame, calls: callsTo(crm, host, from) };
}

/** A layout without a field: its row is taken out as soon as it is drawn. */
function leaveOut(selector: string): void {
  new MutationObserver(() => {
    for (const row of document.querySelectorAll(selector)) row.remove();
  }).observe(document, { childList: true, subtree: true });
}

/** What the page alone says of a deal whose stage dates were never filled. */
async function openByPage(url: string): Promise<{ origin: string; fields: string[] }> {
  await page.goto(url);
  const frame = await assessedSidebar(page);
  const assessment = await shownAssessment(frame);
  expect(assessment.coverage).toBe('page');
  expect(findingOf(assessment, 'stale-deal').outcome).toBe('unknown');
  await expect.poll(async () => (await storedRecord(frame)).snapshot !== null).toBe(true);
  const { snapshot } = await storedRecord(frame);
  return { origin: await extensionOrigin(frame), fields: Object.keys(snapshot?.fields ?? {}) };
}

async function expectCompleted(frame: Frame, before: readonly string[]): Promise<void> {
  const assessment = await isFull(frame);
  expect(findingOf(assessment, 'stale-deal')).toMatchObject({
    outcome: expect.stringMatching(/pass|fail/),
    message: expect.stringMatching(/\b9 days/),
  });
  await expect(frame.getByText(/Partial/)).toHaveCount(0);
  await expect
    .poll(async () => {
      const { snapshot } = await storedRecord(frame);
      return Object.keys(snapshot?.fields ?? {}).filter((name) => !before.includes(name)).length;
    })
    .toBeGreaterThan(0);
  const { snapshot } = await storedRecord(frame);
  expect(snapshot?.history.filter(({ source }) => source === 'crm').length).toBeGreaterThan(1);
}

/** Two calls at most complete the page, then none is made: what was described and read outlives the background. */
async function expectFewCalls(
  crm: DemoCrm,
  url: string,
  api: RegExp,
  before: readonly string[],
): Promise<void> {
  await stopBackground(page);
  const { frame, calls } = await openInFull(crm, url, api);
  expect(calls.length).toBeGreaterThan(0);
  expect(calls.length).toBeLessThanOrEqual(2);
  await expectCompleted(frame, before);
  await stopBackground(page);
  expect((await openInFull(crm, url, api)).calls).toEqual([]);
}

test('HubSpot by a pasted key: a deal is completed by at most two calls, then by none', async ({ crm }) => {
  const api = /^api\.hubapi\.com$/;
  const url = dealUrl(crm, 'hubspot', 'no-stage-dates', '?delay=0');
  await page.addInitScript(leaveOut, '[data-test-id="hs_next_step"]');
  const { origin, fields } = await openByPage(url);
  expect(fields).not.toContain('nextStep');
  expect(callsTo(crm, api, 0)).toEqual([]);

  const options = await openOptions(origin);
  const form = options.getByRole('form', { name: 'HubSpot' });
  await form.getByLabel('Key or token').fill('pat-na1-mistyped');
  await form.getByRole('button', { name: 'Allow and connect' }).click();
  await expect(form.getByText(/does not accept the token.*Copy it again/)).toBeVisible();
  expect(await keptText(options)).not.toContain('pat-na1-mistyped');

  await form.getByLabel('Key or token').fill(` ${HUBSPOT_TOKEN} `);
  await form.getByLabel('On this device').check();
  await form.getByRole('button', { name: 'Allow and connect' }).click();
  await expect(form.getByText(`Connected to HubSpot account ${crm.data.portalId}`)).toBeVisible();
  const row = options.getByRole('region', { name: 'Connected' }).getByRole('listitem').first();
  await expect(row).toBeVisible();
  await expect(form.getByLabel('Key or token')).toHaveValue('');
  // Sealed on the disk, and nowhere in memory that a page could read.
  expect(await keptText(options)).not.toContain(HUBSPOT_TOKEN);

  await expectFewCalls(crm, url, api, fields);

  const served = crm.requests.length;
  await row.getByRole('button', { name: /^Test/ }).click();
  await expect(row.getByText(/API calls left/)).toBeVisible();
  expect(callsTo(crm, api, served).length).toBeGreaterThan(0);
  await row.getByRole('button', { name: /^Disconnect/ }).click();
  await expect(row).toHaveCount(0);
  expect(await keptText(options)).not.toMatch(/"(?:connection|described|answer):/);
  const after = crm.requests.length;
  await page.goto(dealUrl(crm, 'hubspot', 'all-clear', '?delay=0'));
  expect((await shownAssessment(await assessedSidebar(page))).coverage).toBe('page');
  expect(callsTo(crm, api, after)).toEqual([]);
});

test('Salesforce by the browser’s session: the same, and the session is never kept', async ({ crm }) => {
  const api = /\.my\.salesforce\.com$/;
  const url = dealUrl(crm, 'salesforce', 'no-stage-dates', '?delay=0');
  const { origin, fields } = await openByPage(url);
  const options = await openOptions(origin);
  const form = options.getByRole('form', { name: 'Salesforce' });
  const connect = form.getByRole('button', { name: 'Allow and connect' });
  await form.getByLabel('Address of a record page').fill('https://example.com/');
  await connect.click();
  await expect(form.getByText(/names no Salesforce org/)).toBeVisible();
  await form.getByLabel('Address of a record page').fill(url);
  await connect.click();
  await expect(form.getByText(/Sign in to Salesforce in this browser/)).toBeVisible();
  expect(callsTo(crm, api, 0)).toEqual([]);

  const sid = { name: 'sid', path: '/', secure: true, httpOnly: true } as const;
  await browser.context.addCookies([
    {
      ...sid,
      domain: `${crm.data.myDomain}.lightning.force.com`,
      value: SALESFORCE_TOKEN.replace(SECRET, 'page'),
    },
    { ...sid, domain: `${crm.data.myDomain}.my.salesforce.com`, value: SALESFORCE_TOKEN },
  ]);
  await connect.click();
  await expect(form.getByText(`in ${crm.data.myDomain}`)).toBeVisible();
  expect(await keptText(options)).not.toContain(SECRET);

  await expectFewCalls(crm, url, api, fields);

  await browser.context.clearCookies({ name: 'sid' });
  await page.goto(dealUrl(crm, 'salesforce', 'stale', '?delay=0'));
  const ended = await assessedSidebar(page);
  await expect(ended.getByText(/session has ended, or nobody is signed in\. Sign in/)).toBeVisible();
  expect((await shownAssessment(ended)).coverage).toBe('page');
  await options.getByRole('button', { name: /^Disconnect Salesforce/ }).click();
  await expect(options.getByRole('region', { name: 'Connected' })).toHaveCount(0);
  expect(await keptText(options)).not.toMatch(/"(?:connection|described|answer):/);
});
