import type { Table } from 'dexie';

/** A range with so many rows for each key is read key by key. */
const SPARSE = 8;

/**
 * The rows of some hundred records in a table with an index `key`. Read as one range where most rows in it are meant:
 * looking for each key on its own takes several times as long as reading all of them.
 */
export async function rowsOfKeys<Row extends { key: string }, Id, Insert>(
  table: Table<Row, Id, Insert>,
  keys: readonly string[],
): Promise<Row[]> {
  const wanted = new Set(keys);
  const sorted = [...wanted].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const range = table.where('key').between(first, last, true, true);
  const size = await range.count();
  if (size === 0) return [];
  if (size > sorted.length * SPARSE) return table.where('key').anyOf(sorted).toArray();
  return (await range.toArray()).filter(({ key }) => wanted.has(key));
}
