import { followRows } from '../follow-rows';
import type { RowSet } from '../row-set';
import { groupOfLine, type Lines } from './groups';

/** What the table shows of some rows. */
export interface LinedRows {
  rows: RowSet;
  lines: Lines;
}

/** Where the record, or the heading, of a line stands once the list was read again; null where it is gone or folded away. */
export function followLine(before: LinedRows, after: LinedRows, line: number): number | null {
  const entry = before.lines.lines[line];
  if (entry === undefined) return null;
  const next = entry < 0 ? headingAfter(before, after, entry) : rowAfter(before, after, entry);
  const at = next === null ? -1 : after.lines.lines.indexOf(next);
  return at < 0 ? null : at;
}

const rowAfter = (before: LinedRows, after: LinedRows, row: number): number | null =>
  followRows(before.rows, after.rows, [row])[0] ?? null;

function headingAfter(before: LinedRows, after: LinedRows, entry: number): number | null {
  const group = before.lines.groups[groupOfLine(entry) ?? -1];
  const at = group ? after.lines.groups.findIndex(({ name }) => name === group.name) : -1;
  return at < 0 ? null : -1 - at;
}

/** By how many lines what was in sight has moved, as the first of its records tells that is still there. */
export function movedLines(before: LinedRows, after: LinedRows, from: number, to: number): number {
  for (let line = from; line < to; line += 1) {
    const next = followLine(before, after, line);
    if (next !== null) return next - line;
  }
  return 0;
}
