import type { EpochMs } from '../record/types';

/** What came of one attempt. `problem` is for people and holds nothing of the answer's body. */
export type Attempt =
  | { result: 'sent' }
  /** `afterMs`: as the receiver asked; null for the usual wait. */
  | { result: 'later'; afterMs: number | null; problem: string }
  | { result: 'never'; problem: string };

export interface Answer {
  status: number;
  /** As `Response.type`: a redirect that was not followed has no status. */
  type: string;
  retryAfter: string | null;
}

/** Statuses that may pass: too early or too slow, too many, and what is not the message's fault. */
const PASSING = new Set([408, 409, 423, 425, 429]);
const BASE_MS = 5000;
const LONGEST_MS = 60 * 60_000;
/** A receiver that asks for more is asked again after so long all the same. */
export const LONGEST_ASKED_MS = 6 * LONGEST_MS;
/** So long after the first attempt it is given up. */
export const GIVE_UP_MS = 24 * 60 * 60_000;

/** Any 2xx is taken as received. */
export function attemptOf({ status, type, retryAfter }: Answer, now: EpochMs): Attempt {
  if (type === 'opaqueredirect' || (status >= 300 && status < 400))
    return {
      result: 'never',
      problem: 'The address leads to another one, which is not followed. Enter the last one.',
    };
  if (status >= 200 && status < 300) return { result: 'sent' };
  if (status >= 500 || PASSING.has(status))
    return {
      result: 'later',
      afterMs: askedWait(retryAfter, now),
      problem: `The receiver answered ${status}.`,
    };
  return { result: 'never', problem: refusal(status) };
}

function refusal(status: number): string {
  if (status === 401 || status === 403)
    return `The receiver answered ${status}: it does not take this. Check the address and the secret.`;
  if (status === 404 || status === 410)
    return `The receiver answered ${status}: there is no such webhook any more. Enter its new address.`;
  return `The receiver answered ${status}: it does not take this message. Check the format.`;
}

/** `Retry-After` in seconds or as a date (RFC 9110); null without a usable one. */
function askedWait(header: string | null, now: EpochMs): number | null {
  if (header === null) return null;
  const wait = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_ASKED_MS);
}

/** Full jitter: anything up to twice as long as the time before, at most an hour. `chance` is 0 to 1. */
export const waitAfter = (attempts: number, chance: number): number =>
  Math.round(chance * Math.min(LONGEST_MS, BASE_MS * 2 ** Math.min(attempts, 20)));
