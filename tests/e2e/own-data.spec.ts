import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Download, Locator, Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { showcaseDeal } from '../demo-crm/data/showcase';
import { type DemoCrm, startDemoCrm } from '../demo-crm/server';
import { LOOKS, violations } from './axe';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { assessedSidebar, dealUrl, extensionOrigin, openReview, storedRecord } from './extension-test';

/** This file damages and empties the store, so it has a CRM and a browser of its own. */
const SEEN = ['negotiation-troubled', 'all-clear', 'stale'] as const;
const PASSPHRASE = 'twelve letters or more';
const SHOTS = process.env.LEADLIGHT_SHOTS;

let crm: DemoCrm;
let browser: LaunchedBrowser;
let profileDir = '';
let filesDir = '';
let origin = '';
let plainFile = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  filesDir = mkdtempSync(join(tmpdir(), 'leadlight-files-'));
  crm = await startDemoCrm({ now: Date.now() });
  browser = await launchBrowser({ httpsPort: crm.httpsPort, profileDir });
  await visitAll();
});

test.afterAll(async () => {
  await browser?.close();
  await crm?.close();
  for (const dir of [profileDir, filesDir]) if (dir) rmSync(dir, { recursive: true, force: true });
});

async function visitAll(): Promise<void> {
  const page = await browser.context.newPage();
  for (const situation of SEEN) {
    await page.goto(dealUrl(crm, 'hubspot', situation, '?delay=0'));
    const frame = await assessedSidebar(page);
    origin = await extensionOrigin(frame);
    await expect.poll(async () => (await storedRecord(frame)).snapshot !== null).toBe(true);
  }
  await page.close();
}

const open = async (path: string): Promise<Page> => {
  const page = await browser.context.newPage();
  await page.goto(`${origin}/${path}`);
  return page;
};
const nameOf = (situation: (typeof SEEN)[number]) => showcaseDeal(crm.data, situation).name;
const names = async (review: Page) => (await review.locator('tbody .cell-title').allInnerTexts()).sort();

async function openData(review: Page): Promise<Locator> {
  await review.getByRole('button', { name: 'Data', exact: true }).click();
  const data = review.getByRole('region', { name: 'Your data' });
  await expect(data.getByRole('heading', { name: 'What is stored' })).toBeVisible();
  return data;
}

async function downloaded(page: Page, click: () => Promise<void>): Promise<{ path: string; name: string }> {
  const waiting: Promise<Download> = page.waitForEvent('download');
  await click();
  const download = await waiting;
  const path = join(filesDir, download.suggestedFilename());
  await download.saveAs(path);
  return { path, name: download.suggestedFilename() };
}

async function restore(data: Locator, path: string, mode: RegExp): Promise<void> {
  await data.getByLabel('Backup file').setInputFiles(path);
  await expect(data.getByText('Whole and undamaged.')).toBeVisible();
  await data.getByRole('radio', { name: mode }).check();
  await data.getByRole('button', { name: 'Restore', exact: true }).click();
}

/** Runs in a page of the extension: the store as any script of it could reach it. */
const changeStore = (change: 'damage' | 'newer') =>
  new Promise<void>((resolve, reject) => {
    const opening = change === 'newer' ? indexedDB.open('leadlight', 9990) : indexedDB.open('leadlight');
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => opening.result.createObjectStore('laterTable', { keyPath: 'id' });
    opening.onsuccess = () => {
      const db = opening.result;
      const store = change === 'newer' ? 'laterTable' : 'records';
      const transaction = db.transaction(store, 'readwrite');
      transaction.oncomplete = () => {
        db.close();
        resolve();
      };
      const rows = transaction.objectStore(store);
      if (change === 'newer') rows.put({ id: 1, note: 'of a later version' });
      else {
        rows.put({ key: 'hubspot:24680135:deal:777', asOf: 1, record: null, summary: null });
        rows.put({ key: 'hubspot:24680135:deal:778', asOf: 2, record: { fields: 7 }, summary: null });
      }
    };
  });

