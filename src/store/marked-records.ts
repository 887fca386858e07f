import { mergeHistory } from '../record/history';
import type { CrmRecord, EpochMs } from '../record/types';
import type { Suppression } from '../record/visit';
import { rowProblem } from './damage/row-shapes';
import { setRecordAside } from './damage/set-aside';
import type { LeadlightDatabase, StoredObservation, StoredRecord, StoredSuppression } from './database';
import { isInEffect, markOf } from './review-marks';
import { observedByKey } from './review-scan';
import { rowsOfKeys } from './rows-of-keys';

/** A stored record as it is judged, with what of it is put away now. */
export interface MarkedRecord extends Pick<StoredRecord, 'key' | 'asOf' | 'goneSince'> {
  record: CrmRecord;
  suppressions: Suppression[];
}

/**
 * Some hundred records at once, as `openRecord` reads each. What is damaged of them is set aside first; those that
 * are damaged themselves, or no longer stored, are left out.
 */
export async function markedRecords(
  db: LeadlightDatabase,
  keys: readonly string[],
  at: EpochMs,
): Promise<MarkedRecord[]> {
  const read = await readRows(db, keys);
  const damaged = damagedKeys(read);
  if (damaged.length === 0) return joined(read);
  for (const key of damaged) await setRecordAside(db, key, at);
  return joined(await readRows(db, keys));
}

interface Rows {
  records: StoredRecord[];
  observations: StoredObservation[];
  suppressions: StoredSuppression[];
}

function readRows(db: LeadlightDatabase, keys: readonly string[]): Promise<Rows> {
  const { records, observations, suppressions } = db;
  return db.transaction('r', records, observations, suppressions, async () => {
    const [rows, seen, marks] = await Promise.all([
      rowsOfKeys(records, keys),
      rowsOfKeys(observations, keys),
      rowsOfKeys(suppressions, keys),
    ]);
    return { records: rows, observations: seen, suppressions: marks };
  });
}

function damagedKeys(rows: Rows): string[] {
  const names = ['records', 'observations', 'suppressions'] as const;
  return names.flatMap((name) =>
    rows[name].filter((row) => rowProblem(name, row) !== null).map(({ key }) => key),
  );
}

function joined({ records, observations, suppressions }: Rows): MarkedRecord[] {
  const observed = observedByKey(observations);
  const marks = new Map<string, Suppression[]>(records.map(({ key }) => [key, []]));
  for (const mark of suppressions.filter(isInEffect)) marks.get(mark.key)?.push(markOf(mark));
  return records.map(({ key, record, asOf, goneSince }) => ({
    key,
    asOf,
    ...(goneSince !== undefined && { goneSince }),
    record: { ...record, history: mergeHistory(record.history, observed.get(key) ?? []) },
    suppressions: marks.get(key) ?? [],
  }));
}
