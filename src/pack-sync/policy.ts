import { parseSubscription, type SubscriptionText } from '../record/subscription-text';

/** What a policy of the browser says about packs. */
export interface PackPolicy {
  /** Subscriptions that every browser under it follows, the one that counts most first. */
  packs: readonly string[];
  /** False keeps users from following packs of their own. */
  mayAdd: boolean;
}

export interface ReadPolicy {
  wanted: SubscriptionText[];
  mayAdd: boolean;
  /** One line for each entry that is not followed. */
  problems: string[];
}

/** The entries that can be followed, and why the others can't. One address counts once. */
export function readPolicy({ packs, mayAdd }: PackPolicy): ReadPolicy {
  const wanted = new Map<string, SubscriptionText>();
  const problems: string[] = [];
  packs.forEach((text, index) => {
    const parsed = parseSubscription(text);
    if (!parsed.ok) problems.push(`Pack ${index + 1} of the policy: ${parsed.problem}`);
    else if (!wanted.has(parsed.subscription.url)) wanted.set(parsed.subscription.url, parsed.subscription);
  });
  return { wanted: [...wanted.values()], mayAdd, problems };
}
