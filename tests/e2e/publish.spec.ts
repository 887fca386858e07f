import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bundledPack } from '../../src/rule-packs/bundled';
import { type PackServer, startPackServer } from '../pack-server';
import { LOOKS, violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { assessedSidebar, dealUrl, expect, test } from './extension-test';
import { grantedExtension, LOCALHOST } from './granted-extension';

test.use({ spec: 'publish' });
test.describe.configure({ timeout: 120_000 });

/** What the server wants with each PUT; it must stand in no page after it was typed. */
const SECRET = 'Bearer loopback-secret';

let server: PackServer;
let extensionDir: string;
let manager: LaunchedBrowser;
let rep: LaunchedBrowser;
let studio: Page;

test.beforeEach(async ({ crm }) => {
  server = await startPackServer();
  server.takePuts(SECRET);
  extensionDir = grantedExtension([LOCALHOST]);
  [manager, rep] = await Promise.all([
    launchBrowser({ httpsPort: crm.httpsPort, extensionDir }),
    launchBrowser({ httpsPort: crm.httpsPort, extensionDir }),
  ]);
  studio = await manager.context.newPage();
});

test.afterEach(async () => {
  await Promise.all([manager.close(), rep.close(), server.close()]);
  rmSync(extensionDir, { recursive: true, force: true });
});

/** The company's pack: the second version finds stale deals sooner. */
const packText = (version: number): string => {
  const rules = bundledPack.rules.map((rule) =>
    rule.kind === 'stale-deal' ? { ...rule, mode: version === 1 ? 'shadow' : 'live' } : rule,
  );
  return JSON.stringify({ ...bundledPack, id: 'company', name: 'Company rules', version, rules }, null, 2);
};

async function openDraft(version: number): Promise<void> {
  await studio.goto(`${await manager.origin()}/studio.html`);
  await studio.getByLabel('From a file…').setInputFiles({
    name: `company-${version}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(packText(version)),
  });
  await studio.getByRole('button', { name: 'Publish' }).click();
  await expect(studio.getByText(/^Ready: no errors/)).toBeVisible();
}

async function put(): Promise<void> {
  await studio.getByText('Put it on a server (HTTP PUT)').click();
  await studio.getByLabel('Address of the folder, or of the pack file').fill(new URL('.', server.url).href);
  await studio.getByLabel(/^Header 1/).fill(`Authorization: ${SECRET}`);
  await studio.getByRole('button', { name: 'Publish there and check' }).click();
  await expect(studio.getByText(/verified as a browser does/)).toBeVisible();
}

async function clean(page: Page, name: string): Promise<void> {
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia(media);
    expect([look, await violations(page)]).toEqual([look, []]);
    if (process.env.LEADLIGHT_SHOTS)
      await page.screenshot({
        path: join(process.env.LEADLIGHT_SHOTS, `${name}-${look}.png`),
        fullPage: true,
      });
  }
  await page.emulateMedia(LOOKS.light);
}

test('a manager’s key, signature and server: a rep follows by the line, an update parks what is old, a roll-back takes it back', async ({
  crm,
}) => {
  await openDraft(1);
  await studio.getByLabel('Name', { exact: true }).fill('RevOps');
  await studio.getByRole('button', { name: 'Make a key in this browser' }).click();
  await studio.getByRole('button', { name: 'Sign version 1' }).click();
  await expect(studio.getByRole('heading', { name: '4. Publish company 1' })).toBeVisible();
  await put();
  const line = (await studio.locator('.publish-line').textContent()) ?? '';
  expect(line).toMatch(/^leadlight-pack:https:\/\/localhost/);
  await clean(studio, 'publish');

  const settings = await rep.context.newPage();
  await settings.goto(`${await rep.origin()}/options.html`);
  await settings.getByLabel('The line you were given').fill(line);
  await settings.getByRole('button', { name: 'Next' }).click();
  const fingerprint = (await studio.locator('.publish-keys code').textContent()) ?? '';
  await expect(settings.getByText(fingerprint)).toBeVisible();
  await settings.getByRole('button', { name: 'The fingerprint is right, follow' }).click();
  await expect(settings.getByRole('heading', { name: 'Company rules 1' })).toBeVisible();
  const deal = await rep.context.newPage();
  await deal.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  const frame = await assessedSidebar(deal);
  await expect(frame.getByText('Company rules 1, signed')).toBeVisible();
  const stale = frame.getByRole('article', { name: 'Stale in Discovery' });
  await expect(stale).toHaveCount(0);

  await openDraft(2);
  await studio.getByLabel('Park old findings, for days').fill('14');
  await studio.getByRole('button', { name: 'Sign version 2' }).click();
  await put();
  await settings.getByRole('button', { name: /^Check now/ }).click();
  await expect(settings.getByRole('heading', { name: 'Company rules 2' })).toBeVisible();
  await expect(settings.getByText(/^of 1 new or changed rule parked until/)).toBeVisible();
  await expect(frame.getByText('Company rules 2, signed')).toBeVisible();
  await expect(stale).toHaveCount(0);
  await frame.getByRole('button', { name: /^1 parked until/ }).click();
  await expect(frame.getByText('Stale in Discovery')).toBeVisible();
  expect(await violations(frame)).toEqual([]);
  if (process.env.LEADLIGHT_SHOTS)
    await deal.screenshot({ path: join(process.env.LEADLIGHT_SHOTS, 'parked.png') });

  await studio.getByRole('button', { name: 'Roll back to 1' }).click();
  await studio.getByRole('button', { name: 'Sign the roll-back' }).click();
  await expect(studio.getByText('It takes version 2 back.')).toBeVisible();
  await put();
  await settings.getByRole('button', { name: /^Check now/ }).click();
  await expect(settings.getByRole('heading', { name: 'Company rules 1' })).toBeVisible();
  await expect(frame.getByText('Company rules 1, signed')).toBeVisible();
  await settings.getByText('Show each rule with its pack').click();
  await expect(settings.getByText(/tried out in silence, would have warned \d+ time/).first()).toBeVisible();
  await clean(settings, 'packs');
  expect(server.requests.filter(({ path }) => path.startsWith('PUT')).map(({ status }) => status)).toEqual(
    Array.from({ length: 6 }, () => 201),
  );

  const download = settings.waitForEvent('download');
  await settings.getByRole('button', { name: 'Save feedback for the pack’s author' }).click();
  await studio.getByRole('button', { name: 'Feedback' }).click();
  await studio.getByLabel('Choose feedback files').setInputFiles(await (await download).path());
  await expect(studio.getByText(/^1 browser, /)).toBeVisible();
  await clean(studio, 'feedback');
});
