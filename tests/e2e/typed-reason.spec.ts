import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Locator, Page } from '@playwright/test';
import { bundledPack } from '../../src/rule-packs/bundled';
import { changeDeal, changeLead } from '../demo-crm/data/changes';
import { showcaseDeal, showcaseLead } from '../demo-crm/data/showcase';
import { recordUrl } from '../demo-crm/record-url';
import type { DemoCrm } from '../demo-crm/server';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { connectCrm } from './connect-crm';
import {
  assessedSidebar,
  dealUrl,
  expect,
  extensionOrigin,
  openAnew,
  openReview,
  test,
  waitForAssessment,
} from './extension-test';
import { CRMS, grantedExtension } from './granted-extension';
import { killBrowser } from './kill-browser';
import { putRows, rowsOf } from './store-table';

/** A reason or an answer is there again after its page was closed, killed or loaded anew while it was typed. */
test.use({ spec: 'typed-reason' });

const TYPED = 'the customer moved the';

let profileDir = '';
let extensionDir = '';
let browser: LaunchedBrowser;

const launch = async (httpsPort: number): Promise<void> => {
  browser = await launchBrowser({ httpsPort, profileDir, extensionDir });
};
test.beforeEach(async ({ crm }) => {
  profileDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  extensionDir = grantedExtension([...CRMS]);
  await launch(crm.httpsPort);
});
test.afterEach(async () => {
  await browser?.close();
  for (const dir of [profileDir, extensionDir]) rmSync(dir, { recursive: true, force: true });
});

/** What is being typed, by what is asked for. */
const typedIn = async (own: Page): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await rowsOf(own, 'typedReasons')).flatMap((row) => {
      const { asked, text } = Object(row);
      return text === '' ? [] : [[asked, text]];
    }),
  );

const dialogOf = (place: Page | Frame): Locator => place.getByRole('dialog', { name: /^Dismiss “Stale in/ });
const reasonOf = (place: Page | Frame): Locator => dialogOf(place).getByRole('textbox');

/** The list may be drawn anew meanwhile: a click that missed is made again. */
const askDismiss = (place: Page | Frame): Promise<void> =>
  expect(async () => {
    if (await dialogOf(place).isVisible()) return;
    const card = place.getByRole('article', { name: /^Stale in/ });
    const ask = card.getByRole('button', { name: 'Dismiss…' });
    if (!(await ask.isVisible())) await card.getByRole('heading').click({ timeout: 1_000 });
    await ask.click({ timeout: 1_000 });
    await expect(dialogOf(place)).toBeVisible({ timeout: 1_000 });
  }).toPass();

async function openSidebar(url: string): Promise<Frame> {
  const page = await browser.context.newPage();
  await page.goto(url);
  return assessedSidebar(page);
}

/** The one record that the review lists. */
async function openRecord(review: Page): Promise<void> {
  await review.locator('tr.deal .cell-title').click();
  await askDismiss(review);
}

test('why a warning does not apply: in the sidebar and the review, until it is cancelled or done', async ({
  crm,
}) => {
  test.setTimeout(90_000);
  const url = dealUrl(crm, 'hubspot', 'stale', '?delay=0');
  let sidebar = await openSidebar(url);
  const origin = await extensionOrigin(sidebar);
  let own = await openReview(browser.context, origin);
  const typed = async () => Object.values(await typedIn(own));
  await sidebar.page().bringToFront();
  await askDismiss(sidebar);
  await reasonOf(sidebar).pressSequentially(TYPED);
  await expect.poll(typed).toEqual([TYPED]);
  await killBrowser(profileDir);

  await launch(crm.httpsPort);
  sidebar = await openSidebar(url);
  await askDismiss(sidebar);
  await expect(reasonOf(sidebar)).toHaveValue(TYPED);
  await reasonOf(sidebar).press('End');
  await reasonOf(sidebar).pressSequentially(' date');
  await browser.context.setOffline(true);
  own = await openReview(browser.context, origin);
  await expect.poll(typed).toEqual([`${TYPED} date`]);
  await sidebar.page().close();

  await openRecord(own);
  await expect(reasonOf(own)).toHaveValue(`${TYPED} date`);
  await reasonOf(own).fill('another reason');
  await expect.poll(typed).toEqual(['another reason']);
  await openAnew(own);
  await openRecord(own);
  await expect(reasonOf(own)).toHaveValue('another reason');
  await dialogOf(own).getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(typed).toEqual([]);
  await openAnew(own);
  await openRecord(own);
  await expect(reasonOf(own)).toHaveValue('');

  await reasonOf(own).fill('a renewal');
  await expect.poll(typed).toEqual(['a renewal']);
  await reasonOf(own).press('Enter');
  await expect(own.getByText(/Stale in .* dismissed: a renewal/)).toBeVisible();
  expect(await typed()).toEqual([]);
});

