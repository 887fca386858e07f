import type { RowSet } from '../row-set';
import { groupOfLine, type Lines } from './groups';

/** What the table shows of some rows. */
export interface LinedRows {
  rows: RowSet;
  lines: Lines;
}

/** Where the record, or the heading, of a line stands once the list was read again; null where it is gone or folded away. */
export function followLine(before: LinedRows, after: LinedRows, line: number): number | null {
  const [found] = followLines(before, after, line, line + 1);
  return found ? line + found.by : null;
}

/**
 * By how many lines what was in sight has moved, as the first of its records tells that is still there. One that left
 * the others by more than a page, as when it alone was snoozed, tells nothing.
 */
export function movedLines(before: LinedRows, after: LinedRows, from: number, to: number): number {
  const moves = followLines(before, after, from, to);
  const middle = moves.toSorted((a, b) => a.by - b.by)[moves.length >> 1]?.by ?? 0;
  return moves.find(({ by }) => Math.abs(by - middle) < to - from)?.by ?? 0;
}

/** By how much each line from `from` up to `to` has moved that is still there, in their order. */
function followLines(
  before: LinedRows,
  after: LinedRows,
  from: number,
  to: number,
): { line: number; by: number }[] {
  const keys = before.rows.text('key');
  const entries = new Map<number, number>();
  const lines = new Map<string, number>();
  before.lines.lines.subarray(from, to).forEach((entry, offset) => {
    const heading = entry < 0 ? headingAfter(before, after, entry) : null;
    const key = entry < 0 ? null : keys[entry];
    if (heading !== null) entries.set(heading, from + offset);
    else if (key) lines.set(key, from + offset);
  });
  for (const [row, key] of after.rows.text('key').entries()) {
    const line = key === null ? undefined : lines.get(key);
    if (line !== undefined) entries.set(row, line);
  }
  if (entries.size === 0) return [];
  const moves: { line: number; by: number }[] = [];
  after.lines.lines.forEach((entry, at) => {
    const line = entries.get(entry);
    if (line !== undefined) moves.push({ line, by: at - line });
  });
  return moves.sort((a, b) => a.line - b.line);
}

function headingAfter(before: LinedRows, after: LinedRows, entry: number): number | null {
  const group = before.lines.groups[groupOfLine(entry) ?? -1];
  const at = group ? after.lines.groups.findIndex(({ name }) => name === group.name) : -1;
  return at < 0 ? null : -1 - at;
}
