import { browser } from 'wxt/browser';
import type { DigestWish } from '../record/digest';
import { ESCALATION_PARTS, type QuietHours, type WatchWho } from '../record/watch';

/** Whether and when the rep wants to be told of leads that wait. Kept by the browser, for every account. */
export interface WatchSettings {
  isOn: boolean;
  /** Hours without notices; null for none. */
  quiet: QuietHours | null;
  /** Kinds of happenings that are not told. */
  unwanted: string[];
  digest: DigestWish;
  who: WatchWho;
}

const NAME = 'watch-settings';
const PERMISSION = { permissions: ['notifications' as const] };

/** Asks the user; must be called right from a click. False when it was declined. */
export const requestNotices = (): Promise<boolean> => browser.permissions.request(PERMISSION);

export const mayNotify = (): Promise<boolean> => browser.permissions.contains(PERMISSION);

/** What nobody has changed yet. */
export const FIRST_DIGEST: DigestWish = { daily: '08:30', weekly: true };

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);

/** Off until somebody turns it on; what can't be read counts as off. */
export async function watchSettings(): Promise<WatchSettings> {
  const { isOn, quiet, unwanted, digest, who } = Object((await browser.storage.local.get(NAME))[NAME]);
  const { from, to } = Object(quiet);
  const hasQuiet = typeof from === 'string' && typeof to === 'string';
  const { daily, weekly } = Object(digest);
  const { name, parts } = Object(who);
  return {
    isOn: isOn === true && (await mayNotify()),
    quiet: hasQuiet ? { from, to } : null,
    unwanted: Array.isArray(unwanted) ? unwanted.filter((kind) => typeof kind === 'string') : [],
    digest: {
      daily: daily === null || isTime(daily) ? daily : FIRST_DIGEST.daily,
      weekly: typeof weekly === 'boolean' ? weekly : FIRST_DIGEST.weekly,
    },
    who: {
      name: typeof name === 'string' ? name : '',
      parts: ESCALATION_PARTS.filter((part) => Array.isArray(parts) && parts.includes(part)),
    },
  };
}

export const saveWatchSettings = (settings: WatchSettings): Promise<void> =>
  browser.storage.local.set({ [NAME]: settings });
