import { alternatives, CONDITION_REF, resolved, type Schema, tellingKey, valuesOf } from './schema';

/** What a value is edited with. Told from its schema and the name of its key alone. */
export type Control =
  | { kind: 'fixed' }
  | { kind: 'text'; isLong: boolean; most: number }
  | { kind: 'number'; isWhole: boolean; least: number | null; most: number | null; unit: string | null }
  | { kind: 'switch' }
  | { kind: 'moment' }
  | { kind: 'choice'; values: readonly string[] }
  /** Name of a field of the pack. */
  | { kind: 'field' }
  | { kind: 'checks'; values: readonly string[] }
  | { kind: 'words'; ofFields: boolean; most: number }
  /** Hours of a day, e.g. [["09:00", "17:00"]]. */
  | { kind: 'shifts' }
  | { kind: 'list'; item: Schema; most: number }
  | { kind: 'map'; value: Schema }
  | { kind: 'group' }
  /** Groups that are told apart by the value of one key. */
  | { kind: 'variants'; key: string; values: readonly string[] }
  | { kind: 'condition' }
  | { kind: 'optional'; inner: Schema }
  /** A text or a number; also yes/no and empty, where the schema lets them. */
  | { kind: 'plain' }
  /** For what forms have no control of: its JSON. */
  | { kind: 'json' };

/** As `fieldName` in src/pack-parts/common.ts. */
const FIELD_PATTERN = '^[a-z][A-Za-z0-9]{0,59}$';
/** Longer texts get more than a line. */
const LINE = 100;

export const isFieldName = (schema: Schema): boolean => schema.pattern === FIELD_PATTERN;

export function controlOf(schema: Schema, key: string): Control {
  if (schema.$ref === CONDITION_REF) return { kind: 'condition' };
  if (schema.const !== undefined) return { kind: 'fixed' };
  const parts = alternatives(schema);
  if (parts.length > 1) return severalOf(parts);
  const own = resolved(schema);
  switch (own.type) {
    case 'string':
      return textOf(own);
    case 'integer':
    case 'number':
      return numberOf(own, key);
    case 'boolean':
      return { kind: 'switch' };
    case 'array':
      return listOf(own);
    case 'object':
      return objectOf(own);
    default:
      return own.enum ? choiceOf(own) : { kind: 'json' };
  }
}

function severalOf(parts: readonly Schema[]): Control {
  const rest = parts.filter(({ type }) => type !== 'null');
  const [inner] = rest;
  if (inner && rest.length === 1) return { kind: 'optional', inner };
  if (parts.every(({ type }) => type !== undefined && SCALARS.has(type))) return { kind: 'plain' };
  const key = tellingKey(parts);
  if (key === null) return { kind: 'json' };
  const values = parts.flatMap(({ properties }) => valuesOf(properties?.[key])).map(String);
  return { kind: 'variants', key, values };
}

const SCALARS = new Set(['string', 'number', 'integer', 'boolean', 'null']);

const choiceOf = (schema: Schema): Control => ({ kind: 'choice', values: valuesOf(schema).map(String) });

function textOf(schema: Schema): Control {
  if (schema.enum) return choiceOf(schema);
  if (schema.format === 'date-time') return { kind: 'moment' };
  if (isFieldName(schema)) return { kind: 'field' };
  const most = schema.maxLength ?? LINE;
  return { kind: 'text', isLong: most > LINE, most };
}

/** The unit at the end of a name: "staleAfterDays", "slaMinutes", "atRiskPercent". */
const UNITS: readonly [RegExp, string][] = [
  [/BusinessDays$/, 'business days'],
  [/Days$|^days$/, 'days'],
  [/Minutes$|^minutes$/, 'minutes'],
  [/Hours$/, 'hours'],
  [/Months$|^termMonths$/, 'months'],
  [/Percent$|Discount$|Attainment$/, '%'],
  [/^(?:fit|engagement|threshold|fitMinimum|engagementMinimum|points)$/, 'points'],
];

export const unitOf = (key: string): string | null =>
  UNITS.find(([pattern]) => pattern.test(key))?.[1] ?? null;

function numberOf({ type, minimum, maximum, exclusiveMinimum }: Schema, key: string): Control {
  const most = maximum === Number.MAX_SAFE_INTEGER ? null : (maximum ?? null);
  const least = minimum ?? exclusiveMinimum ?? null;
  return { kind: 'number', isWhole: type === 'integer', least, most, unit: unitOf(key) };
}

function listOf({ items = {}, maxItems = 1000 }: Schema): Control {
  const item = resolved(items);
  if (item.enum) return { kind: 'checks', values: valuesOf(item).map(String) };
  if (item.type === 'string') return { kind: 'words', ofFields: isFieldName(item), most: maxItems };
  if (item.prefixItems) return { kind: 'shifts' };
  return { kind: 'list', item: items, most: maxItems };
}

function objectOf({ properties, additionalProperties }: Schema): Control {
  if (properties) return { kind: 'group' };
  if (typeof additionalProperties !== 'object') return { kind: 'json' };
  return Object.keys(additionalProperties).length > 0
    ? { kind: 'map', value: additionalProperties }
    : { kind: 'json' };
}
