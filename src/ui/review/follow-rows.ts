import type { RowSet } from './row-set';

/**
 * Rows keep no place when the list is read again: what is open, selected or counted is followed by its key. Returns
 * the rows of `after` that were among `rows` of `before`, ascending; what is gone is left out.
 */
export function followRows(before: RowSet, after: RowSet, rows: Iterable<number>): number[] {
  const keys = before.text('key');
  const wanted = new Set<string>();
  for (const row of rows) {
    const key = keys[row];
    if (key) wanted.add(key);
  }
  if (wanted.size === 0) return [];
  return after.text('key').flatMap((key, row) => (key !== null && wanted.has(key) ? [row] : []));
}

/** A mask over the rows of `before`, over those of `after`. */
export function followMask(before: RowSet, after: RowSet, mask: Uint8Array): Uint8Array {
  const marked = Array.from(mask.keys()).filter((row) => mask[row] === 1);
  const moved = new Uint8Array(after.size);
  for (const row of followRows(before, after, marked)) moved[row] = 1;
  return moved;
}
