import type { CrmRecord } from '../../record/types';
import type { LeadlightDatabase } from '../../store/database';
import { scanRecords } from '../../store/review-scan';
import type { RowSet } from './row-set';
import type { Count } from './use-counting';

/** Takes in one record after another. */
export interface RecordCounter<Result> {
  add(key: string, record: CrmRecord): void;
  result(): Result;
}

/** The rows of the review, as far as a count needs them. */
export type CountedRows = Pick<RowSet, 'size' | 'text'>;

/**
 * Counts over the whole store, in batches between which the page can answer; the answer is kept. `makeCounter` gets
 * the row of a record in the review, -1 for records it does not list.
 */
export function countRecords<Result>(
  db: LeadlightDatabase,
  rows: CountedRows,
  makeCounter: (rowOf: (key: string) => number) => Promise<RecordCounter<Result>>,
): Count<Result> {
  let known: { result: Result } | null = null;
  return async (onProgress, signal) => {
    if (known) return known.result;
    const places = new Map(rows.text('key').map((key, row) => [key, row]));
    const counter = await makeCounter((key) => places.get(key) ?? -1);
    let done = 0;
    await scanRecords(
      db,
      (records) => {
        for (const { key, record } of records) counter.add(key, record);
        done += records.length;
        return onProgress(Math.min(done, rows.size));
      },
      signal,
    );
    known = { result: counter.result() };
    return known.result;
  };
}
