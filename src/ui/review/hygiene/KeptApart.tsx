import { useMemo } from 'preact/hooks';
import { formatDay, formatNumber } from '../../../record/format';
import type { RecordPair } from '../../../record/others';
import type { AssessContext } from '../../../record/types';
import type { StoredNotSame } from '../../../store/hygiene-marks';
import type { RowSet } from '../row-set';
import { namesOf } from './record-names';

/** Drawn at once; the newest are the ones to take back. */
const MOST = 50;

/** Pairs that were marked as not the same, on this device. */
export function KeptApart({
  marks,
  rows,
  context,
  onTakeBack,
}: {
  marks: readonly StoredNotSame[];
  rows: RowSet;
  context: AssessContext;
  onTakeBack(pairs: readonly RecordPair[], text: string): void;
}) {
  const listed = marks.slice(0, MOST);
  const names = useMemo(
    () => namesOf(rows, new Set(marks.slice(0, MOST).flatMap(({ key, other }) => [key, other]))),
    [rows, marks],
  );
  if (marks.length === 0) return null;
  return (
    <details class="kept-apart">
      <summary>Marked as not the same: {formatNumber(marks.length, context, 0)}</summary>
      <p class="section-note">
        Kept on this device, for the audit and for the duplicate rule in the sidebar.
        {marks.length > MOST && ` The newest ${MOST} are listed.`}
      </p>
      <ul>
        {listed.map(({ key, other, at }) => {
          const [one, two] = [names.get(key)?.title ?? key, names.get(other)?.title ?? other];
          return (
            <li key={`${key} ${other}`}>
              <span>
                {one} and {two}
              </span>
              <span class="small-text">{formatDay(at, context)}</span>
              <button
                type="button"
                class="button compact"
                aria-label={`Take back: ${one} and ${two} may be the same`}
                onClick={() => onTakeBack([[key, other]], `The mark on ${one} and ${two} was taken back.`)}
              >
                Take back
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
