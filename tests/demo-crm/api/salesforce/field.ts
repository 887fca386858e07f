import type { CustomField } from '../../data/custom-fields';
import { SalesforceProblem } from './errors';
import type { Field } from './object';
import type { FieldType, Raw } from './values';

type Custom = Record<string, string | number | null>;

/** A field nobody can write. */
export const readOnly = <Rec>(
  name: string,
  label: string,
  type: FieldType,
  read: (record: Rec) => Raw,
): Field<Rec, never> => ({ name, label, type, read });

/** A read-only reference to another object. */
export const reference = <Rec>(
  name: string,
  relationship: { name: string; object: string },
  read: (record: Rec) => string | null,
): Field<Rec, never> => ({ name, label: `${relationship.name} ID`, type: 'reference', read, relationship });

const problem = (value: Raw, what: string) =>
  new SalesforceProblem('JSON_PARSER_ERROR', `Cannot deserialize ${JSON.stringify(value)} as ${what}`);

/** '' clears, like null. @throws SalesforceProblem */
export function toText(value: Raw): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value;
  throw problem(value, 'string');
}

/** @throws SalesforceProblem */
export function toNumber(value: Raw): number | null {
  if (value === null || typeof value === 'number') return value;
  throw problem(value, 'number');
}

/** @throws SalesforceProblem */
export function toDate(value: Raw): string | null {
  if (value === null) return null;
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  throw problem(value, 'date');
}

/** Epoch ms. @throws SalesforceProblem */
export function toInstant(value: Raw): number | null {
  if (value === null) return null;
  const at =
    typeof value === 'string' ? Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')) : Number.NaN;
  if (!Number.isNaN(at)) return at;
  throw problem(value, 'datetime');
}

/** @throws SalesforceProblem for a value that the restricted picklist does not have */
export function toPicklist(value: Raw, values: readonly string[], field: string): string | null {
  const text = toText(value);
  if (text === null || values.includes(text)) return text;
  throw new SalesforceProblem(
    'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    `${field}: bad value for restricted picklist field: ${text}`,
    400,
    [field],
  );
}

const TYPES = { text: 'textarea', choice: 'picklist', number: 'double', datetime: 'datetime' } as const;

function customValue(value: Raw, field: CustomField): string | number | null {
  if (field.type === 'number') return toNumber(value);
  if (field.type === 'datetime') return toInstant(value);
  return field.options ? toPicklist(value, field.options, field.salesforce) : toText(value);
}

/** The field behind something that the org added itself. */
export function customField<Rec extends { custom: Custom }, Patch>(
  field: CustomField,
  toPatch: (custom: Custom) => Patch,
): Field<Rec, Patch> {
  return {
    name: field.salesforce,
    label: field.label,
    type: TYPES[field.type],
    picklist: field.options,
    read: (record) => record.custom[field.name] ?? null,
    write: (value) => toPatch({ [field.name]: customValue(value, field) }),
  };
}
