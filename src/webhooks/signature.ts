import type { EpochMs } from '../record/types';

/** A receiver refuses what is signed longer ago, so that a request that was listened to can't be sent again later. */
export const REPLAY_WINDOW_S = 300;

type Subtle = Pick<SubtleCrypto, 'digest' | 'importKey' | 'sign'>;

/**
 * The same for an event in every browser and at every attempt: SHA-256 of its id, in hex. A hash, so that it has
 * one length and no character that a header could not take.
 */
export async function idempotencyKey(subtle: Subtle, event: string): Promise<string> {
  return hexOf(await subtle.digest('SHA-256', new TextEncoder().encode(event)));
}

/**
 * Value of `Leadlight-Signature`: "t=<unix seconds>,v1=<hex>", with HMAC-SHA256 by the secret, in UTF-8, over
 * "<t>.<body>". `t` is the time of this attempt.
 */
export async function signatureOf(
  subtle: Subtle,
  secret: string,
  body: string,
  now: EpochMs,
): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const at = Math.floor(now / 1000);
  return `t=${at},v1=${hexOf(await subtle.sign('HMAC', key, encoder.encode(`${at}.${body}`)))}`;
}

const hexOf = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
