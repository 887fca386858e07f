import * as z from 'zod/mini';
import { conditionSchema } from '../conditions/condition';
import { RULE_KINDS } from '../rule-kinds';
import { rulePackSchema } from './schema';

type JsonObject = Record<string, unknown>;

/**
 * The JSON Schema (draft 2020-12) of a rule pack, for editors: completion and errors while typing,
 * with the options of each rule kind told apart by `kind`. What only Leadlight can check (names that
 * must exist, bands, dates) is left to lint.
 */
export function packJsonSchema(): JsonObject {
  const schema = toJson(rulePackSchema);
  const rules = child(schema, 'properties', 'rules', 'items');
  const kinds = RULE_KINDS.map(({ id, options }) => ({ id, options: toJson(options) }));
  const definitions = Object.assign({}, schema.$defs, ...kinds.map(({ options }) => options.$defs));
  rules.allOf = kinds.map(({ id, options: { $defs, ...options } }) => ({
    if: { properties: { kind: { const: id } } },
    // biome-ignore lint/suspicious/noThenProperty: The keyword of JSON Schema.
    then: { properties: { options } },
  }));
  child(rules, 'properties').kind = { enum: RULE_KINDS.map(({ id }) => id) };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Leadlight rule pack',
    ...schema,
    $defs: definitions,
  };
}

/** Names the recursive schema, so that all parts refer to one definition at the root. */
const NAMES = z.registry<{ id: string }>().add(conditionSchema, { id: 'condition' });

function toJson(schema: z.ZodMiniType): JsonObject {
  const { $schema, ...json } = z.toJSONSchema(schema, { metadata: NAMES });
  return json;
}

function child(schema: JsonObject, ...path: string[]): JsonObject {
  let at: unknown = schema;
  for (const key of path) at = isObject(at) ? at[key] : undefined;
  if (!isObject(at)) throw new Error(`The pack schema has no ${path.join('.')}.`);
  return at;
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;
