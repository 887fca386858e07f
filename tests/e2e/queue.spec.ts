import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { WatchMark } from '../../src/store/database';
import { SUMMARY } from '../../src/store/testing/filled-store';
import { waitingLead } from '../../src/store/testing/leads';
import { LOOKS, violations } from './axe';
import { EXTENSION_DIR, type LaunchedBrowser, launchBrowser } from './browser';

/**
 * Leads that are stored as a visit stores them: they are listed with their clocks, told of when they come due,
 * counted on the toolbar's button, and acknowledged; a background that is killed doubles nothing. No CRM is there.
 */
const NO_SERVER = 9;
const MINUTE = 60_000;

/** The part of the extension's own API that these tests call inside its page. */
interface Api {
  runtime: { sendMessage(message: unknown): Promise<{ ok: boolean; message?: string }> };
  action: { getBadgeText(of: object): Promise<string> };
  alarms: { getAll(): Promise<{ name: string }[]> };
  notifications: { getAll(): Promise<Record<string, true>> };
}
type Extension = typeof globalThis & { chrome: Api };

let extensionDir: string;
let browser: LaunchedBrowser;
let queue: Page;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  extensionDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  cpSync(EXTENSION_DIR, extensionDir, { recursive: true });
  const file = join(extensionDir, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  // Granted beforehand: a headless browser asks nobody for a permission.
  const permissions = [...manifest.permissions, 'notifications'];
  writeFileSync(file, JSON.stringify({ ...manifest, permissions, optional_permissions: ['cookies'] }));
  browser = await launchBrowser({
    httpsPort: NO_SERVER,
    extensionDir,
    viewport: { width: 400, height: 640 },
  });
  queue = await browser.context.newPage();
  await queue.goto(new URL('/options.html', (await browser.background()).url()).href);
  const isOn = queue.getByLabel('Tell me when a lead waits');
  await isOn.click();
  await expect(isOn).toBeChecked();
  await queue.getByRole('link', { name: 'Open the queue' }).click();
});
test.afterAll(async () => {
  await browser?.close();
  rmSync(extensionDir, { recursive: true, force: true });
});

/** Stores a lead the way its page does; its clock of five minutes is over after `leftMs`. */
async function visit(id: string, leftMs: number): Promise<void> {
  const record = waitingLead(id, Date.now() - 5 * MINUTE + leftMs);
  const reply = await queue.evaluate(
    (args) =>
      (globalThis as Extension).chrome.runtime.sendMessage({ service: 'store', method: 'saveVisit', args }),
    [record, SUMMARY, {}],
  );
  expect(reply).toMatchObject({ ok: true });
}

const badge = () => queue.evaluate(() => (globalThis as Extension).chrome.action.getBadgeText({}));
const notifications = async () =>
  Object.keys(await queue.evaluate(() => (globalThis as Extension).chrome.notifications.getAll()));
const item = (id: string) => queue.getByRole('listitem').filter({ hasText: `Lead ${id}` });

/** What the store has marked as told; run in a page of the extension. */
const readMarks = () =>
  new Promise<WatchMark[]>((resolve, reject) => {
    const opening = indexedDB.open('leadlight');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const all = opening.result.transaction('watchMarks').objectStore('watchMarks').getAll();
      all.onerror = () => reject(all.error);
      all.onsuccess = () => resolve(all.result);
      opening.result.close();
    };
  });
const told = async () =>
  (await queue.evaluate(readMarks)).map(({ event, notice, waits }) => ({
    what: event.split(' ').at(-1),
    notice,
    isShown: waits === undefined,
  }));

async function killBackground(): Promise<void> {
  const client = await browser.context.newCDPSession(queue);
  await client.send('ServiceWorker.enable');
  await client.send('ServiceWorker.stopAllWorkers');
  await client.detach();
}

test('says that nobody waits, in every look', async () => {
  await expect(queue.getByRole('heading', { name: 'Nobody waits' })).toBeVisible();
  await expect(queue.getByText('No clock runs.')).toBeVisible();
  expect(await badge()).toBe('');
});

test('lists a lead that waits, and tells of its breach once', async () => {
  await visit('1', 4_000);
  await expect(item('1').getByRole('timer')).toHaveText(/^0m 0\ds$/);
  await expect.poll(badge).toBe('1');
  await expect(item('1').getByRole('timer')).toHaveText(/^−0m 0\ds$/, { timeout: 10_000 });
  await expect
    .poll(async () => (await told()).map(({ what }) => what).sort(), { timeout: 10_000 })
    .toEqual(['at-risk', 'breach', 'level-1', 'start']);
  await expect.poll(async () => (await told()).every(({ isShown }) => isShown)).toBe(true);
  const of = async (what: string) => (await told()).find((mark) => mark.what === what)?.notice;
  expect(await of('level-1')).toBe(await of('breach'));
  expect(await notifications()).toContain(await of('breach'));
  expect(await badge()).toBe('1');
});

test('acknowledges by a key: the clock runs on, alerts do not', async () => {
  await visit('2', MINUTE);
  await expect.poll(badge).toBe('2');
  await queue.keyboard.press('j');
  await queue.keyboard.press('j');
  await expect(item('2').getByRole('link', { name: 'Lead 2' })).toBeFocused();
  await queue.keyboard.press('a');
  await expect(item('2')).toContainText('at risk · acknowledged');
  await expect.poll(badge).toBe('1');
});

test('judges what waits, after it is on the screen, and says how new it is', async () => {
  await expect(item('1')).toContainText(/score \d+/);
  await expect(queue.getByText(/^As of what was opened here, last /)).toBeVisible();
});

test('keeps a contact as what the user says: alerts end, the clock runs on', async () => {
  await visit('3', MINUTE);
  await item('3').click();
  await queue.keyboard.press('l');
  const dialog = queue.getByRole('dialog', { name: 'Log contact with Lead 3' });
  await expect(dialog).toContainText('Only what HubSpot shows stops the clock.');
  await dialog.getByRole('button', { name: 'Mark as contacted here' }).click();
  await expect(item('3')).toContainText(/at risk · acknowledged.* · you called .*, not confirmed by the CRM/);
  await expect(item('3').getByRole('timer')).toHaveText(/s$/);
  await expect.poll(badge).toBe('1');
});

test('doubles nothing when the background is killed, and has one alarm', async () => {
  const before = await told();
  const shown = await notifications();
  for (let life = 0; life < 3; life += 1) {
    await killBackground();
    await queue.reload();
    await expect(item('1').getByRole('timer')).toBeVisible();
    await expect.poll(badge).toBe('1');
  }
  expect(await told()).toEqual(before);
  // Chromium's own pop-ups go by themselves after some seconds; none may come again.
  expect(shown).toEqual(expect.arrayContaining(await notifications()));
  const alarms = await queue.evaluate(() => (globalThis as Extension).chrome.alarms.getAll());
  expect(alarms.filter(({ name }) => name === 'watch')).toHaveLength(1);
});

for (const [name, media] of Object.entries(LOOKS))
  test(`has no barriers: ${name}`, async () => {
    await queue.emulateMedia(media);
    await queue.keyboard.press('?');
    await expect(queue.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    expect(await violations(queue)).toEqual([]);
    await queue.keyboard.press('Escape');
    expect(await violations(queue)).toEqual([]);
  });
