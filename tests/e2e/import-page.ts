import { join, resolve } from 'node:path';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type LaunchedBrowser, launchBrowser } from './browser';

/** Files in, records out: no CRM is there, and no network. */
export const FIXTURES = resolve(import.meta.dirname, '../fixtures/imports');
export const AMBIGUOUS = 'salesforce-report-with-footer.csv';

/**
 * One Chromium with the extension per spec file, which names itself with `test.use({ spec })`, and a
 * page for imports per test. Its records go with it; a test that closes it leaves none itself.
 */
export const test = base.extend<
  { page: Page; context: BrowserContext },
  { spec: string; browserWithExtension: LaunchedBrowser; origin: string }
>({
  spec: ['', { scope: 'worker', option: true }],
  browserWithExtension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from the pattern.
    async ({}, use) => {
      const browser = await launchBrowser();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  origin: [
    async ({ browserWithExtension }, use) => {
      await use(await browserWithExtension.origin());
    },
    { scope: 'worker' },
  ],
  context: async ({ browserWithExtension }, use) => {
    await use(browserWithExtension.context);
  },
  page: async ({ context, origin }, use) => {
    const page = await openImport(context, origin);
    await use(page);
    if (!page.isClosed()) await askStore(page, 'clear');
    await page.close();
  },
});

export { expect };

/** The page for imports in a tab of its own. */
export async function openImport(context: BrowserContext, origin: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/import.html`);
  return page;
}

/** What is done and seen on the page for imports. */
export function importSteps(page: Page) {
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  const step = (name: string) => page.getByRole('heading', { name, level: 2 });

  async function choose(...names: string[]): Promise<void> {
    await page.getByLabel('Files', { exact: true }).setInputFiles(names.map((name) => join(FIXTURES, name)));
  }

  async function chooseText(name: string, text: string | Buffer): Promise<void> {
    const buffer = typeof text === 'string' ? Buffer.from(text) : text;
    await page.getByLabel('Files', { exact: true }).setInputFiles({ name, mimeType: 'text/csv', buffer });
  }

  /** From chosen files to the columns, for this account. */
  async function toColumns(account: string): Promise<void> {
    await button('Continue').click();
    await page.getByLabel(/account of these records/).fill(account);
    await expect(page.getByText(/^Account .*\./)).toBeVisible();
    await button('Continue').click();
    await expect(step('Which column is which field')).toBeFocused();
  }

  return { button, step, choose, chooseText, toColumns };
}

interface Stored {
  broughtBy?: string;
  record: {
    history: unknown[];
    neverEntered?: string[];
    packStage?: string;
    identity: { url: string };
  };
}

export const storedRecord = async (from: Page, key: string) =>
  (await askStore(from, 'get', key)) as Stored | undefined;

export const countStored = async (from: Page) => Number(await askStore(from, 'count'));

/** Asks the store of records directly, as the extension's own page may. */
function askStore(from: Page, what: 'get' | 'count' | 'clear', key = ''): Promise<unknown> {
  return from.evaluate(
    ([asked, wanted]) =>
      new Promise<unknown>((done, fail) => {
        const opened = indexedDB.open('leadlight');
        opened.onerror = () => fail(opened.error);
        opened.onsuccess = () => {
          const records = opened.result.transaction('records', 'readwrite').objectStore('records');
          const answer =
            asked === 'get' ? records.get(wanted) : asked === 'count' ? records.count() : records.clear();
          answer.onerror = () => fail(answer.error);
          answer.onsuccess = () => {
            opened.result.close();
            done(answer.result);
          };
        };
      }),
    [what, key] as const,
  );
}
