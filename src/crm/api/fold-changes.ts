import type { ChangedBy, EpochMs, HistoryEntry, HistoryField } from '../../record/types';

/** One value that a field had from `at` on, as a CRM's history states it. */
export interface ValueRow {
  at: EpochMs;
  to: string | null;
  by: ChangedBy | null;
  currency?: string | null;
}

/**
 * The changes behind one field's rows, in any order: sorted, oldest first, and rows that repeat the
 * value before left out (CRMs write a row for every save). The first row is the start: `from` is null.
 */
export function foldChanges(field: HistoryField, rows: readonly ValueRow[]): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  let before: ValueRow | null = null;
  for (const row of [...rows].sort((a, b) => a.at - b.at)) {
    const isRepeated = row.to === (before?.to ?? null);
    if (!isRepeated) entries.push(entryOf(field, before, row));
    before = row;
  }
  return entries;
}

function entryOf(field: HistoryField, before: ValueRow | null, row: ValueRow): HistoryEntry {
  return {
    field,
    at: row.at,
    from: before?.to ?? null,
    to: row.to,
    source: 'crm',
    ...(row.by && { by: row.by }),
    ...(field === 'amount' &&
      row.currency && { currencies: { from: before?.currency ?? null, to: row.currency } }),
  };
}
