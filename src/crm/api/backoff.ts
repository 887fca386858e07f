import type { EpochMs } from '../../record/types';

/** Exponential growth from `baseMs`, never beyond `capMs`. */
export interface Backoff {
  baseMs: number;
  capMs: number;
}

/**
 * How long to wait before attempt `attempt` + 1, in milliseconds: full jitter, which is anywhere
 * from 0 to the exponential bound, so that many clients do not come back together.
 */
export function backoffMs(attempt: number, { baseMs, capMs }: Backoff, random: () => number): number {
  const bound = Math.min(capMs, baseMs * 2 ** Math.max(0, attempt - 1));
  return Math.floor(random() * bound);
}

/** A Retry-After header in milliseconds from `now`: seconds or an HTTP date; null for anything else. */
export function retryAfterMs(header: string | null, now: EpochMs): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  if (!/^[A-Za-z]{3},? /.test(text)) return null;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
