import type { FieldMap } from '../../record/field-map';
import type { Crm, FieldReading, ObjectKind, RecordIdentity } from '../../record/types';
import { chosenReading, fieldsFor, type ReadField } from '../map-fields';
import { type ApiValue, type ApiValueContext, apiReading } from './api-value';

/** One value of the API with what is known of its field. */
export interface DescribedValue {
  value: ApiValue;
  context: ApiValueContext;
}

export interface ApiFields {
  fields: Record<string, FieldReading>;
  /** Under which API name each was read. */
  apiNames: Record<string, string>;
}

/** Every API name that a mapped field of the object may be read under. */
export const apiNamesFor = (crm: Crm, object: ObjectKind, packFields: FieldMap): string[] =>
  fieldsFor({ identity: { crm, object } }, packFields).flatMap(({ apiNames }) => apiNames);

/**
 * All mapped fields that the API gave a value or an empty one for, chosen among several API names
 * as on pages. `read` gives undefined for what the object does not have, and null for what can't be shown.
 */
export function apiFields(
  identity: RecordIdentity,
  packFields: FieldMap,
  read: (apiName: string) => DescribedValue | null | undefined,
): ApiFields {
  const found: ApiFields = { fields: {}, apiNames: {} };
  for (const field of fieldsFor({ identity }, packFields)) {
    const drawn = field.apiNames.flatMap((apiName): ReadField[] => {
      const described = read(apiName);
      return described
        ? [{ apiName, reading: apiReading(field.definition, described.value, described.context) }]
        : [];
    });
    const chosen = chosenReading(field, drawn);
    if (!chosen) continue;
    found.fields[field.definition.name] = chosen.reading;
    if (chosen.apiName) found.apiNames[field.definition.name] = chosen.apiName;
  }
  return found;
}
