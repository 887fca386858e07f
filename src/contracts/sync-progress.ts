import { browser } from 'wxt/browser';

/**
 * Tells open pages that a sync has moved: a value that the browser keeps in memory. Writing it is also a
 * call to the browser, which keeps the background alive for another half minute (reliability.md, fact 5).
 */
const NAME = 'sync-moved';

export async function announceSync(id: string, step: number): Promise<void> {
  await browser.storage.session.set({ [NAME]: { id, step } });
}

/** Calls `onMove` whenever a sync has moved, until the signal is aborted. */
export function watchSyncs(onMove: () => void, signal: AbortSignal): void {
  const look = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'session' && NAME in changes) onMove();
  };
  browser.storage.onChanged.addListener(look);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(look), { once: true });
}
