import { hasMoved, recordFingerprint } from './fingerprint';
import type { CrmRecord, EpochMs } from './types';
import type { Suppression } from './visit';

/**
 * What is put away now of what was, by rule. A snooze ends at its time, or when stage, amount, close date or owner
 * have changed since; a dismissal stays (experience.md).
 */
export const putAwayNow = (
  suppressions: readonly Suppression[],
  now: EpochMs,
  fingerprint: string,
): Map<string, Suppression> =>
  new Map(
    suppressions
      .filter((entry) => isInForce(entry, now, fingerprint))
      .map((entry) => [entry.rule, entry] as const),
  );

/** The rules whose findings on a record count nowhere. */
export const putAwayRules = (
  record: CrmRecord,
  suppressions: readonly Suppression[],
  now: EpochMs,
): ReadonlySet<string> =>
  new Set(suppressions.length === 0 ? [] : putAwayNow(suppressions, now, recordFingerprint(record)).keys());

function isInForce(entry: Suppression, now: EpochMs, fingerprint: string): boolean {
  if (entry.kind === 'dismiss') return true;
  return (entry.until === null || entry.until > now) && !hasMoved(entry.fingerprint, fingerprint);
}
