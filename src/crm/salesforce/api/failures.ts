import type { ApiAllowance, ApiFailureKind } from '../../../record/connection';
import { CrmApiError } from '../../api/failure';
import type { Reply } from '../../api/reply';
import { errorsShape, oauthErrorShape } from './shapes';

const BY_CODE: Record<string, ApiFailureKind> = {
  INVALID_SESSION_ID: 'bad-token',
  INVALID_AUTH_HEADER: 'bad-token',
  REQUEST_LIMIT_EXCEEDED: 'daily-limit',
  API_DISABLED_FOR_ORG: 'api-blocked',
  API_CURRENTLY_DISABLED: 'api-blocked',
  OAUTH_APP_BLOCKED: 'api-blocked',
  OAUTH_APPROVAL_ERROR_GENERIC: 'api-blocked',
  INSUFFICIENT_ACCESS: 'forbidden',
  INSUFFICIENT_ACCESS_OR_READONLY: 'forbidden',
  INVALID_TYPE: 'forbidden',
  INVALID_FIELD: 'bad-request',
  MALFORMED_QUERY: 'bad-request',
  MALFORMED_ID: 'bad-request',
  INVALID_QUERY_LOCATOR: 'conflict',
  NOT_FOUND: 'not-found',
  ENTITY_IS_DELETED: 'not-found',
  UNABLE_TO_LOCK_ROW: 'locked',
  SERVER_UNAVAILABLE: 'server',
  SERVER_TOO_BUSY: 'server',
  TXN_SECURITY_METERING_ERROR: 'rate-limited',
  REQUEST_RUNNING_TOO_LONG: 'server',
  URL_NOT_RESET: 'moved',
  invalid_grant: 'bad-token',
  invalid_client_id: 'bad-token',
  invalid_client: 'bad-token',
  access_denied: 'api-blocked',
};

/** Salesforce's error body as a failure; null when it says nothing that the status does not. */
export function salesforceFailure({ status, json, retryAfterMs }: Reply, what: string): CrmApiError | null {
  const read = errorsShape.safeParse(json);
  const oauth = oauthErrorShape.safeParse(json);
  const [error] = read.success ? read.data : [];
  const code = error?.errorCode ?? (oauth.success ? oauth.data.error : '');
  const kind = Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (!kind) return null;
  const says = error?.message ?? (oauth.success ? oauth.data.error_description : null);
  const detail = kind === 'bad-request' || kind === 'api-blocked' ? `${code} ${says ?? ''}` : null;
  return new CrmApiError(kind, 'salesforce', what, { status, retryAfterMs, detail });
}

const DAY_MS = 86_400_000;

/** The day's allowance as `Sforce-Limit-Info: api-usage=900/15000` states it; null without it. */
export function salesforceAllowance(headers: Headers): ApiAllowance | null {
  const [, used, max] = /api-usage=(\d+)\/(\d+)/.exec(headers.get('sforce-limit-info') ?? '') ?? [];
  if (used === undefined || max === undefined) return null;
  return { max: Number(max), remaining: Math.max(0, Number(max) - Number(used)), windowMs: DAY_MS };
}
