import { type CDPSession, expect, type Page } from '@playwright/test';
import type { LaunchedBrowser } from './browser';

/** The browser forgets how much room it found once no document or worker of the extension has been there so long. */
const FORGOTTEN_AFTER_MS = 2_500;

/** The disk as the extension sees it. The browser’s own limit, so it holds in pages, workers and the background. */
export interface Disk {
  /** Closes all pages, and leaves the extension so many bytes more than it takes. */
  fill(bytes?: number): Promise<void>;
  free(): Promise<void>;
}

export function diskOf(browser: LaunchedBrowser, origin: string): Disk {
  // A page of the extension that opens no database.
  const idle = `${origin}/icon/48.png`;
  let kept: { page: Page; session: CDPSession } | null = null;

  /** An override ends with the session that made it: one page stays. */
  async function keeper() {
    if (kept) return kept;
    const page = await browser.context.newPage();
    const session = await browser.context.newCDPSession(page);
    await session.send('ServiceWorker.enable');
    kept = { page, session };
    return kept;
  }

  return {
    async fill(bytes = 0) {
      const { page, session } = await keeper();
      await session.send('ServiceWorker.stopAllWorkers');
      for (const other of browser.context.pages()) if (other !== page) await other.close();
      await page.goto(idle);
      const used = await page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
      const quotaSize = bytes === 0 ? 1 : used + bytes;
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
      await expect(async () => {
        await page.goto('about:blank');
        await session.send('ServiceWorker.stopAllWorkers');
        await page.waitForTimeout(FORGOTTEN_AFTER_MS);
        await page.goto(idle);
        expect(await page.evaluate(writeSomething, Math.max(1_000, bytes * 2))).toBe('QuotaExceededError');
      }).toPass({ timeout: 45_000 });
    },
    async free() {
      await kept?.session.send('Storage.overrideQuotaForOrigin', { origin });
    },
  };
}

/** What a write to a database beside the store’s ends with: "", or the name of the error. Runs inside the page. */
function writeSomething(size: number): Promise<string> {
  // What repeats is kept in less room.
  const bytes = new Uint8Array(size);
  for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return new Promise((resolve) => {
    const opening = indexedDB.open('room');
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows');
    opening.onerror = () => resolve(opening.error?.name ?? 'unknown');
    opening.onsuccess = () => {
      const writing = opening.result.transaction('rows', 'readwrite');
      writing.objectStore('rows').put(bytes, 1);
      const end = (name: string): void => {
        opening.result.close();
        resolve(name);
      };
      writing.oncomplete = () => end('');
      writing.onabort = () => end(writing.error?.name ?? 'unknown');
    };
  });
}
