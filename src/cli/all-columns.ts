import type { FieldSpec, RecordMap } from '../crm/csv/map-schema';
import { ownColumns } from '../crm/csv/read-records';
import type { FieldMap } from '../record/field-map';

/**
 * A map that also reads the columns it leaves out, under names made of their headers: a column that
 * leaks the outcome is seldom one that anybody mapped. Ids, which tell nothing, stay out.
 */
export function withAllColumns(map: RecordMap, columns: readonly string[], packFields: FieldMap): RecordMap {
  return { ...map, fields: { ...map.fields, ...spareFields(map, columns, packFields) } };
}

/** A map that also reads those columns whose name is that of a field of the pack, such as a suggested one. */
export function withPackColumns(map: RecordMap, columns: readonly string[], packFields: FieldMap): RecordMap {
  const names = new Set(packFields.map(({ name }) => name));
  const own = Object.entries(spareFields(map, columns, packFields)).filter(([name]) => names.has(name));
  return { ...map, fields: { ...map.fields, ...Object.fromEntries(own) } };
}

/**
 * The columns that a map leaves out, as fields: of the type that the pack gives them, else text. Dates
 * stay text: nobody said how they are written.
 */
function spareFields(
  map: RecordMap,
  columns: readonly string[],
  packFields: FieldMap,
): Record<string, FieldSpec> {
  const used = new Set([
    ...Object.values(map.fields).flatMap(({ column, columns: several }) => [column, ...(several ?? [])]),
    ...ownColumns({ ...map, outcome: undefined }),
  ]);
  const isSpare = (name: string) =>
    name !== '' && !used.has(name) && columns.indexOf(name) === columns.lastIndexOf(name);
  const lookups = [map.lookup ?? []].flat();
  const taken = new Set([map, ...lookups].flatMap(({ fields }) => Object.keys(fields)));
  const extra = columns.filter(isSpare).map((column): [string, FieldSpec] => {
    const name = freeName(column, taken);
    taken.add(name);
    const type = packFields.find((field) => field.name === name)?.type ?? 'text';
    const isDate = type === 'date' || type === 'datetime';
    return [name, { column, type: isDate ? 'text' : type, label: column }];
  });
  return Object.fromEntries(extra);
}

const LONGEST_NAME = 50;

/** "Total Time Spent on Website" as totalTimeSpentOnWebsite: a name that a pack may use. */
function freeName(column: string, taken: ReadonlySet<string>): string {
  const words = column
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/ ([a-z0-9])/g, (_space, first: string) => first.toUpperCase())
    .replace(/^[0-9]+/, '')
    .slice(0, LONGEST_NAME);
  const base = /^[a-z]/.test(words) ? words : 'column';
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}${number}`;
    if (!taken.has(name)) return name;
  }
}