/** The list is then made anew from the rows. */
const forgetList = () =>
  new Promise<void>((resolve) => {
    const opening = indexedDB.open('leadlight');
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('settings', 'readwrite');
      transaction.objectStore('settings').delete('review-format');
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });

const deleteStore = () =>
  new Promise<void>((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('leadlight');
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });

async function shoot(page: Page, name: string): Promise<void> {
  if (!SHOTS) return;
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia(media);
    await page.waitForTimeout(300);
    await page.screenshot({ path: join(SHOTS, `${name}-${look}.png`), fullPage: true });
  }
  await page.emulateMedia(LOOKS.light);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 800 });
  await page.screenshot({ path: join(SHOTS, `${name}-narrow.png`), fullPage: true });
  if (size) await page.setViewportSize(size);
}

test('shows what is stored, on both pages and in every look', async () => {
  const review = await openReview(browser.context, origin);
  const data = await openData(review);
  await expect(data.locator('.data-facts div').first()).toHaveText('Records3');
  await expect(data.getByText(/days after a record was last read, as set by/)).toBeVisible();
  await expect(data.getByText(/the browser allows up to/)).toBeVisible();
  for (const media of Object.values(LOOKS)) {
    await review.emulateMedia(media);
    expect(await violations(review)).toEqual([]);
  }
  await shoot(review, 'data');
  await review.close();
  const options = await open('options.html');
  await expect(options.getByRole('heading', { name: 'Your data' })).toBeVisible();
  await expect(options.getByRole('heading', { name: 'What is stored' })).toBeVisible();
  expect(await violations(options)).toEqual([]);
  await shoot(options, 'options');
  await options.close();
});

test('back up, delete everything, restore: the same list, the same snooze', async () => {
  const review = await openReview(browser.context, origin);
  await review
    .getByRole('row')
    .filter({ hasText: nameOf('stale') })
    .click();
  const card = review.getByRole('article', { name: 'Stale in Discovery' });
  await card.getByRole('heading').click();
  await card.getByRole('button', { name: 'Snooze' }).click();
  await review.getByRole('menuitem', { name: /^14 days/ }).click();
  await expect(card).toHaveCount(0);
  const before = await names(review);

  let data = await openData(review);
  const backUp = () => data.getByRole('button', { name: 'Back up' }).click();
  const plain = await downloaded(review, backUp);
  plainFile = plain.path;
  expect(plain.name).toMatch(/^leadlight-backup-\d{4}-\d\d-\d\d\.ndjson\.gz$/);
  expect(gunzipSync(readFileSync(plain.path)).toString()).toContain('"rule":');
  await expect(data.getByText(/Saved in your downloads: 3 records/)).toBeVisible();
  await data.getByRole('checkbox', { name: /Encrypt it/ }).check();
  await backUp();
  await expect(data.getByText(/0 characters; at least 12/)).toBeVisible();
  await data.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await data.getByLabel('Passphrase again').fill(PASSPHRASE);
  const sealed = await downloaded(review, backUp);
  expect(readFileSync(sealed.path).includes(nameOf('stale'))).toBe(false);

  await data.getByRole('button', { name: 'Delete everything' }).click();
  await expect(data.getByRole('button', { name: 'Delete everything' })).toBeDisabled();
  await data.getByLabel(/Type “delete”/).fill('delete');
  await data.getByRole('button', { name: 'Delete everything' }).click();
  await expect(data.getByText('Everything is deleted.')).toBeVisible();
  await review.reload();
  await expect(review.getByRole('heading', { name: 'No records yet' })).toBeVisible();
  await expect(review.getByText('The browser has removed Leadlight’s data')).toHaveCount(0);

  await review.getByRole('button', { name: /restore a backup/ }).click();
  data = review.getByRole('region', { name: 'Your data' });
  await data.getByLabel('Backup file').setInputFiles(sealed.path);
  await data.getByLabel('Passphrase of this backup').fill('another passphrase');
  await data.getByRole('button', { name: 'Open' }).click();
  await expect(data.getByText(/The passphrase does not open this backup/)).toBeVisible();
  await data.getByLabel('Passphrase of this backup').fill(PASSPHRASE);
  await data.getByRole('button', { name: 'Open' }).click();
  await expect(data.getByText('Whole and undamaged.')).toBeVisible();
  await shoot(review, 'restore');
  await data.getByRole('radio', { name: /Replace everything/ }).check();
  await data.getByRole('button', { name: 'Restore', exact: true }).click();
  await data.getByRole('button', { name: 'Replace everything' }).click();
  await expect(data.getByText(/Restored: 3 records/)).toBeVisible();
  await data.getByRole('button', { name: 'Show what was restored' }).click();
  await expect.poll(() => names(review)).toEqual(before);
  await review
    .getByRole('row')
    .filter({ hasText: nameOf('stale') })
    .click();
  await expect(review.getByText(/Stale in Discovery · snoozed until/)).toBeVisible();
  await review.close();
});

