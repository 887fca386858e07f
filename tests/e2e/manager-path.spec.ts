import { rmSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { CRM_NAMES } from '../../src/record/crm-names';
import type { Crm } from '../../src/record/types';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { type PackServer, startPackServer } from '../pack-server';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { connectCrm } from './connect-crm';
import { assessedSidebar, dealUrl } from './extension-test';
import { CRMS, grantedExtension, LOCALHOST } from './granted-extension';
import { importSteps } from './import-page';
import { dealExport } from './manager-path-data';

/** What the server wants with each PUT. */
const SECRET = 'Bearer loopback-secret';

let crm: DemoCrm;
let server: PackServer;
let extensionDir: string;
let manager: LaunchedBrowser;
let rep: LaunchedBrowser;

test.describe.configure({ timeout: 120_000 });

test.beforeEach(async () => {
  [crm, server] = await Promise.all([
    startDemoCrm({ now: Date.now(), deals: 400, leads: 20 }),
    startPackServer(),
  ]);
  server.takePuts(SECRET);
  extensionDir = grantedExtension([...CRMS, LOCALHOST]);
  const launched = { httpsPort: crm.httpsPort, extensionDir };
  [manager, rep] = await Promise.all([launchBrowser(launched), launchBrowser(launched)]);
});

test.afterEach(async () => {
  await Promise.all([manager.close(), rep.close()]);
  await Promise.all([server.close(), crm.close()]);
  rmSync(extensionDir, { recursive: true, force: true });
});

const openPage = async (browser: LaunchedBrowser, name: string): Promise<Page> => {
  const page = await browser.context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(new URL(name, (await browser.background()).url()).href);
  return page;
};

/** Counts what a person clicks and types, in every page of the manager. */
async function countActions(browser: LaunchedBrowser): Promise<() => number> {
  let actions = 0;
  await browser.context.exposeBinding('countAction', () => {
    actions += 1;
  });
  await browser.context.addInitScript(() => {
    const tell = (event: Event): void => {
      if (event.isTrusted || event.type === 'change')
        (window as unknown as { countAction(): void }).countAction();
    };
    for (const type of ['click', 'change']) addEventListener(type, tell, true);
  });
  return () => actions;
}

async function put(studio: Page): Promise<void> {
  await studio.getByText('Put it on a server (HTTP PUT)').click();
  await studio.getByLabel('Address of the folder, or of the pack file').fill(new URL('.', server.url).href);
  await studio.getByLabel(/^Header 1/).fill(`Authorization: ${SECRET}`);
  await studio.getByRole('button', { name: 'Publish there and check' }).click();
  await expect(studio.getByText(/verified as a browser does/)).toBeVisible();
}

/** What a manager calls the account. */
const accountOf = (kind: Crm): string =>
  kind === 'hubspot' ? crm.data.portalId : `${crm.data.myDomain}.my.salesforce.com`;

for (const kind of ['hubspot', 'salesforce'] as const)
  test(`a manager’s path with ${CRM_NAMES[kind]}: import from the CRM, edit, backtest, sign, publish, and the open tabs of a rep have it`, async () => {
    const info = test.info();
    const startedAt = Date.now();
    const actions = await countActions(manager);
    const shot = async (page: Page, name: string): Promise<void> => {
      const path = info.outputPath(`${name}.png`);
      await page.screenshot({ path });
      await info.attach(name, { path, contentType: 'image/png' });
    };
    const deal = await rep.context.newPage();
    await deal.goto(dealUrl(crm, kind, 'stale', '?delay=0'));
    await deal.evaluate(() => Object.assign(window, { isSamePage: true }));
    const sidebar = await assessedSidebar(deal);
    await expect(sidebar.getByText(/, bundled$/)).toBeVisible();
    const stale = sidebar.getByRole('article', { name: 'Stale in Discovery', exact: true });
    await expect(stale).toBeVisible();

    const second = await rep.context.newPage();
    await second.goto(dealUrl(crm, kind, 'negotiation-troubled', '?delay=0'));
    const secondSidebar = await assessedSidebar(second);

    const settings = await openPage(manager, '/options.html');
    await connectCrm(settings, crm, kind, 'session');
    await shot(settings, '1-connected');

    const imports = await openPage(manager, '/import.html');
    const { button, step, chooseText, toColumns } = importSteps(imports);
    await chooseText('deals.csv', dealExport(crm.data, kind));
    await toColumns(accountOf(kind));
    await shot(imports, '2-columns');
    await button('Preview').click();
    await button(/^Import \d+ records/).click();
    await expect(step('The import is done')).toBeVisible();

    const studio = await openPage(manager, '/studio.html');
    const problems: string[] = [];
    studio.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    studio.on('pageerror', (error) => problems.push(error.message));
    const tab = (name: string) => studio.getByRole('button', { name, exact: true }).click();
    await studio.getByRole('button', { name: 'From your CRM…' }).click();
    await studio.getByRole('button', { name: new RegExp(`^Read ${CRM_NAMES[kind]}`) }).click();
    await studio.getByRole('textbox', { name: 'Name of the pack' }).fill('Our rules');
    await shot(studio, '3-first-pack');
    await studio.getByRole('button', { name: 'Make the draft' }).click();
    const part = (name: string | RegExp) =>
      studio.getByRole('navigation', { name: 'Parts of the pack' }).getByRole('button', { name });
    await part(/^Pipelines and stages/).click();
    await studio
      .getByRole('button', { name: /^Open / })
      .first()
      .click();
    await studio.getByRole('textbox', { name: 'Stale after days of Discovery' }).fill('14');
    await shot(studio, '4-stages');
    await part(/^Rules/).click();
    const mode = studio.getByRole('combobox', { name: /^Mode of Stale/ });
    await mode.selectOption({ label: 'Shadow' });
    await shot(studio, '4-edit');

    await tab('Backtest');
    await studio.getByRole('button', { name: 'Run backtest' }).click();
    await expect(studio.locator('.judged .banner').first()).toContainText(/AUC/, { timeout: 20_000 });
    await expect(studio.getByText(/\d+ cases with a score: \d+ won, \d+ lost/)).toBeVisible();
    if (kind === 'hubspot') await expect(studio.getByRole('row', { name: /^Stage order \d/ })).toBeVisible();
    else await expect(studio.getByText(/\d without a move out of a stage/)).toBeVisible();
    await shot(studio, '5-backtest');
    await tab('Impact');
    await studio.getByRole('button', { name: 'Compare on stored records' }).click();
    await expect(studio.getByText(/stored records judged as of now by both packs/)).toBeVisible();
    await expect(studio.locator('.judged-headline')).toContainText(/warning/);
    await shot(studio, '6-impact');

    await tab('Publish');
    await studio.getByLabel('Name', { exact: true }).fill('RevOps');
    await studio.getByRole('button', { name: 'Make a key in this browser' }).click();
    await studio.getByRole('button', { name: 'Sign version 1' }).click();
    await put(studio);
    await shot(studio, '7-published');
    const line = (await studio.locator('.publish-line').textContent()) ?? '';
    const fingerprint = (await studio.locator('.publish-keys code').textContent()) ?? '';
    const clicks = actions();
    const seconds = Math.round((Date.now() - startedAt) / 1000);

    const packs = await openPage(rep, '/options.html');
    await packs.getByLabel('The line you were given').fill(line);
    await packs.getByRole('button', { name: 'Next' }).click();
    await expect(packs.getByText(fingerprint)).toBeVisible();
    await packs.getByRole('button', { name: 'The fingerprint is right, follow' }).click();
    await expect(sidebar.getByText('Our rules 1, signed')).toBeVisible();
    await expect(stale).toHaveCount(0);
    await shot(deal, '8-rep-version-1');

    await tab('Edit');
    await mode.selectOption({ label: 'Live' });
    await tab('Publish');
    await studio.getByRole('button', { name: 'Raise the version to 2' }).click();
    await studio.getByRole('button', { name: 'Sign version 2' }).click();
    await put(studio);
    await packs.getByRole('button', { name: /^Check now/ }).click();
    for (const own of [sidebar, secondSidebar])
      await expect(own.getByText('Our rules 2, signed')).toBeVisible();
    await expect(stale).toBeVisible();
    expect(await deal.evaluate(() => 'isSamePage' in window)).toBe(true);
    await shot(deal, '9-rep-version-2');
    expect(problems).toEqual([]);
    const description = `version 1 published after ${clicks} clicks and choices in ${seconds} s, version 2 seen after ${Math.round((Date.now() - startedAt) / 1000)} s`;
    info.annotations.push({ type: 'figures', description });
    console.log(description);
  });
