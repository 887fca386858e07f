import { browser } from 'wxt/browser';

const QUESTION = 'leadlight:record-in-front';

/** Sidebar: answers which record it shows, by key, while its tab is seen. Null: none. */
export function answerRecordInFront(shown: () => string | null): void {
  browser.runtime.onMessage.addListener(
    (message: unknown, sender: { id?: string }, respond: (key: string) => void) => {
      const key =
        message === QUESTION && sender.id === browser.runtime.id && document.visibilityState === 'visible'
          ? shown()
          : null;
      if (key !== null) respond(key);
      return undefined;
    },
  );
}

/** Background: the record on the tab before the user, by key, if a sidebar shows one there. */
export async function recordInFront(): Promise<string | null> {
  try {
    const { focused, id } = await browser.windows.getLastFocused();
    if (!focused || id === undefined) return null;
    const [tab] = await browser.tabs.query({ active: true, windowId: id });
    if (tab?.id === undefined) return null;
    const key: unknown = await browser.tabs.sendMessage(tab.id, QUESTION);
    return typeof key === 'string' ? key : null;
  } catch {
    // Nobody answers on a page without a sidebar.
    return null;
  }
}
