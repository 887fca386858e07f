import type { CheckReport, PreviewRecord, UnreadRow } from '../../../record/file-import';
import type { Watch } from '../file-source';
import { ImportTally } from './count-import';
import { type ImportedRow, type ImportJob, readImport } from './read-import';

export interface CheckWatch extends Watch {
  /** Told once the first records are known, long before the end of a large file. */
  onFirst?(first: PreviewRecord[]): void;
}

const SHOWN = 20;
const UNREAD_SHOWN = 200;

/** Reads everything as the import will, and stores nothing. */
export async function checkImport(job: ImportJob, watch: CheckWatch): Promise<CheckReport> {
  const tally = new ImportTally();
  const first: PreviewRecord[] = [];
  const troubled: PreviewRecord[] = [];
  const unread: UnreadRow[] = [];
  for await (const item of readImport(job, watch)) {
    tally.add(item);
    const found = 'refused' in item ? [item.refused] : 'record' in item ? item.unread : [];
    unread.push(...found.slice(0, UNREAD_SHOWN - unread.length));
    if (!('record' in item)) continue;
    if (first.length < SHOWN) {
      first.push(preview(item));
      if (first.length === SHOWN) watch.onFirst?.(first);
    }
    if (item.unread.length > 0 && troubled.length < SHOWN) troubled.push(preview(item));
  }
  const { counts, notes, fatal } = tally;
  return { counts, first, troubled, unread, notes, fatal };
}

const preview = ({ line, record }: ImportedRow): PreviewRecord => ({ line, record });
