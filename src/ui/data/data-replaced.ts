import { browser } from 'wxt/browser';

/** Told to every open page when what is stored was wiped or restored: what they show is no longer there. */
const NAME = 'data-replaced';
/** This page. */
const own = crypto.randomUUID();

/** Tells all other pages; the one that did it says itself what came of it. */
export const tellReplaced = (at: number): Promise<void> =>
  browser.storage.local.set({ [NAME]: { by: own, at } });

/** Calls `onReplaced` when another page has told so. */
export function watchReplaced(onReplaced: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const told: unknown = area === 'local' ? changes[NAME]?.newValue : undefined;
    if (told !== undefined && Object(told).by !== own) onReplaced();
  });
}
