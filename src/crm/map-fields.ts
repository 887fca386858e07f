import type { FieldDefinition, FieldMap } from '../record/field-map';
import type { FieldReading, PageReading, RecordIdentity } from '../record/types';
import { type Formats, typedField } from './field-values';
import { HUBSPOT_FIELDS } from './hubspot/field-map';
import { SALESFORCE_FIELDS } from './salesforce/field-map';

const STANDARD = { hubspot: HUBSPOT_FIELDS, salesforce: SALESFORCE_FIELDS } as const;

export interface MappedField {
  definition: FieldDefinition;
  /** API names on this CRM and object, most specific first. */
  apiNames: readonly string[];
}

/** The standard fields of a record's CRM and object, extended and overridden by the rule pack's. */
export function fieldsFor(
  { identity }: { identity: Pick<RecordIdentity, 'crm' | 'object'> },
  packFields: FieldMap,
): MappedField[] {
  const { crm, object } = identity;
  const mapped = new Map<string, MappedField>();
  for (const definition of [...STANDARD[crm], ...packFields]) {
    const own = definition.apiNames[crm]?.[object];
    const apiNames = own ?? mapped.get(definition.name)?.apiNames;
    if (apiNames) mapped.set(definition.name, { definition, apiNames });
  }
  return [...mapped.values()];
}

export interface ReadField {
  reading: FieldReading;
  /** The API name it was read under; null when it was not drawn at all. */
  apiName: string | null;
}

/**
 * The value of a field that has several API names. The first one drawn that is not empty counts,
 * even unreadable; 'empty' needs all that are drawn to be. Null when none is: unknown, not empty.
 */
export function readMapped(field: MappedField, page: PageReading, formats: Formats): ReadField | null {
  const drawn = field.apiNames.flatMap((apiName) => {
    const shown = Object.hasOwn(page.fields, apiName) ? page.fields[apiName] : undefined;
    return shown ? [{ apiName, reading: typedField(field.definition, apiName, shown, formats) }] : [];
  });
  const found = chosenReading(field, drawn);
  if (found || field.definition.name === 'firstContactAt') return found;
  const { label } = field.definition;
  return page.truncated
    ? { apiName: null, reading: { state: 'unreadable', label, reason: 'too-many-fields' } }
    : null;
}

/** Which of a field's several API names counts, of those that were read. */
export function chosenReading(field: MappedField, drawn: readonly ReadField[]): ReadField | null {
  if (field.definition.name === 'firstContactAt') return earliest(drawn, field.apiNames.length);
  return drawn.find(({ reading }) => reading.state !== 'empty') ?? drawn[0] ?? null;
}

/** The first touch of several kinds: unreadable if any is, and empty only when all are drawn empty. */
function earliest(drawn: readonly ReadField[], kinds: number): ReadField | null {
  const unreadable = drawn.find(({ reading }) => reading.state === 'unreadable');
  if (unreadable) return unreadable;
  const [first] = drawn.filter(hasMoment).sort((a, b) => momentOf(a) - momentOf(b));
  if (first) return first;
  return drawn.length === kinds ? (drawn[0] ?? null) : null;
}

const hasMoment = ({ reading }: ReadField): boolean => reading.state === 'value';
const momentOf = ({ reading }: ReadField): number =>
  reading.state === 'value' ? Number(reading.value) : Number.POSITIVE_INFINITY;
