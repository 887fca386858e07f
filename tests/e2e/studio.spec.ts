import { rmSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { HUBSPOT_TOKEN } from '../demo-crm/api/tokens';
import { LOOKS, violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { askBackground, expect, test } from './extension-test';
import { grantedExtension } from './granted-extension';

test.use({ spec: 'studio' });
test.describe.configure({ timeout: 90_000 });

let extensionDir: string;
let browser: LaunchedBrowser;
let page: Page;
let origin: string;

test.beforeAll(async ({ crm }) => {
  extensionDir = grantedExtension();
  browser = await launchBrowser({ httpsPort: crm.httpsPort, extensionDir });
  origin = await browser.origin();
});

test.afterAll(async () => {
  await browser.close();
  rmSync(extensionDir, { recursive: true, force: true });
});

test.beforeEach(async () => {
  page = await browser.context.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
});

test.afterEach(() => page.close());

const part = (name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Parts of the pack' }).getByRole('button', { name });
const text = () => page.getByRole('textbox', { name: 'Rule pack as JSON' });

async function newDraft(): Promise<void> {
  await page.goto(`${origin}/studio.html`);
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(text()).toBeVisible();
}

test('a draft from a pack: order, a table, undo, a fix, a broken text, and a reload that keeps it', async () => {
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  await newDraft();

  await part(/^Pipelines and stages/).click();
  await page.getByRole('button', { name: 'Open Sales Pipeline' }).click();
  await page.getByRole('button', { name: 'Move Discovery, 2 of 7' }).press('ArrowDown');
  await expect(page.getByRole('button', { name: 'Move Discovery, 3 of 7' })).toBeFocused();
  await expect(page.getByText('Discovery is now 3 of 7.')).toBeAttached();

  await part(/^Scoring/).click();
  const points = page.getByRole('textbox', { name: 'Points of Target industry' });
  await points.fill('12');
  await expect(page.getByRole('button', { name: 'Undo: Change points of Target industry' })).toBeEnabled();
  await page.keyboard.press('Control+z');
  await expect(points).toHaveValue('10');

  await page.getByRole('textbox', { name: 'Fit minimum' }).fill('90');
  const mend = page.getByRole('button', { name: 'Set the minimum to 50', exact: true });
  await mend.click();
  await expect(page.getByRole('textbox', { name: 'Fit minimum' })).toHaveValue('50');
  await expect(mend).toHaveCount(0);
  for (const name of ['light', 'dark'] as const) {
    await page.emulateMedia(LOOKS[name]);
    expect([name, await violations(page)]).toEqual([name, []]);
  }

  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.reload();
  await part(/^Scoring/).click();
  await expect(page.getByRole('textbox', { name: 'Fit minimum' })).toHaveValue('50');

  await text().press('Control+Home');
  await page.keyboard.type('x');
  await expect(page.getByText('the forms wait')).toBeVisible();
  await expect(page.locator('.cm-lint-marker-error')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('the forms wait')).toHaveCount(0);
  expect(problems).toEqual([]);
});

test('a first pack from the CRM: its pipelines, and its fields where API names are typed', async () => {
  await page.goto(`${origin}/studio.html`);
  await askBackground(page, 'connections', 'connectHubspot', HUBSPOT_TOKEN, 'session');
  await page.getByRole('button', { name: 'From your CRM…' }).click();
  await page.getByRole('button', { name: /^Read HubSpot/ }).click();
  await expect(page.getByText(/^\d+ of \d+ pipelines with \d+ stages$/)).toBeVisible();
  await page.getByRole('textbox', { name: 'Name of the pack' }).fill('Our first pack');
  await page.getByRole('button', { name: 'Make the draft' }).click();
  await expect(page.getByText('Not usable')).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Our first pack');

  await part(/^Fields/).click();
  await page.getByRole('button', { name: /^Suggest the fields of HubSpot/ }).click();
  await expect(page.getByText(/fields of HubSpot .* are suggested/)).toBeVisible();
  expect(await page.locator('#list-crm-hubspot-deal option').count()).toBeGreaterThan(10);
});

test('stages are dragged to another place, and the window may be narrow', async () => {
  await newDraft();
  await part(/^Pipelines and stages/).click();
  await page.getByRole('button', { name: 'Open Sales Pipeline' }).click();
  const handle = page.getByRole('button', { name: 'Move Discovery, 2 of 7' });
  await handle.hover();
  await page.mouse.down();
  const target = page.getByRole('button', { name: 'Move Proposal, 4 of 7' });
  const box = await target.boundingBox();
  if (!box) throw new Error('The row is not shown.');
  await page.mouse.move(box.x + 4, box.y + box.height / 2, { steps: 4 });
  await expect(page.locator('.studio-row.is-target')).toHaveCount(1);
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Move Discovery, 4 of 7' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Undo: Move Discovery' })).toBeEnabled();

  await page.setViewportSize({ width: 420, height: 800 });
  const isWide = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  for (const name of ['Edit', 'Try it', 'Backtest', 'Impact', 'Publish', 'Feedback']) {
    await page.getByRole('button', { name, exact: true }).click();
    expect([name, await isWide()]).toEqual([name, false]);
  }
  await page.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Pipelines and stages', level: 2 })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('the same draft in two tabs: what one saved shows in the other, and both at once lose nothing', async () => {
  await newDraft();
  const name = (of: Page) => of.getByRole('textbox', { name: 'Name', exact: true });
  const other = await browser.context.newPage();
  await other.goto(page.url());
  await name(other).fill('Written in the second');
  await expect(other.getByText(/^Saved /)).toBeVisible();
  await page.bringToFront();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(name(page)).toHaveValue('Written in the second');

  await expect(page.getByText('Another tab has saved this draft')).toBeVisible();

  await Promise.all([name(page).fill('From the first'), name(other).fill('From the second')]);
  const forked = (of: Page) => of.getByText('What you wrote goes on in');
  await expect.poll(async () => (await forked(page).count()) + (await forked(other).count())).toBe(1);
  await expect(name(page)).toHaveValue('From the first');
  await expect(name(other)).toHaveValue('From the second');
  await other.close();
});
