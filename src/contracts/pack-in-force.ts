import { browser } from 'wxt/browser';

/**
 * Which pack judges, told to every page of the extension: a value that the browser keeps, because
 * the background may die between a change and a message about it. Each start of the background
 * tells it again. In local storage, because Firefox gives a frame inside a web page no session one.
 */
const NAME = 'pack-in-force';
/** How long after telling a page it is asked whether its engine has taken the pack. */
const RETRIES_MS = [3_000, 10_000, 30_000] as const;

export interface PackInForce {
  id: string;
  version: number;
  /** Set for a pack that follows a publisher. */
  subscription?: string;
  /** Packs whose rules are added to it. */
  also?: { id: string; version: number; subscription: string }[];
}

/** Background: the pack is in force from now on (`packActivated`). */
export async function announcePack({ id, version, subscription, also }: PackInForce): Promise<void> {
  await browser.storage.local.set({ [NAME]: { id, version, subscription, also } });
}

/**
 * Page: calls `onChange` when another pack than before, or than `loaded` says at the start, is in
 * force; at the latest when the page is seen again.
 */
export function watchPackInForce(
  win: Window,
  options: { loaded(): Promise<{ id: string; version: number; origin: string } | null>; onChange(): void },
  signal: AbortSignal,
): void {
  let known: string | null = null;

  async function look(): Promise<void> {
    const stored: unknown = (await browser.storage.local.get(NAME))[NAME];
    const found = inForce(stored);
    if (!found) return;
    const next = JSON.stringify(stored);
    const isFirst = known === null;
    if (next === known) return;
    known = next;
    if (isFirst && isLoaded(await options.loaded(), found)) return;
    options.onChange();
    later(found, next, 0);
  }

  /** A busy engine may not have taken the pack: then the page is told again. */
  function later(found: PackInForce, told: string, attempt: number): void {
    const wait = RETRIES_MS[attempt];
    if (wait === undefined) return;
    const timer = win.setTimeout(async () => {
      const isTaken = await options.loaded().then(
        (loaded) => isLoaded(loaded, found),
        () => false,
      );
      if (isTaken || known !== told || signal.aborted) return;
      options.onChange();
      later(found, told, attempt + 1);
    }, wait);
    signal.addEventListener('abort', () => win.clearTimeout(timer));
  }

  const lookAgain = (): void => void look().catch(() => {});
  const onStored = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'local' && NAME in changes) lookAgain();
  };
  browser.storage.onChanged.addListener(onStored);
  signal.addEventListener('abort', () => browser.storage.onChanged.removeListener(onStored));
  win.addEventListener('pageshow', lookAgain, { signal });
  win.document.addEventListener('visibilitychange', lookAgain, { signal });
  lookAgain();
}

function inForce(stored: unknown): PackInForce | null {
  if (typeof stored !== 'object' || stored === null || !('id' in stored) || !('version' in stored))
    return null;
  const { id, version } = stored;
  const isFollowed = 'subscription' in stored && typeof stored.subscription === 'string';
  return typeof id === 'string' && typeof version === 'number'
    ? { id, version, ...(isFollowed ? { subscription: String(stored.subscription) } : {}) }
    : null;
}

/** Nothing loaded yet means that the first question loads what is in force. */
const isLoaded = (
  loaded: { id: string; version: number; origin: string } | null,
  { id, version, subscription }: PackInForce,
): boolean =>
  loaded === null ||
  (loaded.id === id &&
    loaded.version === version &&
    (loaded.origin === 'signed') === (subscription !== undefined));
