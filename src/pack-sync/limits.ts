import { LARGEST_PACK, LONGEST_MANIFEST } from '../signing/manifest';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Bytes, after the transfer was unpacked. */
export const SIZE_LIMITS = { manifest: LONGEST_MANIFEST, pack: LARGEST_PACK } as const;

/** A background at rest is ended after 30 s, so no download may take longer. */
export const TIME_LIMIT_MS = 25_000;

/** Between two looks at an address that answers. */
export const INTERVAL_MS = HOUR_MS;
/** The first wait after a failure, and the longest. */
export const BACKOFF_MS = { first: MINUTE_MS, longest: 6 * HOUR_MS } as const;
/** As long as a server may ask to be left alone. */
export const LONGEST_RETRY_AFTER_MS = 24 * HOUR_MS;

/** How far two clocks may differ before dates can't be compared. */
export const CLOCK_TOLERANCE_MS = 5 * MINUTE_MS;

export const DAY_MS = 24 * HOUR_MS;
