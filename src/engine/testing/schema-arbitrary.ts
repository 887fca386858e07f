import fc from 'fast-check';
import * as z from 'zod/mini';
import { conditionSchema } from '../../conditions/condition';
import { condition } from '../../conditions/testing/arbitrary';

/** Random values that fit a schema, from its JSON Schema; checks that JSON Schema can't say are left to a filter. */

type Json = z.core.JSONSchema.BaseSchema;

/** `names` gives texts for a string of the pattern; null for no special ones. */
export function valuesOf(
  schema: z.ZodMiniType,
  names: (pattern: string) => readonly string[] | null,
): fc.Arbitrary<unknown> {
  const json = z.toJSONSchema(schema, {
    unrepresentable: 'any',
    io: 'input',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === (conditionSchema as z.core.$ZodType)) jsonSchema.title = CONDITION;
    },
  });
  return from(json, names, json).filter((value) => schema.safeParse(value).success);
}

/** Marks conditions: they have an arbitrary of their own. */
const CONDITION = 'leadlight-condition';

function from(
  json: Json,
  names: (pattern: string) => readonly string[] | null,
  root: Json,
): fc.Arbitrary<unknown> {
  const inner = (part: Json | boolean) => from(typeof part === 'boolean' ? {} : part, names, root);
  if (json.title === CONDITION) return condition;
  if (json.$ref !== undefined) return inner(root.$defs?.[json.$ref.replace('#/$defs/', '')] ?? {});
  if (json.const !== undefined) return fc.constant(json.const);
  if (json.enum) return fc.constantFrom(...json.enum);
  const choices = json.anyOf ?? json.oneOf;
  if (choices) return fc.oneof(...choices.map(inner));
  switch (json.type) {
    case 'object':
      return object(json, inner);
    case 'array':
      return fc.array(inner((json.items as Json | undefined) ?? {}), {
        minLength: json.minItems ?? 0,
        maxLength: Math.min(json.maxItems ?? 4, (json.minItems ?? 0) + 4),
      });
    case 'integer':
      return fc.integer({ min: limit(json.minimum, -1000), max: limit(json.maximum, 1000) });
    case 'number':
      return fc.double({ min: limit(json.minimum, -1000), max: limit(json.maximum, 1000), noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'string':
      return text(json, names);
    default:
      return fc.constantFrom('a', 1, true);
  }
}

const limit = (given: number | undefined, usual: number): number =>
  given === undefined || Math.abs(given) > 1e9 ? usual : given;

function object(json: Json, inner: (part: Json | boolean) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = Object.entries(json.properties ?? {}).map(([key, part]) => [key, inner(part)] as const);
  const model: Record<string, fc.Arbitrary<unknown>> = Object.fromEntries(properties);
  const known = fc.record(model, { requiredKeys: json.required ?? [] });
  const others = json.additionalProperties;
  if (typeof others !== 'object' || properties.length > 0) return known;
  const { propertyNames } = json;
  const keys = text(typeof propertyNames === 'object' ? propertyNames : {}, () => null);
  return fc.dictionary(keys, inner(others), { maxKeys: 3 });
}

function text(json: Json, names: (pattern: string) => readonly string[] | null): fc.Arbitrary<string> {
  if (json.format === 'date-time')
    return fc.constantFrom('2026-11-20T14:00:00Z', '2026-10-25T02:30:00+02:00');
  const given = json.pattern === undefined ? null : names(json.pattern);
  if (given) return fc.constantFrom(...given);
  if (json.pattern !== undefined) return fc.stringMatching(new RegExp(json.pattern));
  return fc.string({ minLength: json.minLength ?? 0, maxLength: Math.min(json.maxLength ?? 12, 12) });
}
