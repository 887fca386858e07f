import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { seedReview } from '../bench/review-data';
import { type LaunchedBrowser, launchBrowser } from './browser';
import { type ExtensionApi, openReview } from './extension-test';
import { killBrowser } from './kill-browser';
import { openData } from './own-data-page';
import { keptRows, type StoreRows } from './store-rows';

/** A browser is killed in the midst of a restore; afterwards every row is compared by its content. */
const NOW = Date.UTC(2026, 10, 20);
const IS_FULL = process.env.LEADLIGHT_FULL === '1';
const KILLS = IS_FULL ? 30 : 3;
const RECORDS = 500;

test.describe.configure({ mode: 'serial', timeout: IS_FULL ? 600_000 : 120_000 });

interface Saved {
  path: string;
  rows: StoreRows;
}

let profileDir = '';
let browser: LaunchedBrowser;
let origin = '';
/** Two stores as they were saved; the one that is there now is never the one that is restored. */
let [one, other]: [Saved?, Saved?] = [];

const launch = async (): Promise<void> => {
  browser = await launchBrowser({ profileDir });
  origin = await browser.origin();
};

test.beforeAll(async () => {
  profileDir = mkdtempSync(join(tmpdir(), 'leadlight-'));
  await launch();
  one = await saveStore('one', RECORDS, NOW);
  other = await saveStore('other', RECORDS - 200, NOW - 86_400_000);
});

test.afterAll(async () => {
  await browser?.close();
  rmSync(profileDir, { recursive: true, force: true });
});

/** Puts other records and marks into the store, and saves a backup of it. */
async function saveStore(name: string, records: number, now: number): Promise<Saved> {
  const review = await openReview(browser.context, origin);
  await seedReview(review, records, now);
  await review.evaluate(putMarks, { count: records / 10, reason: name });
  await review.reload();
  const data = await openData(review);
  const path = await download(review, data, name);
  const rows = await keptRows(review);
  await review.close();
  return { path, rows };
}

async function download(review: Page, data: Locator, name: string): Promise<string> {
  const waiting = review.waitForEvent('download');
  await data.getByRole('button', { name: 'Back up' }).click();
  const path = join(profileDir, `${name}.backup`);
  await (await waiting).saveAs(path);
  return path;
}

/** Runs inside the page. */
function putMarks({ count, reason }: { count: number; reason: string }): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('leadlight');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('suppressions', 'readwrite');
      writing.objectStore('suppressions').clear();
      for (let n = 0; n < count; n += 1)
        writing.objectStore('suppressions').put({
          key: `hubspot:24680135:deal:${n}`,
          rule: 'stale-deal',
          kind: 'dismiss',
          until: null,
          reason,
          at: n,
          fingerprint: '',
        });
      writing.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

async function beginRestore(review: Page, { path }: Saved): Promise<Locator> {
  const data = await openData(review);
  await data.getByLabel('Backup file').setInputFiles(path);
  await expect(data.getByText('Whole and undamaged.')).toBeVisible();
  await data.getByRole('radio', { name: /Replace everything/ }).check();
  await data.getByRole('button', { name: 'Restore', exact: true }).click();
  await data.getByRole('button', { name: 'Replace everything' }).click();
  return data;
}

/** Runs in a page of the extension. */
const isRestoring = async (): Promise<boolean> => {
  const { local } = (globalThis as unknown as { chrome: ExtensionApi }).chrome.storage;
  return 'restore-begun' in (await local.get('restore-begun'));
};

test('a killed restore leaves the old store or the new one, row for row, and says truthfully which', async () => {
  if (!one || !other) throw new Error('Nothing was saved.');
  let [here, asked] = [other, one];
  const ends: string[] = [];
  for (let turn = 0; turn < KILLS; turn += 1) {
    let review = await openReview(browser.context, origin);
    expect(await keptRows(review)).toEqual(here.rows);
    const data = await beginRestore(review, asked);
    await expect.poll(() => review.evaluate(isRestoring), { intervals: [5] }).toBe(true);
    const isDone = turn === KILLS - 1;
    // Spread over what a restore takes; every moment is as good as another.
    if (isDone) await expect(data.getByText(/^Restored: /)).toBeVisible();
    else await review.waitForTimeout((turn * 197) % 600);
    await killBrowser(profileDir);
    await launch();
    const idle = await browser.context.newPage();
    await idle.goto(`${origin}/icon/48.png`);
    const isCut = await idle.evaluate(isRestoring);
    const isNew = JSON.stringify(await keptRows(idle)) === JSON.stringify(asked.rows);
    ends.push(`${isNew ? 'new' : 'old'}${isCut ? ', cut' : ''}`);
    if (isDone) expect(isNew).toBe(true);
    if (isNew) [here, asked] = [asked, here];
    expect(await keptRows(idle)).toEqual(here.rows);
    review = await openReview(browser.context, origin);
    const note = review.getByText('A page was closed while it restored a backup.').locator('..');
    const told = isNew ? 'All of the backup is there.' : 'what was here before is as it was';
    if (isCut) await expect(note).toContainText(told);
    expect(await keptRows(review)).toEqual(here.rows);
    await Promise.all([idle.close(), review.close()]);
  }
  test.info().annotations.push({ type: 'ends', description: ends.join('; ') });
});

test('a backup that is damaged, cut off, or opened by a wrong passphrase changes no row', async () => {
  const review = await openReview(browser.context, origin);
  const data = await openData(review);
  await data.getByRole('checkbox', { name: /Encrypt it/ }).check();
  await data.getByLabel('Passphrase', { exact: true }).fill('twelve letters or more');
  await data.getByLabel('Passphrase again').fill('twelve letters or more');
  const sealed = await download(review, data, 'sealed');
  const before = await keptRows(review);
  const bytes = readFileSync(one?.path ?? '');
  const damaged = Buffer.from(bytes);
  damaged[bytes.length >> 1] = (damaged[bytes.length >> 1] ?? 0) ^ 0x55;
  const broken: [string, Buffer, RegExp][] = [
    ['damaged.ndjson.gz', damaged, /is damaged|was cut off|was changed after/],
    ['cut.ndjson.gz', bytes.subarray(0, bytes.length - 40), /The end of this backup is missing|is damaged/],
  ];
  for (const [name, buffer, said] of broken) {
    await data.getByLabel('Backup file').setInputFiles({ name, mimeType: 'application/gzip', buffer });
    await expect(data.getByText(said)).toContainText('Nothing was changed.');
    await expect(data.getByRole('button', { name: 'Restore', exact: true })).toHaveCount(0);
  }
  await data.getByLabel('Backup file').setInputFiles(sealed);
  await data.getByLabel('Passphrase of this backup').fill('another passphrase');
  await data.getByRole('button', { name: 'Open' }).click();
  await expect(data.getByText(/The passphrase does not open this backup/)).toContainText(
    'Nothing was changed.',
  );
  await expect(data.getByRole('button', { name: 'Restore', exact: true })).toHaveCount(0);
  expect(await keptRows(review)).toEqual(before);
  await review.close();
});
