import type { DomainEvent } from '../record/domain-event';
import type { EpochMs } from '../record/types';
import type { StoredChannel } from '../record/webhook';
import { type Attempt, attemptOf } from '../webhooks/answer';
import { bodyOf } from '../webhooks/payload';
import { idempotencyKey, signatureOf } from '../webhooks/signature';

/** Where a channel leads. Kept like the keys of the CRMs, and never told. */
export interface Destination {
  url: string;
  /** Empty for none: then nothing is signed. */
  secret: string;
}

export interface SendOptions {
  fetch(url: string, init: RequestInit): Promise<Response>;
  subtle: SubtleCrypto;
  now(): EpochMs;
  mayReach(url: string): Promise<boolean>;
  destination(channel: string): Promise<Destination | null>;
}

/** A receiver that takes longer is asked again later. */
const TIMEOUT_MS = 15_000;

/**
 * One POST of one event. No redirect is followed, no cookie goes along, and of the answer only the status and
 * `Retry-After` are read. Never rejects.
 */
export async function sendWebhook(
  channel: StoredChannel,
  event: DomainEvent,
  options: SendOptions,
): Promise<Attempt> {
  const destination = await options.destination(channel.id).catch(() => null);
  if (!destination) return later('The address is not known any more. Enter it again.');
  const { url, secret } = destination;
  if (!(await options.mayReach(url)))
    return later(
      'The browser is not allowed to send that there any more. Save the channel again to be asked.',
    );
  try {
    const response = await options.fetch(url, await requestOf(channel, event, secret, options));
    await response.body?.cancel().catch(() => {});
    const retryAfter = response.headers.get('retry-after');
    return attemptOf({ status: response.status, type: response.type, retryAfter }, options.now());
  } catch (error) {
    const isSlow = error instanceof Error && error.name === 'TimeoutError';
    return later(
      isSlow ? 'The receiver did not answer within 15 seconds.' : 'The receiver can’t be reached.',
    );
  }
}

const later = (problem: string): Attempt => ({ result: 'later', afterMs: null, problem });

async function requestOf(
  { format }: StoredChannel,
  event: DomainEvent,
  secret: string,
  { subtle, now }: SendOptions,
): Promise<RequestInit> {
  const key = await idempotencyKey(subtle, event.id);
  const body = bodyOf(format, event, key);
  return {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': key,
      ...(secret !== '' && { 'Leadlight-Signature': await signatureOf(subtle, secret, body, now()) }),
    },
    body,
    redirect: 'manual',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    cache: 'no-store',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  };
}