test('exports records as CSV and NDJSON', async () => {
  const review = await openReview(browser.context, origin);
  const data = await openData(review);
  const save = () => data.getByRole('button', { name: 'Export', exact: true }).click();
  const csv = readFileSync((await downloaded(review, save)).path, 'utf8');
  expect(csv.trimEnd().split('\r\n')).toHaveLength(SEEN.length + 1);
  await data.getByLabel('As', { exact: true }).selectOption('ndjson');
  const lines = readFileSync((await downloaded(review, save)).path, 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line).name).sort()).toEqual(SEEN.map(nameOf).sort());
  await review.close();
});

test('sets damaged rows aside, says so, and lists all others', async () => {
  const review = await openReview(browser.context, origin);
  const before = await names(review);
  await review.evaluate(changeStore, 'damage' as const);
  const data = await openData(review);
  await data.getByRole('button', { name: 'Check every row' }).click();
  await expect(data.getByText('2 rows set aside; all others stay in use.')).toBeVisible();
  await expect(data.getByText(/hubspot:24680135:deal:777/)).toBeVisible();
  await shoot(review, 'damaged');
  await review.reload();
  await expect.poll(() => names(review)).toEqual(before);
  await review.close();
});

test('opens the list although damaged rows are in it', async () => {
  const review = await openReview(browser.context, origin);
  const before = await names(review);
  await review.evaluate(changeStore, 'damage' as const);
  await review.evaluate(forgetList);
  await review.reload();
  await expect.poll(() => names(review)).toEqual(before);
  await review.close();
});

test('explains an emptied database, and a backup brings the list back', async () => {
  let review = await openReview(browser.context, origin);
  const before = await names(review);
  await review.evaluate(deleteStore);
  await review.close();
  review = await openReview(browser.context, origin);
  await expect(
    review.getByRole('heading', { name: 'The browser has removed Leadlight’s data' }),
  ).toBeVisible();
  await expect(review.getByText(/3 records were stored when it was last written/)).toBeVisible();
  expect(await violations(review)).toEqual([]);
  await shoot(review, 'emptied');
  const options = await open('options.html');
  await expect(options.getByText('The browser has removed Leadlight’s data')).toBeVisible();
  await options.close();
  const data = review.getByRole('region', { name: 'Your data' });
  await restore(data, plainFile, /Add what is missing/);
  await expect(data.getByText(/Restored: 3 records/)).toBeVisible();
  await expect(data.getByText('The browser has removed Leadlight’s data')).toHaveCount(0);
  await data.getByRole('button', { name: 'Show what was restored' }).click();
  await expect.poll(() => names(review)).toEqual(before);
  await review.close();
});

