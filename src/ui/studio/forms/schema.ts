import { packJsonSchema } from '../../../rule-packs/json-schema';

/** The part of JSON Schema that packs are written in; keys that forms do not read are left out. */
export interface Schema {
  type?: string;
  const?: unknown;
  enum?: readonly unknown[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  minItems?: number;
  maxItems?: number;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  prefixItems?: readonly Schema[];
  propertyNames?: Schema;
  additionalProperties?: Schema | boolean;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  allOf?: readonly { if?: Schema; then?: Schema }[];
  $ref?: string;
  $defs?: Readonly<Record<string, Schema>>;
}

let whole: Schema | null = null;

/** The schema of a pack, from the same source as the parser: a new part needs no line here. */
export function packSchema(): Schema {
  whole ??= packJsonSchema();
  return whole;
}

export const CONDITION_REF = '#/$defs/condition';

/** A schema behind its reference. */
export function resolved(schema: Schema): Schema {
  const name = schema.$ref?.replace('#/$defs/', '');
  return name === undefined ? schema : (packSchema().$defs?.[name] ?? {});
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The alternatives of a schema with those inside them; a schema without any is its only one. */
export function alternatives(schema: Schema): readonly Schema[] {
  const own = resolved(schema);
  const parts = own.oneOf ?? own.anyOf;
  return parts ? parts.flatMap(alternatives) : [own];
}

/** The key by which alternatives are told apart, such as "op" or "method"; null for values of several types. */
export function tellingKey(parts: readonly Schema[]): string | null {
  const [first] = parts;
  const keys = Object.keys(first?.properties ?? {});
  return keys.find((key) => parts.every(({ properties }) => valuesOf(properties?.[key]).length > 0)) ?? null;
}

/** The values that a schema lists. */
export function valuesOf(schema: Schema | undefined): readonly unknown[] {
  if (!schema) return [];
  return schema.const === undefined ? (schema.enum ?? []) : [schema.const];
}

/** The alternative that a value is of, as far as it tells. */
export function schemaFor(schema: Schema, value: unknown): Schema {
  const parts = alternatives(schema);
  const key = tellingKey(parts);
  const own = isObject(value) && key !== null ? value[key] : undefined;
  const chosen =
    parts.find((part) => valuesOf(part.properties?.[key ?? '']).includes(own)) ??
    parts.find((part) => fits(part, value)) ??
    parts[0] ??
    {};
  const extra = (chosen.allOf ?? []).find((rule) => isObject(value) && holds(rule.if, value))?.then;
  return extra ? { ...chosen, properties: { ...chosen.properties, ...extra.properties } } : chosen;
}

const holds = (test: Schema | undefined, value: Record<string, unknown>): boolean =>
  Object.entries(test?.properties ?? {}).every(([key, schema]) => valuesOf(schema).includes(value[key]));

function fits({ type }: Schema, value: unknown): boolean {
  if (type === 'integer' || type === 'number') return typeof value === 'number';
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return type === (value === null ? 'null' : typeof value);
}

/** What is said of one key of an object, or of one entry of a list; null where nothing may stand there. */
export function childSchema(schema: Schema, value: unknown, step: string | number): Schema | null {
  const own = schemaFor(schema, value);
  if (typeof step === 'number') return own.prefixItems?.[step] ?? own.items ?? null;
  const known = own.properties?.[step];
  if (known) return known;
  return typeof own.additionalProperties === 'object' ? own.additionalProperties : null;
}
