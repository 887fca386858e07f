import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Locator } from '@playwright/test';
import { violations } from './axe';
import { assessedSidebar, openAnew } from './extension-test';
import { expect, names, openData, SEEN, shoot, test } from './own-data-page';
import { forgetList } from './store-table';

/** Of the store as it was at first. */
let backupFile = '';

test.use({ spec: 'store-recovery' });
test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ own }) => {
  const review = await own.review();
  const data = await openData(review);
  const saved = await own.downloaded(review, () => data.getByRole('button', { name: 'Back up' }).click());
  backupFile = saved.path;
  await review.close();
});

/** Restores a plain backup, up to the question that replacing asks. */
async function restore(data: Locator, path: string, mode: RegExp): Promise<void> {
  await data.getByLabel('Backup file').setInputFiles(path);
  await expect(data.getByText('Whole and undamaged.')).toBeVisible();
  await data.getByRole('radio', { name: mode }).check();
  await data.getByRole('button', { name: 'Restore', exact: true }).click();
}

/** Runs in a page of the extension: the store as scripts of such pages reach it. `gone`: newer, and without its records. */
const changeStore = (change: 'damage' | 'newer' | 'gone') =>
  new Promise<void>((resolve, reject) => {
    const opening = change === 'damage' ? indexedDB.open('leadlight') : indexedDB.open('leadlight', 9990);
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('laterTable', { keyPath: 'id' });
      if (change === 'gone') opening.transaction?.objectStore('records').clear();
    };
    opening.onsuccess = () => {
      const db = opening.result;
      const store = change === 'damage' ? 'records' : 'laterTable';
      const transaction = db.transaction(store, 'readwrite');
      transaction.oncomplete = () => {
        db.close();
        resolve();
      };
      const rows = transaction.objectStore(store);
      if (change !== 'damage') rows.put({ id: 1, note: 'of a later version' });
      else {
        rows.put({ key: 'hubspot:24680135:deal:777', asOf: 1, record: null, summary: null });
        rows.put({ key: 'hubspot:24680135:deal:778', asOf: 2, record: { fields: 7 }, summary: null });
      }
    };
  });

/** How many records the note about the store counts. */
async function notedRecords(): Promise<number | undefined> {
  const { chrome } = globalThis as unknown as {
    chrome: { storage: { local: { get(name: string): Promise<Record<string, { records: number }>> } } };
  };
  return (await chrome.storage.local.get('store-marker'))['store-marker']?.records;
}

const deleteStore = () =>
  new Promise<void>((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase('leadlight');
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });

test('sets damaged rows aside, says so, and lists all others', async ({ own }) => {
  const review = await own.review();
  const before = await names(review);
  await review.evaluate(changeStore, 'damage' as const);
  const data = await openData(review);
  await data.getByRole('button', { name: 'Check every row' }).click();
  await expect(data.getByText('2 rows set aside; all others stay in use.')).toBeVisible();
  await expect(data.getByText(/hubspot:24680135:deal:777/)).toBeVisible();
  await shoot(review, 'damaged');
  await openAnew(review);
  await expect.poll(() => names(review)).toEqual(before);
  await review.close();
});

test('opens the list although damaged rows are in it', async ({ own }) => {
  const review = await own.review();
  const before = await names(review);
  await review.evaluate(changeStore, 'damage' as const);
  await forgetList(review);
  await review.reload();
  await expect.poll(() => names(review)).toEqual(before);
  // The note about the store follows a moment after each change.
  await expect.poll(() => review.evaluate(notedRecords)).toBe(before.length);
  await review.close();
});

test('explains an emptied database, and a backup brings the list back', async ({ own }) => {
  let review = await own.review();
  const before = await names(review);
  await review.evaluate(deleteStore);
  await review.close();
  review = await own.review();
  await expect(
    review.getByRole('heading', { name: 'The browser has removed Leadlight’s data' }),
  ).toBeVisible();
  await expect(review.getByText(/3 records were stored when it was last written/)).toBeVisible();
  expect(await violations(review)).toEqual([]);
  await shoot(review, 'emptied');
  const options = await own.open('options.html');
  await expect(options.getByText('The browser has removed Leadlight’s data')).toBeVisible();
  await options.close();
  const data = review.getByRole('region', { name: 'Your data' });
  await restore(data, backupFile, /Add what is missing/);
  await expect(data.getByText(/Restored: 3 records/)).toBeVisible();
  await expect(data.getByText('The browser has removed Leadlight’s data')).toHaveCount(0);
  await data.getByRole('button', { name: 'Show what was restored' }).click();
  // The page is drawn anew: only then has it counted again.
  await expect(review.getByText(`${before.length} seen on this device`)).toBeVisible();
  await expect.poll(() => names(review)).toEqual(before);
  await review.close();
});

