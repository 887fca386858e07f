import type { EpochMs } from './types';

/** Where a subscribed pack stands. Codes are stable; the reason beside one is for people. */
export type PackState =
  | 'not-checked'
  | 'current'
  | 'newer-available'
  | 'scheduled'
  | 'expired'
  | 'unreachable'
  | 'no-permission'
  | 'bad-signature'
  | 'wrong-key'
  | 'older-version'
  | 'changed-content'
  | 'invalid-pack'
  | 'too-large'
  | 'not-json'
  | 'clock-wrong';

/** A version that is known by its signed manifest. */
export interface PackVersion {
  packId: string;
  version: number;
  publishedAt: EpochMs;
  expiresAt: EpochMs;
}

/** One subscription as pages show it. Plain JSON. */
export interface PackSubscription {
  id: string;
  url: string;
  /** Hash of the key that is trusted now, in hexadecimal. */
  keyId: string;
  /** A policy of the browser set it, so that it can't be removed here. */
  isManaged: boolean;
  /** Its pack judges records now. */
  isInForce: boolean;
  state: PackState;
  /** One or two sentences: what is the case, and what to do. */
  reason: string;
  /** For an invalid pack, one each. */
  problems: string[];
  /** The version this subscription gives; null before the first good one. */
  version: PackVersion | null;
  /** A verified version that is not used yet, and from when on; null when that is not a matter of time. */
  next: (PackVersion & { from: EpochMs | null }) | null;
  /** The version that `rollBack` goes to; null when none is kept. */
  previous: PackVersion | null;
  checkedAt: EpochMs | null;
  nextCheckAt: EpochMs | null;
}

/** Rules whose findings on older records are put aside after an update, and until when. */
export interface ParkedRules {
  rules: string[];
  /** When the version that brought the rules began to judge. */
  since: EpochMs;
  until: EpochMs;
}

/**
 * True when a warning was there before the rule that found it: it is put aside until the end of the
 * grace. `violatingSince`: since when the record has been so, or has existed; null, which is not
 * known, parks nothing.
 */
export function isParked(
  parked: ParkedRules | null,
  rule: string,
  violatingSince: EpochMs | null,
  now: EpochMs,
): boolean {
  if (!parked || now >= parked.until || violatingSince === null) return false;
  return violatingSince < parked.since && parked.rules.includes(rule);
}
