import { mergeHistory } from '../record/history';
import type { CrmRecord, HistoryEntry } from '../record/types';
import type { LeadlightDatabase, StoredObservation, StoredRecord } from './database';

const BATCH = 500;

/**
 * Hands over every stored record that the CRM still has, with all that is known of its history, a batch
 * at a time, in the order of the keys. Stops with the signal's reason when it is aborted.
 */
export async function scanRecords(
  db: LeadlightDatabase,
  onBatch: (records: { key: string; record: CrmRecord }[]) => void | Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let after = '';
  for (;;) {
    signal?.throwIfAborted();
    const batch = await db.records.where('key').above(after).limit(BATCH).toArray();
    const [first, last] = [batch[0]?.key, batch.at(-1)?.key];
    if (first === undefined || last === undefined) return;
    const seen = await db.observations.where('key').between(first, last, true, true).toArray();
    const observed = observedByKey(seen);
    await onBatch(
      batch.filter(isThere).map(({ key, record }) => {
        const changes = observed.get(key);
        if (!changes) return { key, record };
        return { key, record: { ...record, history: mergeHistory(record.history, changes) } };
      }),
    );
    if (batch.length < BATCH) return;
    after = last;
  }
}

const isThere = ({ goneSince }: StoredRecord): boolean => goneSince === undefined;

/** Changes seen between visits, by record. */
export function observedByKey(observations: readonly StoredObservation[]): Map<string, HistoryEntry[]> {
  const entries = new Map<string, HistoryEntry[]>();
  for (const { key, entry } of observations) {
    const known = entries.get(key);
    if (known) known.push(entry);
    else entries.set(key, [entry]);
  }
  return entries;
}
