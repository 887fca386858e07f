import type { ApiResponse } from '../http';

interface ErrorDetails {
  errors?: unknown[];
  context?: Record<string, unknown>;
  policyName?: string;
  errorType?: string;
}

/** HubSpot's error body: an object with a category; everything beyond the four fields is optional. */
export function hubspotError(
  status: number,
  category: string,
  message: string,
  details: ErrorDetails = {},
  headers: Record<string, string> = {},
): ApiResponse {
  const correlationId = `00000000-0000-4000-8000-${String(status).padStart(12, '0')}`;
  return { status, headers, body: { status: 'error', message, correlationId, category, ...details } };
}

export const invalidAuthentication = () =>
  hubspotError(401, 'INVALID_AUTHENTICATION', 'Authentication credentials are missing or not valid.');

export const missingScopes = (...scopes: string[]) =>
  hubspotError(403, 'MISSING_SCOPES', 'This token lacks a scope that the call needs.', {
    errors: [{ message: 'One or more scopes are missing.', context: { requiredGranularScopes: scopes } }],
  });

export const objectNotFound = (what: string) =>
  hubspotError(404, 'OBJECT_NOT_FOUND', `Object not found: ${what}`);

export const validationError = (message: string, code?: string, property?: string) =>
  hubspotError(
    400,
    'VALIDATION_ERROR',
    message,
    code ? { errors: [{ message, code, context: { propertyName: [property] } }] } : {},
  );

/** What each status looks like when a test makes a call fail without a body of its own. */
export function hubspotFault(status: number): ApiResponse {
  switch (status) {
    case 401:
      return invalidAuthentication();
    case 403:
      return missingScopes('crm.objects.deals.read');
    case 404:
      return objectNotFound('the requested record');
    case 423:
      return hubspotError(423, 'LOCKED', 'The record is locked; try again in 2 seconds.');
    case 429:
      // The wording is a trap: the official client retries on exactly this text, without Retry-After.
      return hubspotError(429, 'RATE_LIMITS', 'You have reached your secondly limit.');
    case 477:
      return hubspotError(
        477,
        'MIGRATION_IN_PROGRESS',
        'The account is being moved.',
        {},
        { 'retry-after': '3' },
      );
    default:
      return hubspotError(status, 'INTERNAL_ERROR', 'Something went wrong on our side.');
  }
}
