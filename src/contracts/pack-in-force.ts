import { browser } from 'wxt/browser';

/**
 * Which pack judges, told to every page of the extension: a value that the browser keeps while it
 * runs, because the background may die between a change and a message about it. Each start of the
 * background tells it again.
 */
const NAME = 'pack-in-force';

export interface PackInForce {
  id: string;
  version: number;
  /** Set for a pack that follows a publisher. */
  subscription?: string;
}

/** Background: the pack is in force from now on (`packActivated`). */
export async function announcePack({ id, version, subscription }: PackInForce): Promise<void> {
  await browser.storage.session.set({ [NAME]: { id, version, subscription } });
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
    const found = inForce((await browser.storage.session.get(NAME))[NAME]);
    if (!found) return;
    const next = JSON.stringify(found);
    const isFirst = known === null;
    if (next === known) return;
    known = next;
    if (!isFirst || !isLoaded(await options.loaded(), found)) options.onChange();
  }

  const lookAgain = (): void => void look().catch(() => {});
  const onStored = (changes: Record<string, unknown>, area: string): void => {
    if (area === 'session' && NAME in changes) lookAgain();
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
