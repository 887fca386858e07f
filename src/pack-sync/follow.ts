import type { SubscriptionText } from '../record/subscription-text';
import type { EpochMs } from '../record/types';
import type { StoredSubscription } from '../store/subscriptions';

/** A text that is no subscription, or one that may not be changed here; the message says what to do. */
export class SubscriptionError extends Error {
  override name = 'SubscriptionError';
}

/** A subscription that was never looked at. `chance`, from 0 to below 1, gives its place in roll-outs. */
export function newRow(
  id: string,
  { url, publicKey, group }: SubscriptionText,
  { isManaged, rank, at, chance }: { isManaged: boolean; rank: number; at: EpochMs; chance: number },
): StoredSubscription {
  return {
    id,
    url,
    givenKey: publicKey,
    keys: [publicKey],
    group,
    isManaged,
    rank,
    place: Math.floor(chance * 100),
    subscribedAt: at,
    etag: null,
    newest: null,
    kept: [],
    waiting: null,
    held: null,
    parked: null,
    quarantine: null,
    trouble: null,
    checkedAt: null,
    failures: 0,
    nextTryAt: at,
  };
}

/**
 * The same address again. The key it came with leads to whatever key followed it; another key is
 * trusted instead of the old ones. What is there stays, so that no subscription, however it is made,
 * leads back to an older version.
 * @throws SubscriptionError for one that a policy set.
 */
export function followAnew(
  { isAddressCut, ...row }: StoredSubscription,
  { url, publicKey, group }: SubscriptionText,
  isManaged: boolean,
  rank: number,
): StoredSubscription {
  if (row.isManaged && !isManaged)
    throw new SubscriptionError('Your organisation set this pack already; it is followed with that key.');
  const isTrusted = publicKey === row.givenKey || row.keys.includes(publicKey);
  return {
    ...row,
    url,
    group,
    isManaged,
    rank,
    givenKey: publicKey,
    ...(isAddressCut && { trouble: null, failures: 0, nextTryAt: 0 }),
    ...(isTrusted ? {} : { keys: [publicKey], etag: null, nextTryAt: 0 }),
  };
}
