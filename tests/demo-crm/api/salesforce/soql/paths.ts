import { invalidField, SalesforceProblem } from '../errors';
import type { Row, SObject } from '../object';
import type { FieldType, Raw } from '../values';

/** Finds objects by name (any letter case) and by the prefix of an id. */
export interface Schema {
  byName(name: string): SObject | undefined;
  byPrefix(id: string): SObject | undefined;
}

/** One selected or compared field, followed through its relationships. */
export interface Path {
  /** Relationship names in their own letter case, e.g. ["Owner"]. */
  through: readonly string[];
  name: string;
  type: FieldType;
  label: string;
  get(row: Row): Raw;
}

/** The record that a reference field leads to; its id's prefix decides the object. */
export function follow(schema: Schema, row: Row, idField: string): { object: SObject; row: Row } | null {
  const id = row.get(idField);
  if (typeof id !== 'string') return null;
  const object = schema.byPrefix(id);
  const target = object?.find(id);
  return object && target ? { object, row: target } : null;
}

/** Looks `a.b.c` up from an object. @throws SalesforceProblem INVALID_FIELD */
export function resolvePath(schema: Schema, object: SObject, path: string): Path {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    const field = object.field(head);
    if (!field) throw invalidField(object.name, head);
    const { name, type, label } = field;
    return { through: [], name, type, label, get: (row) => row.get(name) };
  }
  const link = object.fields.find((field) => field.relationship?.name.toLowerCase() === head.toLowerCase());
  const target = link?.relationship && schema.byName(link.relationship.object);
  if (!link?.relationship || !target)
    throw new SalesforceProblem('INVALID_FIELD', `Didn't understand relationship '${head}' in field path.`);
  const inner = resolvePath(schema, target, rest.join('.'));
  const { name } = link.relationship;
  return {
    ...inner,
    through: [name, ...inner.through],
    get(row) {
      const found = follow(schema, row, link.name);
      return found ? inner.get(found.row) : null;
    },
  };
}
