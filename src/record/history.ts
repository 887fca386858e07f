import type { HistoryEntry } from './types';

/** A page states times to the minute or the day, the CRM's own rows to the second. */
const PAGE_ROUNDING_MS = 86_400_000;

/**
 * Merges histories of one record from several sources. Sorted, oldest first; the same change is
 * kept once; merging again, or in another order, gives the same. Where sources tell of one change,
 * the CRM's own row wins; a time that the page states narrows an observed change down, which keeps
 * telling what was seen before it.
 */
export function mergeHistory(...lists: (readonly HistoryEntry[])[]): HistoryEntry[] {
  const entries = lists.flat();
  const crm = distinct(entries.filter(isFrom('crm')), changeKey);
  const isNews = (entry: HistoryEntry): boolean => !crm.some((row) => tellsOf(row, entry));
  const observed = distinct(entries.filter(isFrom('observed')).filter(isNews), windowKey);
  const stated = distinct(entries.filter(isFrom('page')).filter(isNews), changeKey);
  const narrowed = [...observed];
  const remaining = stated.filter((entry) => {
    const index = narrowed.findIndex((change) => coversTime(change, entry));
    const change = narrowed[index];
    if (change) narrowed[index] = { ...change, at: entry.at };
    return !change;
  });
  return distinct([...crm, ...narrowed, ...remaining], (entry) => `${entry.source} ${changeKey(entry)}`);
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
  return row.at >= entry.at && row.at - entry.at < PAGE_ROUNDING_MS;
}

function coversTime(observed: HistoryEntry, exact: HistoryEntry): boolean {
  const { notBefore = observed.at } = observed;
  return isSameChange(observed, exact) && exact.at >= notBefore && exact.at <= observed.at;
}