/** What a write to a database beside the store's ends with: "", or the name of the error. */
const writeSomething = (): Promise<string> =>
  new Promise((resolve) => {
    const opening = indexedDB.open('room');
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    opening.onerror = () => resolve(opening.error?.name ?? 'unknown');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('rows', 'readwrite');
      writing.objectStore('rows').put('x'.repeat(1000), 1);
      const end = (name: string) => {
        opening.result.close();
        indexedDB.deleteDatabase('room');
        resolve(name);
      };
      writing.oncomplete = () => end('');
      writing.onabort = () => end(writing.error?.name ?? 'unknown');
    };
  });

test('a full disk ends in words and a backup, not in a blank page', async ({ own }) => {
  test.setTimeout(120_000);
  // A browser remembers for up to half a minute how much room it found; a new one has mostly found none yet.
  await own.relaunch();
  const session = await own.context().newCDPSession(await own.context().newPage());
  await session.send('Storage.overrideQuotaForOrigin', { origin: own.origin(), quotaSize: 1 });
  const review = await own.review();
  await expect.poll(() => review.evaluate(writeSomething), { timeout: 45_000 }).toBe('QuotaExceededError');
  const data = await openData(review);
  await restore(data, backupFile, /Replace everything/);
  await data.getByRole('button', { name: 'Replace everything' }).click();
  await expect(data.getByText(/no room left for this. Nothing was changed/)).toBeVisible();
  await forgetList(review);
  await openAnew(review);
  await expect(review.getByRole('heading', { name: 'The browser has no room left' })).toBeVisible();
  expect(await violations(review)).toEqual([]);
  await shoot(review, 'full');
  const saved = await own.downloaded(review, () =>
    review.getByRole('button', { name: 'Save a backup' }).click(),
  );
  expect(gunzipSync(readFileSync(saved.path)).toString()).toContain(own.nameOf('all-clear'));
  await session.send('Storage.overrideQuotaForOrigin', { origin: own.origin() });
  await review.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => names(review)).toHaveLength(SEEN.length);
  await review.close();
  // What it remembers of the lack of room is no matter of the next test.
  await own.relaunch();
});

test('a newer database is neither read nor changed; it can be saved, and one can start afresh', async ({
  own,
}) => {
  const before = await own.review();
  await before.evaluate(changeStore, 'newer' as const);
  await before.close();
  const review = await own.open('review.html');
  await expect(
    review.getByRole('heading', { name: 'A newer Leadlight has been used in this browser' }),
  ).toBeVisible();
  expect(await violations(review)).toEqual([]);
  await shoot(review, 'newer');
  const options = await own.open('options.html');
  await expect(options.getByText('A newer Leadlight has been used in this browser')).toBeVisible();
  await options.close();
  const page = await own.context().newPage();
  await page.goto(own.dealUrl('stale'));
  const frame = await assessedSidebar(page);
  await expect(frame.getByText('The bundled rules are used, not your rule pack.')).toBeVisible();
  await page.close();

  const saved = await own.downloaded(review, () =>
    review.getByRole('button', { name: 'Save a backup' }).click(),
  );
  const text = gunzipSync(readFileSync(saved.path)).toString();
  expect(JSON.parse(text.split('\n')[0] ?? '')).toMatchObject({ schema: 999 });
  expect(text).toContain('of a later version');
  expect(text).toContain(own.nameOf('stale'));
  await review.getByRole('button', { name: 'Start afresh' }).click();
  await review.getByLabel(/Type “delete”/).fill('delete');
  await review.getByRole('button', { name: 'Delete and start afresh' }).click();
  await expect(review.getByRole('heading', { name: 'No records yet' })).toBeVisible();
  await own.visitAll();
  await review.reload();
  await expect.poll(() => names(review)).toHaveLength(SEEN.length);
  await review.close();
});

test('a file without the records that were stored is not said to be a backup', async ({ own }) => {
  const before = await own.review();
  await expect.poll(() => before.evaluate(notedRecords)).toBe(SEEN.length);
  await before.evaluate(changeStore, 'gone' as const);
  await before.close();
  const review = await own.open('review.html');
  const none = `None of the ${SEEN.length} records that were stored could be read.`;
  await own.downloaded(review, () => review.getByRole('button', { name: 'Save a backup' }).click());
  await expect(review.getByRole('status').getByText(none)).toBeVisible();
  await expect(review.locator('.ground-ok')).toHaveCount(0);
  await review.getByRole('button', { name: 'Start afresh' }).click();
  await expect(review.getByRole('form', { name: new RegExp(`^${none}`) })).toBeVisible();
  expect(await violations(review)).toEqual([]);
  await shoot(review, 'gone');
  await review.getByLabel(/Type “delete”/).fill('delete');
  await review.getByRole('button', { name: 'Delete and start afresh' }).click();
  await expect(review.getByRole('heading', { name: 'No records yet' })).toBeVisible();
  await review.close();
});
