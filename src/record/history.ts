import type { HistoryEntry } from './types';

/** Pages and files state times to the minute or the day, the CRM's own rows to the second. */
const ROUNDING_MS = 86_400_000;

/** True for rows of the CRM's own history, whichever way they came: they leave nothing out. */
export const isCrmHistory = ({ source }: Pick<HistoryEntry, 'source'>): boolean =>
  source === 'crm' || source === 'export';

/**
 * Merges histories of one record from several sources. Sorted, oldest first; the same change is
 * kept once; merging again, or in another order, gives the same. Where sources tell of one change,
 * the CRM's own row wins, then the exported one; a time that the page states narrows an observed
 * change down, which keeps telling what was seen before it.
 */
export function mergeHistory(...lists: (readonly HistoryEntry[])[]): HistoryEntry[] {
  const entries = lists.flat();
  const crm = distinct(entries.filter(isFrom('crm')), changeKey);
  const files = distinct(entries.filter(isFrom('export')), changeKey);
  const exported = files.filter((entry) => !crm.some((row) => tellsOf(row, entry)));
  const rows = [...crm, ...files];
  const isNews = (entry: HistoryEntry): boolean => !rows.some((row) => tellsOf(row, entry));
  const observed = distinct(entries.filter(isFrom('observed')).filter(isNews), windowKey);
  const stated = distinct(entries.filter(isFrom('page')).filter(isNews), changeKey);
  const narrowed = [...observed];
  const remaining = stated.filter((entry) => {
    const index = narrowed.findIndex((change) => coversTime(change, entry));
    const change = narrowed[index];
    if (change) narrowed[index] = { ...change, at: entry.at };
    return !change;
  });
  return distinct(
    [...crm, ...exported, ...narrowed, ...remaining],
    (entry) => `${entry.source} ${changeKey(entry)}`,
  );
}

const isFrom =
  (source: HistoryEntry['source']) =>
  (entry: HistoryEntry): boolean =>
    entry.source === source;

const changeKey = (entry: HistoryEntry): string =>
  JSON.stringify([entry.field, entry.at, entry.from, entry.to]);

/** Two sightings of one change differ only in when the new value was first seen. */
const windowKey = (entry: HistoryEntry): string =>
  JSON.stringify([entry.field, entry.notBefore ?? entry.at, entry.from, entry.to]);

/** Sorted, and the first of each key; sorting first makes the choice independent of the input's order. */
function distinct(entries: HistoryEntry[], keyOf: (entry: HistoryEntry) => string): HistoryEntry[] {
  const seen = new Set<string>();
  return entries.sort(byTime).filter((entry) => {
    const key = keyOf(entry);
    return !seen.has(key) && Boolean(seen.add(key));
  });
}

function byTime(a: HistoryEntry, b: HistoryEntry): number {
  return a.at - b.at || compare(JSON.stringify(ordered(a)), JSON.stringify(ordered(b)));
}

const ordered = (entry: HistoryEntry) => [
  entry.field,
  entry.from,
  entry.to,
  entry.source,
  entry.notBefore ?? null,
  entry.by ?? null,
  entry.currencies ? [entry.currencies.from, entry.currencies.to] : null,
];

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isSameChange = (a: HistoryEntry, b: HistoryEntry): boolean => a.field === b.field && a.to === b.to;

function tellsOf(row: HistoryEntry, entry: HistoryEntry): boolean {
  if (!isSameChange(row, entry)) return false;
  if (entry.source === 'observed') return coversTime(entry, row);
  // A file's time may itself be cut to the minute or the day, so that it may lie before the page's.
  const from = row.source === 'export' ? -ROUNDING_MS : -1;
  return row.at - entry.at > from && row.at - entry.at < ROUNDING_MS;
}

function coversTime(observed: HistoryEntry, exact: HistoryEntry): boolean {
  const { notBefore = observed.at } = observed;
  return isSameChange(observed, exact) && exact.at >= notBefore && exact.at <= observed.at;
}
