import type { How } from '../../data/changes';
import type { DemoChange, DemoData } from '../../model';
import type { Property } from './property';

export interface Association {
  id: string;
  type: string;
}

/** One record as the API sees it, whatever its object. */
export interface ApiRecord {
  id: string;
  createdAt: number;
  updatedAt: number;
  /** Undefined: the account has no such property. Null: it is empty. */
  read(property: string): string | null | undefined;
  /** Oldest first. */
  history(property: string): DemoChange<string | null>[] | undefined;
  /** By the name of the other object, e.g. "companies". */
  associations(): Record<string, Association[]>;
}

export interface PropertyInfo extends Pick<Property<never, never>, 'name' | 'label' | 'type' | 'options'> {
  isReadOnly: boolean;
}

export type WrittenProperties = Readonly<Record<string, string | null>>;

/** One object type of the API over the demo data. */
export interface ApiObject {
  name: string;
  singular: string;
  typeId: string;
  /** Properties that come unasked. */
  defaults: readonly string[];
  /** Properties that a search's `query` looks into. */
  searched: readonly string[];
  properties: readonly PropertyInfo[];
  all(): ApiRecord[];
  find(id: string): ApiRecord | undefined;
  /** @throws InvalidValue; null when this object can't be changed. */
  change: ((id: string, properties: WrittenProperties, how: How) => void) | null;
  /** Gives the new id. @throws InvalidValue; null when this object can't be added. */
  add: ((properties: WrittenProperties, how: How) => string) | null;
}

interface Definition<Rec, Patch extends object> {
  name: string;
  singular: string;
  typeId: string;
  defaults: readonly string[];
  searched: readonly string[];
  properties: readonly Property<Rec, Patch>[];
  records(): readonly Rec[];
  /** Quicker than looking through all records, where there are many. */
  find?(id: string): Rec | undefined;
  id(record: Rec): string;
  createdAt(record: Rec): number;
  updatedAt(record: Rec): number;
  associations?(record: Rec): Record<string, Association[]>;
  change?(id: string, patch: Patch, how: How): void;
  add?(patch: Patch, how: How): string;
}

/** Later patches win, but their custom fields add up. */
function merge<Patch extends object>(patches: readonly Patch[]): Patch {
  const customs = patches.flatMap((patch) => ('custom' in patch ? [patch.custom] : []));
  return Object.assign({}, ...patches, customs.length ? { custom: Object.assign({}, ...customs) } : {});
}

/** Hides what a record is made of: the API's endpoints need no more than `ApiObject`. */
export function defineObject<Rec, Patch extends object>(
  data: DemoData,
  definition: Definition<Rec, Patch>,
): ApiObject {
  const byName = new Map(definition.properties.map((property) => [property.name, property]));
  const toRecord = (record: Rec): ApiRecord => ({
    id: definition.id(record),
    createdAt: definition.createdAt(record),
    updatedAt: definition.updatedAt(record),
    read: (name) => byName.get(name)?.read(record, data),
    history(name) {
      const property = byName.get(name);
      if (!property) return undefined;
      if (property.history) return property.history(record);
      const value = property.read(record, data);
      return [{ at: definition.createdAt(record), value, source: 'CRM_UI', userId: null }];
    },
    associations: () => definition.associations?.(record) ?? {},
  });
  const toPatch = (written: WrittenProperties): Patch =>
    merge(
      Object.entries(written).flatMap(([name, value]) => {
        const patch = byName.get(name)?.write?.(value || null, data);
        return patch ? [patch] : [];
      }),
    );
  const { change, add } = definition;
  return {
    name: definition.name,
    singular: definition.singular,
    typeId: definition.typeId,
    defaults: definition.defaults,
    searched: definition.searched,
    properties: definition.properties.map((property) => ({
      name: property.name,
      label: property.label,
      type: property.type,
      options: property.options,
      isReadOnly: !property.write,
    })),
    all: () => definition.records().map(toRecord),
    find(id) {
      const found = definition.find?.(id);
      const record =
        found && definition.id(found) === id
          ? found
          : definition.records().find((entry) => definition.id(entry) === id);
      return record && toRecord(record);
    },
    change: change ? (id, written, how) => change(id, toPatch(written), how) : null,
    add: add ? (written, how) => add(toPatch(written), how) : null,
  };
}
