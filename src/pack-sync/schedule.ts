import type { EpochMs } from '../record/types';
import type { StoredSubscription } from '../store/subscriptions';
import { hasAddress } from './from-files';
import { BACKOFF_MS, INTERVAL_MS, LONGEST_RETRY_AFTER_MS } from './limits';
import { waitFor } from './settle';

/** The browser fires no alarm sooner. */
const SOONEST_MS = 30_000;

/** Those whose turn has come, the one looked at longest ago first. */
export function dueRows(rows: readonly StoredSubscription[], now: EpochMs): StoredSubscription[] {
  return rows
    .filter((row) => row.nextTryAt <= now && hasAddress(row))
    .sort((a, b) => (a.checkedAt ?? 0) - (b.checkedAt ?? 0));
}

/**
 * When to look next. After a good look in about an hour, so that not all browsers ask at once; after
 * trouble at a random moment of a span that doubles each time. `chance` is from 0 to 1.
 */
export function nextTry(
  failures: number,
  retryAfterMs: number | null,
  now: EpochMs,
  chance: number,
): EpochMs {
  if (failures === 0) return now + Math.round(INTERVAL_MS * (0.8 + 0.4 * chance));
  const span = Math.min(BACKOFF_MS.longest, BACKOFF_MS.first * 2 ** Math.min(failures, 20));
  const asked = Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
  return now + Math.max(SOONEST_MS, asked, Math.round(span * chance));
}

/** When the background must wake: for the next look, or because a version begins. Null without rows. */
export function nextWake(rows: readonly StoredSubscription[], now: EpochMs): EpochMs | null {
  const moments = rows.flatMap((row) => {
    const begins = row.waiting ? waitFor(row, row.waiting.manifest, now)?.from : null;
    return [...(hasAddress(row) ? [row.nextTryAt] : []), ...(begins ? [begins] : [])];
  });
  return moments.length > 0 ? Math.max(now + SOONEST_MS, Math.min(...moments)) : null;
}
