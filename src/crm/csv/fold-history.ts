import type { EpochMs, HistoryEntry, HistoryField } from '../../record/types';

/** One row of a history file: the value that a field had from then on. */
export interface HistoryRow {
  field: HistoryField;
  at: EpochMs;
  to: string | null;
  /** As the file states it; undefined when it only has states. */
  from: string | null | undefined;
}

/**
 * Changes from rows in file order: sorted, oldest first, rows of one moment as the file has them,
 * and rows that repeat the value before left out. A field's first row is its start: `from` is null.
 */
export function foldHistory(rows: readonly HistoryRow[]): HistoryEntry[] {
  const current = new Map<HistoryField, string | null>();
  const entries: HistoryEntry[] = [];
  for (const { field, at, from, to } of [...rows].sort((a, b) => a.at - b.at)) {
    const before = from === undefined ? (current.get(field) ?? null) : from;
    const isRepeated = current.has(field) ? current.get(field) === to : before === to;
    current.set(field, to);
    if (!isRepeated) entries.push({ field, at, from: before, to, source: 'export' });
  }
  return entries;
}
