import type { ApiAllowance, ApiFailureKind } from '../../../record/connection';
import { CrmApiError } from '../../api/failure';
import type { Reply } from '../../api/reply';
import { errorShape } from './shapes';

const BY_CATEGORY: Record<string, ApiFailureKind> = {
  INVALID_AUTHENTICATION: 'bad-token',
  EXPIRED_AUTHENTICATION: 'bad-token',
  MISSING_SCOPES: 'missing-scope',
  OBJECT_NOT_FOUND: 'not-found',
  CONFLICT: 'conflict',
  RATE_LIMITS: 'rate-limited',
  MIGRATION_IN_PROGRESS: 'migrating',
};

/** HubSpot's error body as a failure; null when it says nothing that the status does not. */
export function hubspotFailure({ status, json, retryAfterMs }: Reply, what: string): CrmApiError | null {
  const read = errorShape.safeParse(json);
  if (!read.success) return null;
  const { category, message, policyName, errorType, errors } = read.data;
  const isDaily = policyName === 'DAILY';
  const isRate = errorType === 'RATE_LIMIT' || status === 429;
  const kind = isDaily ? 'daily-limit' : (BY_CATEGORY[category ?? ''] ?? (isRate ? 'rate-limited' : null));
  if (!kind) return null;
  const scopes = (errors ?? []).flatMap(({ context }) => context?.requiredGranularScopes ?? []);
  return new CrmApiError(kind, 'hubspot', what, {
    status,
    scopes: [...new Set(scopes)],
    retryAfterMs,
    detail: kind === 'conflict' ? (message ?? null) : null,
  });
}

const numberOf = (headers: Headers, name: string): number | null => {
  const text = headers.get(`x-hubspot-ratelimit-${name}`);
  return text !== null && /^\d+$/.test(text) ? Number(text) : null;
};

/** The limit per window as HubSpot's headers state it; null when they do not. */
export function hubspotAllowance(headers: Headers): ApiAllowance | null {
  const max = numberOf(headers, 'max');
  if (max === null) return null;
  return {
    max,
    remaining: numberOf(headers, 'remaining'),
    windowMs: numberOf(headers, 'interval-milliseconds'),
  };
}
