import { type FormatContext, formatNumber } from '../../record/format';
import type { ImportState } from './import-state';

const VERBS = { look: 'Looking at', check: 'Checking', store: 'Reading', remove: 'Removing' } as const;

/** How far the work is, how fast it goes, and the way out of it. Read out when it begins and at each quarter. */
export function ProgressLine({
  state: { progress, since },
  context,
  onCancel,
}: {
  state: ImportState;
  context: FormatContext;
  onCancel: (() => void) | null;
}) {
  const { phase = 'look', file = '', bytes = 0, total = 0, records = 0 } = progress ?? {};
  const [done, all] = phase === 'remove' ? [records, total] : [bytes, total];
  const share = all > 0 ? Math.min(1, done / all) : 0;
  const seconds = Math.max(0.001, (performance.now() - since) / 1000);
  const number = (value: number): string => formatNumber(value, context, 0);
  const rate = seconds > 1 && records > 0 ? ` · ${number(records / seconds)} a second` : '';
  const what = `${VERBS[phase]} ${file}`.trim();
  return (
    <div class="progress">
      <p class="measure" aria-hidden="true">
        {what} · {number(share * 100)}%{records > 0 ? ` · ${number(records)} records${rate}` : ''}
      </p>
      <progress max={1} value={share} aria-label={what} />
      <p class="heard" role="status">
        {what}, {Math.floor(share * 4) * 25}%
      </p>
      {onCancel && (
        <button type="button" class="button" onClick={onCancel}>
          Cancel
        </button>
      )}
    </div>
  );
}
