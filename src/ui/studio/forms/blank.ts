import { controlOf } from './control';
import { alternatives, resolved, type Schema, schemaFor, valuesOf } from './schema';

/** What a new value may name, so that it is of use at once. */
export interface BlankContext {
  /** A field of the pack, for conditions and what names one. */
  field: string;
  /** ISO text of now. */
  moment: string;
  /** An id that the list does not have yet. */
  id: string;
}

/** The least value that a schema takes, for "Add": a person changes it at once. */
export function blankOf(schema: Schema, key: string, context: BlankContext): unknown {
  const control = controlOf(schema, key);
  switch (control.kind) {
    case 'fixed':
      return schema.const;
    case 'condition':
      return { op: 'exists', field: context.field };
    case 'text':
      return textFor(schema, key, context);
    case 'field':
      return context.field;
    case 'moment':
      return context.moment;
    case 'number':
      return Math.max(control.least ?? 0, Math.min(1, control.most ?? 1));
    case 'plain':
      return NEW;
    case 'switch':
      return false;
    case 'choice':
      return control.values.find((value) => PREFERRED.has(value)) ?? control.values[0];
    case 'checks':
      return (schema.minItems ?? 0) > 0 ? control.values.slice(0, 1) : [];
    case 'words':
      return (schema.minItems ?? 0) > 0 ? [control.ofFields ? context.field : NEW] : [];
    case 'shifts':
      return [];
    case 'list':
      return (schema.minItems ?? 0) > 0 ? [blankOf(control.item, key, context)] : [];
    case 'optional':
      return alternatives(schema).some(({ type }) => type === 'null')
        ? null
        : blankOf(control.inner, key, context);
    case 'variants':
      return groupFor(alternatives(schema)[0] ?? {}, context);
    case 'group':
      return groupFor(schemaFor(schema, undefined), context);
    case 'map':
      return {};
    case 'json':
      return plainFor(resolved(schema));
  }
}

const NEW = 'New';

/** A new rule bothers nobody, and says itself what it asks. */
const PREFERRED = new Set(['shadow', 'condition']);

function groupFor(schema: Schema, context: BlankContext): Record<string, unknown> {
  const blanks = (of: Schema) =>
    Object.fromEntries(
      (schema.required ?? []).map((name) => [name, blankOf(of.properties?.[name] ?? {}, name, context)]),
    );
  const value = blanks(schema);
  return schema.allOf ? blanks(schemaFor(schema, value)) : value;
}

/** The same entry once the key that decides what its others are has another value; what still fits stays. */
export function switched(
  schema: Schema,
  value: unknown,
  key: string,
  next: string,
  context: BlankContext,
): unknown {
  const data: Record<string, unknown> = { ...Object(value), [key]: next };
  const [before, after] = [schemaFor(schema, value), schemaFor(schema, data)];
  for (const [name, child] of Object.entries(after.properties ?? {}))
    if (child !== before.properties?.[name] && data[name] !== undefined)
      data[name] = blankOf(child, name, context);
  return data;
}

/** The keys of an entry on whose value the shape of others depends: the kind of a rule. */
export const decidingKeys = (schema: Schema): string[] => [
  ...new Set((resolved(schema).allOf ?? []).flatMap((rule) => Object.keys(rule.if?.properties ?? {}))),
];

/** What a key of this name is written like; checks beyond the schema ask for the form of each. */
const TEXTS: Readonly<Record<string, string>> = { zone: 'local', currency: 'EUR', kind: 'condition' };

function textFor({ pattern }: Schema, key: string, { id, moment }: BlankContext): string {
  const known = TEXTS[key];
  if (known !== undefined) return known;
  if (key === 'period') return moment.slice(0, 7);
  if (key === 'date' || key === 'from' || key === 'to') return moment.slice(0, 10);
  if (pattern === undefined) return NEW;
  return [id, ...SHAPES].find((text) => new RegExp(pattern).test(text)) ?? NEW;
}

/** Texts of the forms that packs know beside ids: a version, a country, an address. */
const SHAPES = ['1.0.0', 'DE', 'https://example.com/'];

function plainFor(schema: Schema): unknown {
  const [first] = valuesOf(schema);
  if (first !== undefined) return first;
  return schema.type === 'array' ? [] : schema.type === 'object' ? {} : '';
}

/** "new", "new-2" …, whatever no entry of the list has as its id. */
export function freeId(taken: readonly unknown[], wanted = 'new'): string {
  const ids = new Set(taken);
  if (!ids.has(wanted)) return wanted;
  let count = 2;
  while (ids.has(`${wanted}-${count}`)) count += 1;
  return `${wanted}-${count}`;
}
