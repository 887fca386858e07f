import type { RecordMap } from '../crm/csv/map-schema';
import { columnsOf } from './record-file';

/**
 * A map that also reads the columns it leaves out, as text, under names made of their headers: a
 * column that leaks the outcome is seldom one that anybody mapped. Ids, which tell nothing, stay out.
 */
export async function withAllColumns(path: string, map: RecordMap): Promise<RecordMap> {
  const columns = await columnsOf(path, map);
  const used = new Set([
    ...Object.values(map.fields).flatMap(({ column, columns: several }) => [column, ...(several ?? [])]),
    map.stage?.column,
    map.id,
    map.title,
  ]);
  const isSpare = (name: string) =>
    name !== '' && !used.has(name) && columns.indexOf(name) === columns.lastIndexOf(name);
  const taken = new Set(Object.keys(map.fields));
  const extra = columns.filter(isSpare).map((column) => {
    const name = freeName(column, taken);
    taken.add(name);
    return [name, { column, type: 'text' as const, label: column }] as const;
  });
  return { ...map, fields: { ...map.fields, ...Object.fromEntries(extra) } };
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
