import { crmPage } from '../../../record/crm-page';
import type { RowSet } from '../row-set';

/** How a record is named, and where it is in its CRM. */
export interface NamedRecord {
  key: string;
  title: string;
  company: string | null;
  url: string;
}

/** A record of the list by its row. One that is not listed has its id for a name, and no address. */
export function nameAt(rows: RowSet, key: string, place: number): NamedRecord {
  const id = key.split(':').at(-1) ?? key;
  if (place < 0 || place >= rows.size) return { key, title: id, company: null, url: '' };
  const title = rows.text('title')[place] ?? `Record ${id}`;
  const url = crmPage(rows.text('url')[place] ?? null) ?? '';
  return { key, title, company: rows.text('company')[place] ?? null, url };
}

/** The same for a few keys whose rows are not known: one pass over all rows. */
export function namesOf(rows: RowSet, keys: ReadonlySet<string>): ReadonlyMap<string, NamedRecord> {
  const places = new Map<string, number>();
  if (keys.size > 0)
    for (const [place, key] of rows.text('key').entries())
      if (key !== null && keys.has(key)) places.set(key, place);
  return new Map([...keys].map((key) => [key, nameAt(rows, key, places.get(key) ?? -1)]));
}

/** 1 for each of the rows. */
export function maskOf(places: Iterable<number>, size: number): Uint8Array {
  const mask = new Uint8Array(size);
  for (const place of places) if (place >= 0 && place < size) mask[place] = 1;
  return mask;
}
