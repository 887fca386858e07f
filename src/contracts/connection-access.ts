import { browser } from 'wxt/browser';

/** What a connection needs beyond what the extension has from the start. All of it is optional in the manifest. */
export interface Access {
  origins: string[];
  permissions: ('cookies' | 'identity')[];
}

export const HUBSPOT_ACCESS: Access = { origins: ['https://api.hubapi.com/*'], permissions: [] };

/** For an org's record pages and API; `cookies` only for the browser's own sign-in. */
export function salesforceAccess(api: string, ui: string, way: 'session' | 'oauth'): Access {
  return way === 'session'
    ? { origins: [`${api}/*`, `${ui}/*`], permissions: ['cookies'] }
    : { origins: [`${api}/*`], permissions: ['identity'] };
}

/** Asks the user; must be called right from a click. False when it was declined. */
export const requestAccess = (access: Access): Promise<boolean> =>
  browser.permissions.request({ origins: access.origins, permissions: access.permissions });

/** Gives access back. Errors are of no consequence: what is not held can't be given back. */
export async function dropAccess(access: Access): Promise<void> {
  await browser.permissions
    .remove({ origins: access.origins, permissions: access.permissions })
    .catch(() => {});
}

/** Why a call got no answer, as far as the browser knows; null where it knows no reason. */
export async function whyUnreachable(url: string): Promise<'offline' | 'no-permission' | null> {
  if (!navigator.onLine) return 'offline';
  const isAllowed = await browser.permissions.contains({ origins: [`${new URL(url).origin}/*`] });
  return isAllowed ? null : 'no-permission';
}

/** One cookie of a host; null without one, and without permission to read it. */
export async function readCookie(
  url: string,
  name: string,
): Promise<{ domain: string; value: string } | null> {
  if (!browser.cookies) return null;
  const found = await browser.cookies.get({ url, name }).catch(() => null);
  return found ? { domain: found.domain, value: found.value } : null;
}

/** True where the browser can show a sign-in and give back where it ended. */
export const canSignIn = (): boolean => typeof browser.identity?.launchWebAuthFlow === 'function';

/** Shows a sign-in to the user. @throws Error when it was closed or is not possible here */
export async function showSignIn(url: string): Promise<string> {
  const ended = canSignIn()
    ? await browser.identity.launchWebAuthFlow({ url, interactive: true })
    : undefined;
  if (!ended) throw new Error('The sign-in was closed before it was finished. Start it again.');
  return ended;
}
