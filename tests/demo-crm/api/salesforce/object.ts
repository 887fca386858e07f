import type { How } from '../../data/changes';
import { to18 } from '../../data/ids';
import { SalesforceProblem } from './errors';
import type { FieldType, Raw } from './values';

/** One field of an object; `write` turns a written value into a change, read-only without it. */
export interface Field<Rec, Patch> {
  name: string;
  label: string;
  type: FieldType;
  read(record: Rec): Raw;
  write?(value: Raw): Patch;
  picklist?: readonly string[];
  /** Where a reference leads: `OwnerId` leads to a User by the name Owner. */
  relationship?: { name: string; object: string };
}

export interface FieldInfo extends Omit<Field<never, never>, 'read' | 'write'> {
  isReadOnly: boolean;
}

/** One record as query and sobjects see it, whatever it is made of. */
export interface Row {
  id: string;
  get(field: string): Raw;
}

export type Written = Readonly<Record<string, Raw>>;

/** One object of the org. Field names are found in any letter case, as in SOQL. */
export interface SObject {
  name: string;
  label: string;
  keyPrefix: string;
  fields: readonly FieldInfo[];
  field(name: string): FieldInfo | undefined;
  rows(): Row[];
  /** The rows whose `field` is one of the ids; null where all rows have to be looked through. */
  rowsOf(field: string, ids: readonly string[]): Row[] | null;
  find(id: string): Row | undefined;
  change: ((id: string, written: Written, how: How) => void) | null;
  /** Gives the new id. */
  add: ((written: Written, how: How) => string) | null;
}

interface Definition<Rec, Patch extends object> {
  name: string;
  label: string;
  keyPrefix: string;
  fields: readonly Field<Rec, Patch>[];
  records(): readonly Rec[];
  /** By the lower-case names of fields whose values lead to few records: those of one value. */
  recordsOf?: Readonly<Record<string, (id: string) => readonly Rec[]>>;
  id(record: Rec): string;
  change?(id: string, patch: Patch, how: How): void;
  add?(patch: Patch, how: How): string;
}

/** Later patches win, but their custom fields add up. */
function merge<Patch extends object>(patches: readonly Patch[]): Patch {
  const customs = patches.flatMap((patch) => ('custom' in patch ? [patch.custom] : []));
  return Object.assign({}, ...patches, customs.length ? { custom: Object.assign({}, ...customs) } : {});
}

/** Hides what a record is made of: query, describe and sobjects need no more than `SObject`. */
export function defineSObject<Rec, Patch extends object>(definition: Definition<Rec, Patch>): SObject {
  const byName = new Map(definition.fields.map((field) => [field.name.toLowerCase(), field]));
  const infos = new Map(
    definition.fields.map(({ read: _, write, ...info }) => [
      info.name.toLowerCase(),
      { ...info, isReadOnly: !write },
    ]),
  );
  const toRow = (record: Rec): Row => ({
    id: definition.id(record),
    get: (name) => byName.get(name.toLowerCase())?.read(record) ?? null,
  });
  const toPatch = (written: Written): Patch =>
    merge(
      Object.entries(written).map(([name, value]) => {
        const field = byName.get(name.toLowerCase());
        if (!field)
          throw new SalesforceProblem(
            'INVALID_FIELD',
            `No such column '${name}' on sobject of type ${definition.name}`,
            400,
            [name],
          );
        if (!field.write)
          throw new SalesforceProblem(
            'INVALID_FIELD_FOR_INSERT_UPDATE',
            `Unable to create/update fields: ${name}.`,
            400,
            [name],
          );
        return field.write(value);
      }),
    );
  const { change, add } = definition;
  return {
    name: definition.name,
    label: definition.label,
    keyPrefix: definition.keyPrefix,
    fields: [...infos.values()],
    field: (name) => infos.get(name.toLowerCase()),
    rows: () => definition.records().map(toRow),
    rowsOf(field, ids) {
      const recordsOf = definition.recordsOf?.[field.toLowerCase()];
      return recordsOf ? [...new Set(ids)].flatMap((id) => recordsOf(id).map(toRow)) : null;
    },
    find(id) {
      const full = id.length === 15 ? to18(id) : id;
      const record = definition.records().find((entry) => definition.id(entry) === full);
      return record && toRow(record);
    },
    change: change ? (id, written, how) => change(id, toPatch(written), how) : null,
    add: add ? (written, how) => add(toPatch(written), how) : null,
  };
}
