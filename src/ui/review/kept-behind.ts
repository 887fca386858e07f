import type { Behind } from './deals/FilterBar';
import type { RowSet } from './row-set';

/** The records behind a figure by their keys, which outlive the page, unlike their rows. */
export interface KeptBehind {
  label: string;
  keys: readonly string[];
}

/** More would leave no room in what a tab may keep. */
export const MOST_KEYS = 20_000;

/** What is kept of the records behind a figure; null where they are too many. */
export function keysBehind(rows: RowSet, { label, mask }: Behind): KeptBehind | null {
  const keys = rows.text('key').filter((key, row): key is string => key !== null && mask[row] === 1);
  return keys.length > MOST_KEYS ? null : { label, keys };
}

/** The same records among the rows that are there now. */
export function behindOf({ label, keys }: KeptBehind, rows: RowSet): Behind {
  const wanted = new Set(keys);
  return { label, mask: Uint8Array.from(rows.text('key'), (key) => Number(key !== null && wanted.has(key))) };
}

/** As it was kept, perhaps by another version; null where it is not understood. */
export function readBehind(stored: unknown): KeptBehind | null {
  const { label, keys } = Object(stored);
  if (typeof label !== 'string' || !Array.isArray(keys)) return null;
  return keys.every((key) => typeof key === 'string') ? { label, keys } : null;
}
