import { browser } from 'wxt/browser';
import { hostPattern, parseSubscription } from '../record/subscription-text';

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

/** Subscriptions that a policy sets (`packs` in managed storage); none where there is no policy. */
export async function managedSubscriptions(): Promise<string[]> {
  try {
    const { packs } = await browser.storage.managed.get('packs');
    return Array.isArray(packs) ? packs.filter((text) => typeof text === 'string') : [];
  } catch {
    return [];
  }
}
