import { type FormatContext, formatNumber } from '../../record/format';

const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** "3.4 MB": of a thousand, as browsers and disks count. */
export function formatBytes(bytes: number, context: Pick<FormatContext, 'locale'>): string {
  if (!Number.isFinite(bytes) || bytes < 0) return 'unknown';
  const step = bytes < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${formatNumber(bytes / 1000 ** step, context, step === 0 ? 0 : 1)} ${UNITS[step]}`;
}

/** "1,204 records, 88 changes": what a map of tables holds, by the words people know. */
export function countWords(
  counts: Readonly<Record<string, number>>,
  context: Pick<FormatContext, 'locale'>,
): string {
  const words = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .flatMap(([table, count]) => {
      const [one, many] = NOUNS[table] ?? [];
      return one && many ? [`${formatNumber(count, context, 0)} ${count === 1 ? one : many}`] : [];
    });
  return words.length > 0 ? words.join(', ') : 'no records';
}

const NOUNS: Record<string, readonly [string, string]> = {
  records: ['record', 'records'],
  observations: ['change', 'changes'],
  suppressions: ['snooze or dismissal', 'snoozes and dismissals'],
  acknowledgements: ['acknowledgement', 'acknowledgements'],
  reviewViews: ['saved view', 'saved views'],
  subscriptions: ['pack followed', 'packs followed'],
};
