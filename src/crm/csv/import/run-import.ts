import type { CrmRecord, EpochMs } from '../../../record/types';
import type { Watch } from '../file-source';
import { ImportTally } from './count-import';
import { type ImportedRow, type ImportJob, type RefusedRow, readImport } from './read-import';

export interface ImportStore {
  /** Stores a batch, all or nothing. */
  save(batch: readonly { record: CrmRecord; modifiedAt: EpochMs | null }[]): Promise<{
    stored: number;
    older: number;
    duplicates: number;
  }>;
}

export interface RunWatch extends Watch {
  onStored?(records: number): void;
  /** Each row that is left out or not whole. */
  onUnread?(row: ImportedRow | RefusedRow): void;
}

/** So few that a cancel is heard at once, and so many that transactions cost little. */
const BATCH = 500;

/**
 * Reads the files and stores their records batch by batch. Ends early, without an error, when `signal`
 * says so: what is stored by then is counted.
 */
export async function runImport(job: ImportJob, store: ImportStore, watch: RunWatch) {
  const tally = new ImportTally();
  const sum = { stored: 0, older: 0 };
  let batch: ImportedRow[] = [];
  const flush = async (): Promise<void> => {
    const { stored, older, duplicates } = await store.save(batch);
    sum.stored += stored;
    sum.older += older;
    tally.counts.duplicates += duplicates;
    batch = [];
    watch.onStored?.(sum.stored + sum.older);
  };
  let isCancelled = false;
  try {
    for await (const item of readImport(job, watch)) {
      tally.add(item);
      if ('refused' in item || ('record' in item && item.unread.length > 0)) watch.onUnread?.(item);
      if ('record' in item && batch.push(item) >= BATCH) await flush();
      watch.signal?.throwIfAborted();
    }
    if (batch.length > 0) await flush();
  } catch (error) {
    if (!(watch.signal?.aborted && error instanceof Error && error.name === 'AbortError')) throw error;
    isCancelled = true;
  }
  const { counts, notes, fatal } = tally;
  return { ...counts, ...sum, notes, fatal, isCancelled };
}
