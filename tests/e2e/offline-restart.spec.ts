import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { killBrowser } from './kill-browser';
import { rowsOf } from './store-table';

/** A draft of a rule pack that is written without a network, in a browser that is closed or killed at once. */

let profileDir = '';
let browser: LaunchedBrowser;
let origin = '';

const launch = async (): Promise<void> => {
  browser = await launchBrowser({ profileDir });
  await browser.context.setOffline(true);
  origin = await browser.origin();
};

test.beforeAll(async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  await launch();
});

test.afterAll(async () => {
  await browser?.close();
  rmSync(profileDir, { recursive: true, force: true });
});

const nameOf = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true });

async function open(address: string): Promise<Page> {
  const page = await browser.context.newPage();
  await page.goto(address);
  return page;
}

/** Twenty letters a second, until the page ends. Runs inside it. */
function typeOn(field: Element): void {
  setInterval(() => {
    if (!(field instanceof HTMLInputElement)) return;
    field.value += 'x';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, 50);
}

/** What the store has by now. */
async function storedName(page: Page): Promise<string> {
  const [draft] = await rowsOf(page, 'drafts');
  return JSON.parse(Object(draft).text).name;
}

test('its last edits are there after the browser was closed or killed, and undo goes on from them', async () => {
  test.setTimeout(90_000);
  let page = await open(`${origin}/studio.html`);
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByText(/^Saved /)).toBeVisible();
  const address = page.url();
  const was = await nameOf(page).inputValue();

  // Closed with its tab, at once.
  await nameOf(page).fill('Closed at once');
  await page.close({ runBeforeUnload: true });
  page = await open(address);
  await expect(nameOf(page)).toHaveValue('Closed at once');

  // Closed with the browser, at once.
  await nameOf(page).fill('Quit at once');
  await browser.close();
  await launch();
  page = await open(address);
  await expect(nameOf(page)).toHaveValue('Quit at once');

  // Killed as soon as it says that it is saved.
  await nameOf(page).fill('Killed once saved');
  await expect(page.getByText('Saving…')).toHaveCount(0);
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await killBrowser(profileDir);
  await launch();
  page = await open(address);
  await expect(nameOf(page)).toHaveValue('Killed once saved');

  // Killed while somebody types who has not rested yet, so that nothing says that it is saved.
  await nameOf(page).fill('Typed on');
  await nameOf(page).evaluate(typeOn);
  await expect.poll(() => storedName(page)).toMatch(/^Typed onx+$/);
  await expect(page.getByText('Saving…')).toBeVisible();
  const stored = await storedName(page);
  await killBrowser(profileDir);
  await launch();
  page = await open(address);
  await expect(nameOf(page)).toHaveValue(new RegExp(`^${stored}x*$`));
  await nameOf(page).fill('Killed once saved');
  await expect(page.getByText(/^Saved /)).toBeVisible();
  await page.reload();

  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
  await nameOf(page).fill('After it');
  await page.getByRole('button', { name: /^Undo: / }).click();
  await expect(nameOf(page)).toHaveValue('Killed once saved');
  expect(was).not.toBe('Killed once saved');
});
