import { rmSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { waitingLead } from '../../src/store/testing/leads';
import { LOOKS, violations } from './axe';
import { type LaunchedBrowser, launchBrowser, stopBackground } from './browser';
import { saveVisit } from './extension-test';
import { grantedExtension } from './granted-extension';
import { tableOf } from './store-table';

/**
 * Leads that are stored as a visit stores them: they are listed with their clocks, told of when they come due,
 * counted on the toolbar's button, and acknowledged; a background that is killed doubles nothing. No CRM is there.
 */
const MINUTE = 60_000;

/** The part of the extension's own API that these tests call inside its page. */
interface Api {
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
  extensionDir = grantedExtension(['notifications']);
  browser = await launchBrowser({
    extensionDir,
    viewport: { width: 400, height: 640 },
  });
  queue = await browser.context.newPage();
  await queue.goto(`${await browser.origin()}/options.html`);
  const isOn = queue.getByLabel('Tell me when a lead waits');
  await isOn.click();
  await expect(isOn).toBeChecked();
  await queue.getByRole('link', { name: 'Open the queue' }).click();
});
test.afterAll(async () => {
  await browser?.close();
  rmSync(extensionDir, { recursive: true, force: true });
});

/** Stores a lead whose clock of five minutes is over after `leftMs`. */
const visit = (id: string, leftMs: number) =>
  saveVisit(queue, waitingLead(id, Date.now() - 5 * MINUTE + leftMs));

const badge = () => queue.evaluate(() => (globalThis as Extension).chrome.action.getBadgeText({}));
const notifications = async () =>
  Object.keys(await queue.evaluate(() => (globalThis as Extension).chrome.notifications.getAll()));
const item = (id: string) => queue.getByRole('listitem').filter({ hasText: `Lead ${id}` });

/** What the store has marked as told. */
const told = async () =>
  (await tableOf(queue, 'watchMarks')).map(({ event, notice, waits }) => ({
    what: event.split(' ').at(-1),
    notice,
    isShown: waits === undefined,
  }));

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
    await stopBackground(queue);
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
