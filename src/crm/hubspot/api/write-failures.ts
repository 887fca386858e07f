import type { ApiFailureKind } from '../../../record/connection';
import { CrmApiError } from '../../api/failure';
import type { Reply } from '../../api/reply';
import { writeErrorShape } from './write-shapes';

const BY_CODE: Record<string, ApiFailureKind> = {
  READ_ONLY_VALUE: 'read-only',
  INVALID_OPTION: 'value-refused',
  INVALID_OWNER_ID: 'value-refused',
  REQUIRED_PROPERTY_MISSING: 'field-required',
  MISSING_REQUIRED_PROPERTY: 'field-required',
  PROPERTY_DOESNT_EXIST: 'bad-request',
};

/**
 * HubSpot's refusal of a write: codes stand in `errors`, or within the message as JSON of its own. What a
 * workflow or a required property of a stage says comes as VALIDATION_ERROR with nothing but words.
 */
export function hubspotWriteFailure({ status, json, retryAfterMs }: Reply, what: string): CrmApiError | null {
  const read = writeErrorShape.safeParse(json);
  if (!read.success) return null;
  const { category, message, errors } = read.data;
  const codes = [
    ...(errors ?? []).flatMap(({ code }) => code ?? []),
    ...[...(message ?? '').matchAll(/"error":"([A-Z_]{3,60})"/g)].map(([, code = '']) => code),
  ];
  const known = codes.find((code) => Object.hasOwn(BY_CODE, code));
  const kind = known ? BY_CODE[known] : category === 'VALIDATION_ERROR' ? 'validation-rule' : undefined;
  if (!kind) return null;
  const said = (errors ?? []).flatMap((error) => error.message ?? [])[0] ?? message;
  return new CrmApiError(kind, 'hubspot', what, { status, retryAfterMs, detail: said ?? null });
}
