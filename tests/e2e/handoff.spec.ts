import { rmSync } from 'node:fs';
import type { Frame, Page } from '@playwright/test';
import { CRM_NAMES } from '../../src/record/crm-names';
import type { Crm } from '../../src/record/types';
import type { StoredDigest } from '../../src/store/digests';
import { changeLead } from '../demo-crm/data/changes';
import { showcaseLead } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import type { DemoCrm } from '../demo-crm/server';
import { violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { connectCrm } from './connect-crm';
import { assessedSidebar, expect, extensionOrigin, test, waitForAssessment } from './extension-test';
import { CRMS, grantedExtension } from './granted-extension';
import { putRows } from './store-table';

/** Sales rejects an MQL beside the record: kept on the device where nothing may be written, else in the CRM. */
test.use({ spec: 'handoff' });
test.describe.configure({ timeout: 90_000 });

let extensionDir: string;
let browser: LaunchedBrowser;
let page: Page;

test.beforeEach(async ({ crm }) => {
  extensionDir = grantedExtension([...CRMS, 'notifications']);
  browser = await launchBrowser({ httpsPort: crm.httpsPort, extensionDir });
  page = await browser.context.newPage();
});

test.afterEach(async () => {
  await browser.close();
  rmSync(extensionDir, { recursive: true, force: true });
});

/** Kept beside the results, to be looked at. */
async function looks(place: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await place.emulateMedia({ colorScheme });
    await place.screenshot({ path: test.info().outputPath(`${name}-${colorScheme}.png`) });
  }
  await place.emulateMedia({ colorScheme: 'light' });
}

/** Connected, and allowed to change records. */
async function connect(crm: DemoCrm, kind: Crm, options: Page): Promise<void> {
  await connectCrm(options, crm, kind, 'session');
  const isOn = options.getByLabel('Let Leadlight change records when you press a button');
  await isOn.click();
  await expect(isOn).toBeChecked();
}

async function openReject(frame: Frame): Promise<void> {
  const reject = frame
    .getByRole('region', { name: 'Answer to this MQL' })
    .getByRole('button', { name: 'Reject…' });
  const reason = frame.getByLabel('Rejection reason');
  await expect(async () => {
    if (!(await reason.isVisible())) await reject.click({ timeout: 1_000 });
    await reason.selectOption({ label: 'ENG-02 Bad timing' }, { timeout: 1_000 });
  }).toPass();
  await expect(frame.getByText(/It may return from .* \(60 days\)\. Engagement begins anew/)).toBeVisible();
}

const kept = (frame: Frame) => frame.getByRole('region', { name: 'Answer of sales' });

for (const kind of ['hubspot', 'salesforce'] as const)
  test(`an MQL is rejected in ${CRM_NAMES[kind]}: kept here, taken back, and written`, async ({ crm }) => {
    const lead = showcaseLead(crm.data, 'mql-by-demo-request');
    const how = { at: Date.now(), source: 'CRM_UI', userId: null } as const;
    changeLead(
      crm.data,
      lead.hubspotId,
      {
        leadStatus: 'NEW',
        lifecycleStage: 'marketingqualifiedlead',
        custom: { rejectionReason: null, recycledAt: null },
      },
      how,
    );
    const url = recordUrl(crm.data, kind, 'lead', kind === 'hubspot' ? lead.hubspotId : lead.salesforceId);
    const allPatches = () => crm.requests.filter(({ method }) => method === 'PATCH').length;
    const before = allPatches();
    const patches = () => allPatches() - before;

    await page.goto(url);
    const frame = await assessedSidebar(page);
    await openReject(frame);
    expect(await violations(frame)).toEqual([]);
    await looks(page, 'reject');
    await frame.getByRole('button', { name: 'Keep here' }).click();
    await expect(kept(frame)).toContainText('Rejected: ENG-02 Bad timing');
    await expect(kept(frame)).toContainText(`kept on this device; ${CRM_NAMES[kind]} does not have it`);
    expect(patches()).toBe(0);
    expect(await violations(frame)).toEqual([]);
    await looks(page, 'kept');
    await page.setViewportSize({ width: 700, height: 800 });
    await looks(page, 'kept-narrow');
    await page.setViewportSize({ width: 1280, height: 800 });

    const origin = await extensionOrigin(frame);
    const options = await browser.context.newPage();
    await options.goto(`${origin}/options.html`);
    await connect(crm, kind, options);
    await page.bringToFront();
    await page.goto('about:blank');
    await page.goto(`${url}?delay=0`);
    const again = await assessedSidebar(page);
    await waitForAssessment(again, ({ coverage }) => coverage === 'full');
    await kept(again).getByRole('button', { name: 'Undo' }).click();
    await openReject(again);
    await again.getByRole('button', { name: 'Preview' }).click();
    await expect(again.getByText(`This changes ${CRM_NAMES[kind]}`)).toBeVisible();
    expect(await violations(again)).toEqual([]);
    await looks(page, 'preview');
    await again.getByRole('button', { name: `Apply in ${CRM_NAMES[kind]}` }).click();
    await expect(kept(again)).toContainText(`written to ${CRM_NAMES[kind]}`);
    expect([lead.leadStatus, patches()]).toEqual(['UNQUALIFIED', 1]);
    expect(String(lead.custom.rejectionReason)).toContain('ENG-02');
    await looks(page, 'written');
  });

/** A digest that waits to be shown, as the hour of a weekday makes one. */
const DIGEST: StoredDigest = {
  id: 'daily 2026-11-20',
  kind: 'daily',
  day: '2026-11-20',
  from: Date.UTC(2026, 10, 19),
  to: Date.UTC(2026, 10, 20),
  until: Date.UTC(2026, 10, 21),
  madeAt: Date.UTC(2026, 10, 20, 8, 30),
  state: 'waits',
  figures: {
    due: {
      count: 1,
      rows: [
        {
          key: 'k',
          title: 'Ada Sampleton',
          url: 'https://app.hubspot.com/1',
          text: 'First contact',
          at: Date.UTC(2026, 10, 20, 14),
        },
      ],
    },
    breached: { count: 0, rows: [] },
    mqls: { count: 0, rows: [] },
    moved: { count: 0, rows: [] },
    stale: { count: 2, rows: [] },
    tasks: { count: 0, rows: [] },
  },
};

test('a digest is told once, and its page shows it', async () => {
  const worker = (await browser.background()).url();
  await page.goto(new URL('/options.html', worker).href);
  const isOn = page.getByLabel('Tell me when a lead waits');
  await isOn.click();
  await expect(isOn).toBeChecked();
  await expect(page.getByLabel('Daily digest')).toBeChecked();
  await expect(page.getByLabel('At', { exact: true })).toHaveValue('08:30');
  expect(await violations(page)).toEqual([]);
  await putRows(page, 'digests', [DIGEST]);
  await page.goto(new URL(`/digest.html#${encodeURIComponent(DIGEST.id)}`, worker).href);
  const shown = () =>
    page.evaluate(() =>
      (
        globalThis as unknown as { chrome: { notifications: { getAll(): Promise<object> } } }
      ).chrome.notifications.getAll(),
    );
  await expect.poll(async () => Object.keys(await shown())).toContain(DIGEST.id);
  await expect(page.getByRole('heading', { name: /Due today 1/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Ada Sampleton' })).toBeVisible();
  await expect(page.getByText('No clock was breached.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await looks(page, 'digest');
  await page.setViewportSize({ width: 380, height: 800 });
  expect(await violations(page)).toEqual([]);
  await looks(page, 'digest-narrow');
});