test('a full disk ends in words and a backup, not in a blank page', async () => {
  // A browser remembers for a while how much room it found; a new one has found none yet.
  await browser.close();
  browser = await launchBrowser({ httpsPort: crm.httpsPort, profileDir });
  const review = await openReview(browser.context, origin);
  const session = await browser.context.newCDPSession(review);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  const data = await openData(review);
  await restore(data, plainFile, /Replace everything/);
  await data.getByRole('button', { name: 'Replace everything' }).click();
  await expect(data.getByText(/no room left for this. Nothing was changed/)).toBeVisible();
  await review.evaluate(forgetList);
  await review.reload();
  await expect(review.getByRole('heading', { name: 'The browser has no room left' })).toBeVisible();
  expect(await violations(review)).toEqual([]);
  await shoot(review, 'full');
  const saved = await downloaded(review, () => review.getByRole('button', { name: 'Save a backup' }).click());
  expect(gunzipSync(readFileSync(saved.path)).toString()).toContain(nameOf('all-clear'));
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await review.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => names(review)).toHaveLength(SEEN.length);
  await review.close();
});

test('offline every page opens, and what is decided then is there after a restart', async () => {
  const page = await browser.context.newPage();
  await page.goto(dealUrl(crm, 'hubspot', 'negotiation-troubled', '?delay=0'));
  const frame = await assessedSidebar(page);
  await browser.context.setOffline(true);
  const snoozed = frame.getByRole('article', { name: 'Stale in Negotiation' });
  await snoozed.getByRole('heading').click();
  await snoozed.getByRole('button', { name: 'Snooze' }).click();
  await frame.getByRole('menuitem', { name: /1 week/ }).click();
  await expect(snoozed).toHaveCount(0);
  const dismissed = frame.locator('article.card').first();
  const title = await dismissed.getByRole('heading').innerText();
  await dismissed.getByRole('heading').click();
  await dismissed.getByRole('button', { name: 'Dismiss…' }).click();
  await frame.getByRole('dialog').getByRole('textbox').fill('written while offline');
  await frame.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click();
  await expect(frame.getByText(`${title} · dismissed: written while offline`)).toBeVisible();
  for (const path of ['review.html', 'options.html', 'import.html']) {
    const opened = await open(path);
    await expect(opened.getByRole('heading').first()).toBeVisible();
    await opened.close();
  }
  await browser.close();

  browser = await launchBrowser({ httpsPort: crm.httpsPort, profileDir });
  await browser.context.setOffline(true);
  const review = await openReview(browser.context, origin);
  await review
    .getByRole('row')
    .filter({ hasText: nameOf('negotiation-troubled') })
    .click();
  await expect(review.getByText(/Stale in Negotiation · snoozed until/)).toBeVisible();
  await expect(review.getByText(`${title} · dismissed: written while offline`)).toBeVisible();
  await review.close();
  await browser.context.setOffline(false);
});

test('a newer database is neither read nor changed; it can be saved, and one can start afresh', async () => {
  const before = await openReview(browser.context, origin);
  await before.evaluate(changeStore, 'newer' as const);
  await before.close();
  const review = await open('review.html');
  await expect(
    review.getByRole('heading', { name: 'A newer Leadlight has been used in this browser' }),
  ).toBeVisible();
  expect(await violations(review)).toEqual([]);
  await shoot(review, 'newer');
  const options = await open('options.html');
  await expect(options.getByText('A newer Leadlight has been used in this browser')).toBeVisible();
  await options.close();
  const page = await browser.context.newPage();
  await page.goto(dealUrl(crm, 'hubspot', 'stale', '?delay=0'));
  const frame = await assessedSidebar(page);
  await expect(frame.getByText('The bundled rules are used, not your rule pack.')).toBeVisible();
  await page.close();

  const saved = await downloaded(review, () => review.getByRole('button', { name: 'Save a backup' }).click());
  const text = gunzipSync(readFileSync(saved.path)).toString();
  expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ schema: 999 });
  expect(text).toContain('of a later version');
  expect(text).toContain(nameOf('stale'));
  await review.getByRole('button', { name: 'Start afresh' }).click();
  await review.getByLabel(/Type “delete”/).fill('delete');
  await review.getByRole('button', { name: 'Delete and start afresh' }).click();
  await expect(review.getByRole('heading', { name: 'No records yet' })).toBeVisible();
  await visitAll();
  await review.reload();
  await expect.poll(() => names(review)).toHaveLength(SEEN.length);
  await review.close();
});
