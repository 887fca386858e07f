import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Frame, type Page, type Worker } from '@playwright/test';
import { chromiumArguments } from './chromium-arguments';

/** The built extension, loaded from here. */
export const EXTENSION_DIR = resolve(import.meta.dirname, '../../.output/chrome-mv3');

/** Nothing listens there: every name of a CRM leads nowhere. */
const NO_SERVER = 9;

export interface LaunchOptions {
  /** Port of the demo CRM's TLS listener; left out: there is no CRM. */
  httpsPort?: number;
  colorScheme?: 'light' | 'dark';
  /** Null: as large as the window. */
  viewport?: { width: number; height: number } | null;
  /** Kept between launches to test what survives a browser restart; a fresh one by default. */
  profileDir?: string;
  headless?: boolean;
  /** Null: without the extension, to compare. */
  extensionDir?: string | null;
}

export interface LaunchedBrowser {
  context: BrowserContext;
  profileDir: string;
  /** The background's service worker, woken if needed. */
  background(): Promise<Worker>;
  /** Where the extension's own pages are, without a slash at the end. */
  origin(): Promise<string>;
  close(): Promise<void>;
}

/** Chromium with the extension, in which the CRMs' real host names lead to the demo CRM. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<LaunchedBrowser> {
  const profileDir = options.profileDir ?? mkdtempSync(join(tmpdir(), 'leadlight-'));
  const headless = options.headless ?? true;
  const executablePath = process.env.CHROME_PATH;
  const context = await chromium.launchPersistentContext(profileDir, {
    ...(executablePath ? { executablePath } : {}),
    headless,
    colorScheme: options.colorScheme ?? 'light',
    viewport: options.viewport === undefined ? { width: 1440, height: 900 } : options.viewport,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    args: chromiumArguments({
      httpsPort: options.httpsPort ?? NO_SERVER,
      extensionDir: options.extensionDir === undefined ? EXTENSION_DIR : options.extensionDir,
      headless,
    }),
  });
  const background = async () => context.serviceWorkers()[0] ?? context.waitForEvent('serviceworker');
  return {
    context,
    profileDir,
    background,
    async origin() {
      // An extension's address has no `origin` of its own by the standard, so it is put together.
      return `chrome-extension://${new URL((await background()).url()).host}`;
    },
    async close() {
      await context.close();
      if (!options.profileDir) rmSync(profileDir, { recursive: true, force: true });
    },
  };
}

/** Stops the extension's background, as Chromium does with one that rests, by way of one of the browser's pages. */
export async function stopBackground(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('ServiceWorker.enable');
  await client.send('ServiceWorker.stopAllWorkers');
  await client.detach();
}

/** The sidebar's frame; locators do not pierce its closed shadow root, so it is found by address. */
export async function sidebarFrame(page: Page, timeoutMs = 10_000): Promise<Frame> {
  const start = Date.now();
  for (;;) {
    const frame = page.frames().find((candidate) => candidate.url().includes('/sidebar.html'));
    if (frame) return frame;
    if (Date.now() - start > timeoutMs) throw new Error(`No sidebar on ${page.url()} after ${timeoutMs} ms`);
    await page.waitForTimeout(20);
  }
}
