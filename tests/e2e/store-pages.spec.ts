import { expect, type Page, test } from '@playwright/test';
import { violations } from './axe';
import type { LaunchedBrowser } from './browser';
import { openSeededReview } from './seeded-review';

/** Whatever is wrong with the store, no page is blank or waits for ever: each says what is wrong, and the ways out. */
const PAGES = ['review', 'queue', 'digest', 'studio', 'import', 'options', 'diagnostics'] as const;

let browser: LaunchedBrowser;
let origin = '';

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  const seeded = await openSeededReview(20);
  browser = seeded.browser;
  origin = await browser.origin();
  await seeded.review.close();
});

test.afterAll(async () => {
  await browser?.close();
});

/** All pages at once: each waits for some seconds. `prepare` runs in each before its scripts. */
async function openAll(prepare?: () => void): Promise<Page[]> {
  return Promise.all(
    PAGES.map(async (name) => {
      const page = await browser.context.newPage();
      if (prepare) await page.addInitScript(prepare);
      await page.goto(`${origin}/${name}.html`);
      return page;
    }),
  );
}

async function showRecovery(pages: readonly Page[], title: string): Promise<void> {
  for (const page of pages) {
    await expect(page.getByRole('heading', { name: title }), page.url()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save a backup' })).toBeVisible();
    await expect(page.getByText('Your CRM is not affected').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  }
}

const closeAll = (pages: readonly Page[]) => Promise.all(pages.map((page) => page.close()));

test('without a database every page says so', async () => {
  const pages = await openAll(() => Object.defineProperty(globalThis, 'indexedDB', { get: () => undefined }));
  await showRecovery(pages, 'The browser does not let Leadlight store anything');
  await closeAll(pages);
});

test('a database that does not open is named on every page, and can be saved', async () => {
  const pages = await openAll(() => {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (name, version) {
      // A backup opens it without a version.
      if (version === undefined) return open.call(this, name);
      throw new DOMException('Internal error opening backing store.', 'UnknownError');
    };
  });
  await showRecovery(pages, 'Leadlight’s data can’t be read');
  for (const page of pages.slice(0, 1)) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save a backup' }).click();
    expect((await waiting).suggestedFilename()).toMatch(/^leadlight-backup-.*\.ndjson\.gz$/);
    await expect(page.getByText(/Saved in your downloads: 20 records/)).toBeVisible();
  }
  await closeAll(pages);
});

test('damaged rows of any table are set aside, and each page is drawn without them', async () => {
  for (const [index, name] of PAGES.entries()) {
    const page = await browser.context.newPage();
    await page.goto(`${origin}/icon/48.png`);
    await page.evaluate(putGarbage, index);
    await page.goto(`${origin}/${name}.html`);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save a backup' })).toHaveCount(0);
    await page.close();
  }
  const review = await browser.context.newPage();
  await review.goto(`${origin}/review.html#data`);
  await expect(review.getByText('Room taken')).toBeVisible();
  await review.getByRole('button', { name: 'Check every row' }).click();
  await expect(review.getByText(/set aside|can be read\./).first()).toBeVisible();
  await review.close();
});

test('a page that holds an older form is asked to go, and all go on once it has', async () => {
  const holder = await browser.context.newPage();
  await holder.goto(`${origin}/icon/48.png`);
  await holder.evaluate(holdOlder);
  const pages = await openAll();
  await showRecovery(pages, 'Leadlight’s data does not open yet');
  await holder.close();
  for (const page of pages)
    await expect(page.getByRole('heading', { name: 'Leadlight’s data does not open yet' })).toHaveCount(0);
  await closeAll(pages);
});

test('a damaged note of which pack judges is mended by the first page, and every page says so', async () => {
  const first = await browser.context.newPage();
  await first.goto(`${origin}/icon/48.png`);
  await first.evaluate(breakPointer);
  await first.close();
  for (const name of ['import', ...PAGES]) {
    const page = await browser.context.newPage();
    await page.goto(`${origin}/${name}.html`);
    await expect(page.getByText('What says which rule pack judges was damaged'), name).toBeVisible();
    await expect(page.getByText('“Mid-market” judges now')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.close();
  }
});

/** Runs inside the page. */
async function breakPointer(): Promise<void> {
  const opening = indexedDB.open('leadlight');
  await new Promise((resolve) => {
    opening.onsuccess = resolve;
  });
  const transaction = opening.result.transaction('settings', 'readwrite');
  transaction.objectStore('settings').put({ name: 'active-pack', value: { id: 7 } });
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  opening.result.close();
}

/** A row that nothing expects, in every table that has a key of its own. Runs inside the page. */
async function putGarbage(number: number): Promise<void> {
  const opening = indexedDB.open('leadlight');
  await new Promise((resolve) => {
    opening.onsuccess = resolve;
  });
  const names = [...opening.result.objectStoreNames].filter((name) => !/^(generation|packs)$/.test(name));
  const transaction = opening.result.transaction(names, 'readwrite');
  for (const name of names) {
    const store = transaction.objectStore(name);
    const path = store.autoIncrement ? [] : [store.keyPath].flat();
    const key = Object.fromEntries(path.map((part) => [part, `hubspot:1:deal:${number}`]));
    store.put({ constructor: 1, record: [], deadline: 7, figures: 'x', entry: null, madeAt: 'y', ...key });
  }
  await new Promise((resolve) => {
    transaction.oncomplete = resolve;
  });
  opening.result.close();
}

/** As a page of the first version that does not hear of updates. Runs inside the page. */
function holdOlder(): Promise<void> {
  return new Promise((resolve, reject) => {
    // Asked for at once: whoever else asks comes after both.
    indexedDB.deleteDatabase('leadlight');
    const opening = indexedDB.open('leadlight', 10);
    opening.onupgradeneeded = () => {
      const db = opening.result;
      db.createObjectStore('packs', { keyPath: ['id', 'version'] });
      db.createObjectStore('settings', { keyPath: 'name' });
      db.createObjectStore('records', { keyPath: 'key' }).createIndex('asOf', 'asOf');
      for (const [name, part] of [
        ['suppressions', 'rule'],
        ['acknowledgements', 'sla'],
      ])
        db.createObjectStore(`${name}`, { keyPath: ['key', `${part}`] }).createIndex('key', 'key');
      const numbered = { keyPath: 'seq', autoIncrement: true };
      db.createObjectStore('observations', numbered).createIndex('key', 'key');
    };
    opening.onsuccess = () => {
      // The browser lets go of a connection that nothing refers to.
      Object.assign(globalThis, { held: opening.result });
      resolve();
    };
    opening.onerror = () => reject(opening.error);
  });
}