/**
 * The bundled rules, of which one asks why a close date was moved, into a field that the demo CRM has; HubSpot is
 * connected, and may be changed.
 */
async function allowChanges(own: Page, crm: DemoCrm): Promise<void> {
  const rules = bundledPack.rules.map((rule) =>
    rule.kind === 'close-date-push'
      ? { ...rule, mode: 'live' as const, options: { ...rule.options, reasonField: 'redlines' } }
      : rule,
  );
  const pack = { id: bundledPack.id, version: 9_000 };
  const document = { ...bundledPack, ...pack, rules };
  await putRows(own, 'packs', [{ ...pack, document, origin: 'unverified', storedAt: 1 }]);
  await putRows(own, 'settings', [{ name: 'active-pack', value: pack }]);
  await own.goto(new URL('/options.html', own.url()).href);
  await connectCrm(own, crm, 'hubspot', 'device');
  const isOn = own.getByLabel('Let Leadlight change records when you press a button');
  await isOn.click();
  await expect(own.getByText('It is on.')).toBeVisible();
}

const how = () => ({ at: Date.now(), source: 'CRM_UI', userId: null }) as const;

/** A deal whose close date was moved without a word. */
function movedDeal(crm: DemoCrm): string {
  const { hubspotId } = showcaseDeal(crm.data, 'silent-push');
  changeDeal(crm.data, hubspotId, { custom: { redlines: null } }, how());
  return dealUrl(crm, 'hubspot', 'silent-push', '?delay=0');
}

/** An MQL that waits for the answer of sales. */
function waitingLead({ data }: DemoCrm): string {
  const lead = showcaseLead(data, 'mql-by-demo-request');
  const custom = { rejectionReason: null, recycledAt: null };
  const waiting = { leadStatus: 'NEW', lifecycleStage: 'marketingqualifiedlead', custom };
  changeLead(data, lead.hubspotId, waiting, how());
  return `${recordUrl(data, 'hubspot', 'lead', lead.hubspotId)}?delay=0`;
}

/** Opens the dialog that has this field. The list may be drawn anew meanwhile: a press that missed is made again. */
const ask = (field: Locator, press: () => Promise<void>): Promise<void> =>
  expect(async () => {
    if (!(await field.isVisible())) await press();
    await expect(field).toBeVisible({ timeout: 1_000 });
  }).toPass();

test('why a close date was moved, and why a lead is given back: until it is written or cancelled', async ({
  crm,
}) => {
  test.setTimeout(90_000);
  const own = () => browser.origin().then((origin) => openReview(browser.context, origin));
  let place = await own();
  await allowChanges(place, crm);
  const [dealPage, leadPage] = [movedDeal(crm), waitingLead(crm)];
  const openDeal = async (): Promise<Frame> => {
    const sidebar = await openSidebar(dealPage);
    await waitForAssessment(sidebar, ({ coverage, pack }) => coverage === 'full' && pack.version === 9_000);
    return sidebar;
  };
  const askWhy = async (sidebar: Frame): Promise<Locator> => {
    const field = sidebar.getByRole('dialog').getByRole('textbox');
    const log = sidebar.getByRole('button', { name: 'Log reason…' });
    await ask(field, async () => {
      if (!(await log.isVisible()))
        await sidebar
          .getByRole('article', { name: /pushed/ })
          .first()
          .getByRole('heading')
          .click({ timeout: 1_000 });
      await log.click({ timeout: 1_000 });
    });
    return field;
  };
  const askCode = async (sidebar: Frame): Promise<Locator> => {
    const field = sidebar.getByLabel('Rejection reason');
    await ask(field, () => sidebar.getByRole('button', { name: 'Reject…' }).click({ timeout: 1_000 }));
    return field;
  };
  const typed = async () => Object.values(await typedIn(place)).toSorted();

  await (await askWhy(await openDeal())).pressSequentially('budget mov');
  await expect.poll(typed).toEqual(['budget mov']);
  await (await askCode(await openSidebar(leadPage))).selectOption({ label: 'ENG-02 Bad timing' });
  await expect.poll(typed).toEqual(['ENG-02', 'budget mov']);
  await killBrowser(profileDir);

  await launch(crm.httpsPort);
  place = await own();
  const lead = await openSidebar(leadPage);
  await expect(await askCode(lead)).toHaveValue('ENG-02');
  await lead.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(typed).toEqual(['budget mov']);
  await expect(await askCode(lead)).toHaveValue('');
  const deal = await openDeal();
  const reason = await askWhy(deal);
  await expect(reason).toHaveValue('budget mov');
  await reason.press('End');
  await reason.pressSequentially('ed');
  await reason.press('Enter');
  await deal.getByRole('button', { name: 'Apply in HubSpot' }).click();
  await expect(deal.getByText(/is budget moved in HubSpot/).first()).toBeVisible();
  await expect.poll(typed).toEqual([]);
});
