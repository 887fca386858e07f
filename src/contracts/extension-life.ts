import { browser } from 'wxt/browser';

/** What a sidebar frame calls the port by which it learns that its extension has gone. */
const LIFE_PORT = 'leadlight:life';

/**
 * False once the extension was updated, reloaded or removed under a page that stays open: then
 * every call to the browser fails, and only a reload of the page helps (reliability.md, fact 9).
 */
export function isExtensionAlive(): boolean {
  try {
    return browser.runtime?.id !== undefined;
  } catch {
    return false;
  }
}

/** True for the errors that calls of a page without its extension end with. */
export function isExtensionGone(error: unknown): boolean {
  return error instanceof Error && /context invalidated|runtime\.id/i.test(error.message);
}

/** Content script: lets the sidebar connect; all the port does is to close when the extension goes. */
export function acceptLifePort(): void {
  browser.runtime.onConnect.addListener(() => {});
}

/**
 * Sidebar: calls `onGone` when the extension has gone, at the latest when the rep touches the
 * sidebar or comes back to its tab. The port also closes when the page is put aside for a while, so
 * that its closing counts only when the extension is really gone.
 */
export function watchExtension(win: Window, onGone: () => void, signal: AbortSignal): void {
  const look = (): void => {
    if (!isExtensionAlive()) onGone();
  };
  for (const name of ['focus', 'pointerdown', 'keydown', 'pageshow'])
    win.addEventListener(name, look, { capture: true, signal });
  win.document.addEventListener('visibilitychange', look, { signal });
  void openLifePort(look).catch(look);
}

async function openLifePort(onClosed: () => void): Promise<void> {
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return;
  browser.tabs.connect(tab.id, { name: LIFE_PORT, frameId: 0 }).onDisconnect.addListener(onClosed);
}
