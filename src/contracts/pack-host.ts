import { browser } from 'wxt/browser';
import { hostPattern, parseSubscription, subscriptionText } from '../record/subscription-text';

/**
 * Asks the user whether Leadlight may read from the host of a pasted subscription, and only that.
 * Call it first thing in the user's click. False when it was refused; a text that is no subscription
 * asks nothing, and `subscribe` says what is wrong with it. A host that lets any page read (CORS)
 * works without.
 */
export async function requestPackHost(text: string): Promise<boolean> {
  const parsed = parseSubscription(text);
  if (!parsed.ok) return true;
  return browser.permissions.request({ origins: [hostPattern(parsed.subscription.url)] });
}

/** Whether the browser lets Leadlight read from the host of an address. */
export function mayReadHost(url: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [hostPattern(url)] });
}

/** The same question for the host of a pack that is followed already. */
export function requestHost(url: string): Promise<boolean> {
  return browser.permissions.request({ origins: [hostPattern(url)] });
}

/** What a policy sets (public/managed-storage.json); nothing where there is no policy. */
export async function packPolicy(): Promise<{ packs: string[]; mayAdd: boolean }> {
  try {
    const { packs, allowOwnPacks } = await browser.storage.managed.get(['packs', 'allowOwnPacks']);
    return { packs: Array.isArray(packs) ? packs.map(policyText) : [], mayAdd: allowOwnPacks !== false };
  } catch {
    return { packs: [], mayAdd: true };
  }
}

/** An entry as the text that a user would paste; what is missing in it is named when it is read. */
function policyText(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  const { url, publicKey, group } = Object(entry);
  return subscriptionText({
    url: String(url ?? ''),
    publicKey: String(publicKey ?? ''),
    group: group === undefined || group === '' ? null : String(group),
  });
}
