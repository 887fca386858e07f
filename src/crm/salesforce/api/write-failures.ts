import type { ApiFailureKind } from '../../../record/connection';
import { CrmApiError } from '../../api/failure';
import type { Reply } from '../../api/reply';
import { errorsShape } from './shapes';

const BY_CODE: Record<string, ApiFailureKind> = {
  FIELD_CUSTOM_VALIDATION_EXCEPTION: 'validation-rule',
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: 'validation-rule',
  FIELD_INTEGRITY_EXCEPTION: 'validation-rule',
  ENTITY_IS_LOCKED: 'validation-rule',
  DUPLICATES_DETECTED: 'duplicate-found',
  DUPLICATE_VALUE: 'duplicate-found',
  INVALID_FIELD_FOR_INSERT_UPDATE: 'read-only',
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: 'forbidden',
  CANNOT_UPDATE_CONVERTED_LEAD: 'validation-rule',
  REQUIRED_FIELD_MISSING: 'field-required',
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: 'value-refused',
  OP_WITH_INVALID_USER_TYPE_EXCEPTION: 'value-refused',
  INACTIVE_OWNER_OR_USER: 'value-refused',
};

/** Salesforce's refusal of a write, with the org's own words: they say what its validation rule wants. */
export function salesforceWriteFailure(
  { status, json, retryAfterMs }: Reply,
  what: string,
): CrmApiError | null {
  const read = errorsShape.safeParse(json);
  const [error] = read.success ? read.data : [];
  const kind = error && Object.hasOwn(BY_CODE, error.errorCode) ? BY_CODE[error.errorCode] : undefined;
  return error && kind
    ? new CrmApiError(kind, 'salesforce', what, {
        status,
        retryAfterMs,
        detail: error.message ?? error.errorCode,
      })
    : null;
}
