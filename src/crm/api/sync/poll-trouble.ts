import type { ApiFailureKind } from '../../../record/connection';
import type { PollState } from '../../../record/poll';
import type { EpochMs } from '../../../record/types';
import { CrmApiError } from '../failure';
import { problemOf } from './next-try';

const MINUTE_MS = 60_000;
const FIRST_MS = MINUTE_MS / 2;
const LONGEST_MS = 60 * MINUTE_MS;
/** Asking without a network costs nobody anything. */
const OFFLINE_MS = 5 * MINUTE_MS;
const SIGNED_OUT_MS = 15 * MINUTE_MS;

/** Nothing changes by asking again: somebody has to give a right, a scope, a token or a permission. */
const NEEDS_USER: readonly ApiFailureKind[] = [
  'bad-token',
  'missing-scope',
  'forbidden',
  'api-blocked',
  'no-permission',
  'moved',
];

/**
 * What is noted of a turn that failed, and when the next one comes by itself: ever later up to an hour, or when
 * the CRM said. Null, and not at all, where the user has to act. Who is signed out of Salesforce comes back by
 * signing in there, so that is looked at again.
 */
export function afterTrouble(
  { crm, failures }: Pick<PollState, 'crm' | 'failures'>,
  error: unknown,
  now: EpochMs,
): Pick<PollState, 'problem' | 'failures' | 'nextAt' | 'pace'> {
  const told = { problem: problemOf(error, now), failures: failures + 1 };
  const kind = error instanceof CrmApiError ? error.kind : null;
  if (crm === 'salesforce' && (kind === 'bad-token' || kind === 'login-page'))
    return { ...told, nextAt: now + SIGNED_OUT_MS, pace: 'signed-out' };
  if (kind !== null && NEEDS_USER.includes(kind)) return { ...told, nextAt: null, pace: 'needs-you' };
  const asked = error instanceof CrmApiError ? (error.retryAfterMs ?? 0) : 0;
  const longest = kind === 'offline' || kind === 'unreachable' ? OFFLINE_MS : LONGEST_MS;
  const least =
    kind === 'daily-limit' ? LONGEST_MS : Math.min(longest, FIRST_MS * 2 ** Math.min(failures, 12));
  return { ...told, nextAt: now + Math.min(LONGEST_MS, Math.max(asked, least)), pace: 'trouble' };
}
