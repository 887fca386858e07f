import { type FormatContext, formatCount, formatNumber } from '../../record/format';
import { countWords, formatBytes } from './amounts';
import type { SavedReport } from './data-actions';

/** What came of saving a store that does not open. */
export interface SavedWords {
  text: string;
  isWarning: boolean;
  /** What of the records is not in the file, for whoever is about to delete them; null where none is missed. */
  gap: string | null;
}

type Context = Pick<FormatContext, 'locale'>;

/**
 * A file is told against what is known to have been stored: a database whose files are gone reads as empty without an
 * error, and an empty file is then no success.
 */
export function savedWords({ counts, leftOut, bytes, noted }: SavedReport, context: Context): SavedWords {
  const read = counts.records ?? 0;
  const gap = gapWords(read, noted, context);
  const rows = Object.entries(leftOut)
    .filter(([table]) => gap === null || table !== 'records')
    .reduce((sum, [, count]) => sum + count, 0);
  const saved = `Saved in your downloads: ${countWords(counts, context)}, ${formatBytes(bytes, context)}.`;
  const lost = rows === 0 ? null : `${formatCount(rows, 'row', context)} can’t be read.`;
  const parts = [gap, saved, lost, gap && RETRY];
  return {
    text: parts.filter((part) => part !== null).join(' '),
    isWarning: gap !== null || rows > 0,
    gap,
  };
}

const RETRY = 'Restart the browser and save again before you start afresh.';

function gapWords(read: number, noted: number | null, context: Context): string | null {
  const number = (count: number): string => formatNumber(count, context, 0);
  if (noted === null) return read > 0 ? null : 'No record could be read; how many were stored is not known.';
  if (read >= noted) return null;
  const stored = noted === 1 ? 'the one record that was' : `the ${number(noted)} records that were`;
  if (read > 0) return `Only ${number(read)} of ${stored} stored could be read.`;
  return noted === 1
    ? 'The one record that was stored could not be read.'
    : `None of ${stored} stored could be read.`;
}
