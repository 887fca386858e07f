import { isInstant } from '../record/format';
import { isCrmHistory } from '../record/history';
import type { CrmRecord, HistoryEntry, HistoryField } from '../record/types';

const NONE: HistoryEntry[] = [];

/**
 * The history of one field, oldest first and the same for any order of the input. CRM history,
 * where there is any, is complete: of what was seen or stated elsewhere only later rows count.
 */
export function recordedRows(record: CrmRecord, field: HistoryField): HistoryEntry[] {
  const rows = record.history.filter((entry) => entry.field === field && isInstant(entry.at));
  if (rows.length === 0) return NONE;
  rows.sort((a, b) => a.at - b.at || compare(sortKey(a), sortKey(b)));
  const lastCrmRow = rows.findLast(isCrmHistory);
  if (!lastCrmRow) return rows;
  return rows.filter((entry) => isCrmHistory(entry) || entry.at > lastCrmRow.at);
}

/** Only asked for rows of one instant, which are rare. */
const sortKey = ({ source, from, to, notBefore, by }: HistoryEntry): string =>
  JSON.stringify([source, from, to, notBefore ?? null, by ?? null]);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
