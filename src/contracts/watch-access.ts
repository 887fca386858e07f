import { browser } from 'wxt/browser';
import type { QuietHours } from '../record/watch';

/** Whether and when the rep wants to be told of leads that wait. Kept by the browser, for every account. */
export interface WatchSettings {
  isOn: boolean;
  /** Hours without notices; null for none. */
  quiet: QuietHours | null;
}

const NAME = 'watch-settings';
const PERMISSION = { permissions: ['notifications' as const] };

/** Asks the user; must be called right from a click. False when it was declined. */
export const requestNotices = (): Promise<boolean> => browser.permissions.request(PERMISSION);

export const mayNotify = (): Promise<boolean> => browser.permissions.contains(PERMISSION);

/** Off until somebody turns it on; what can't be read counts as off. */
export async function watchSettings(): Promise<WatchSettings> {
  const { isOn, quiet } = Object((await browser.storage.local.get(NAME))[NAME]);
  const { from, to } = Object(quiet);
  const hasQuiet = typeof from === 'string' && typeof to === 'string';
  return { isOn: isOn === true && (await mayNotify()), quiet: hasQuiet ? { from, to } : null };
}

export const saveWatchSettings = (settings: WatchSettings): Promise<void> =>
  browser.storage.local.set({ [NAME]: settings });
