import { browser } from 'wxt/browser';
import { hostPattern } from '../record/subscription-text';
import type { ChannelShare } from '../record/webhook';

/**
 * What a channel needs: the host of its address, null where that is known already, and in Firefox, where names go
 * out, the consent that Firefox keeps for personal data. Null where it needs nothing.
 */
function accessOf(url: string | null, share: ChannelShare) {
  const isNamed = import.meta.env.FIREFOX && share === 'names';
  if (url === null && !isNamed) return null;
  return {
    origins: url === null ? [] : [hostPattern(url)],
    ...(isNamed && { data_collection: ['personallyIdentifyingInfo'] }),
  };
}

/** Asks the user; must be called right from a click. False when it was declined. */
export async function requestChannel(url: string | null, share: ChannelShare): Promise<boolean> {
  const access = accessOf(url, share);
  return access === null || browser.permissions.request(access);
}

/** Whether it may still be sent; the user can take either back in the browser's settings. */
export async function mayReachChannel(url: string, share: ChannelShare): Promise<boolean> {
  const access = accessOf(url, share);
  return access === null || browser.permissions.contains(access);
}
