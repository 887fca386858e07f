import type { ApiResponse } from '../http';

/** Salesforce's error body: always an array, even for one error. */
export function salesforceError(
  status: number,
  errorCode: string,
  message: string,
  fields?: readonly string[],
): ApiResponse {
  return { status, body: [{ ...(fields ? { fields } : {}), errorCode, message }] };
}

/** An error that a deeper layer found, e.g. the SOQL reader; becomes a 400 unless it says otherwise. */
export class SalesforceProblem extends Error {
  constructor(
    readonly errorCode: string,
    message: string,
    readonly status = 400,
    readonly fields?: readonly string[],
  ) {
    super(message);
  }

  toResponse(): ApiResponse {
    return salesforceError(this.status, this.errorCode, this.message, this.fields);
  }
}

export const invalidSession = () => salesforceError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');

export const notFound = () => salesforceError(404, 'NOT_FOUND', 'The requested resource does not exist');

export const invalidType = (object: string) =>
  new SalesforceProblem('INVALID_TYPE', `sObject type '${object}' is not supported.`);

export const invalidField = (object: string, field: string, status = 400) =>
  new SalesforceProblem('INVALID_FIELD', `No such column '${field}' on entity '${object}'.`, status, [field]);

/** What each status looks like when a test makes a call fail without a body of its own. */
export function salesforceFault(status: number): ApiResponse {
  switch (status) {
    case 401:
      return invalidSession();
    case 403:
      return salesforceError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    case 404:
      return notFound();
    case 503:
      return salesforceError(503, 'SERVER_UNAVAILABLE', 'The server is not available right now.');
    default:
      return salesforceError(status, 'UNKNOWN_EXCEPTION', 'An unexpected error occurred.');
  }
}
