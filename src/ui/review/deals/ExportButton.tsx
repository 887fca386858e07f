import { useRef } from 'preact/hooks';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { Icon } from '../../components/Icon';
import { useWork } from '../../data/use-work';
import { WorkLine } from '../../data/WorkLine';
import type { ReviewRow } from '../review-row';
import type { RowSet } from '../row-set';
import { saveCsv, saveCsvPieces } from '../save-csv';
import { columnsOf } from './columns';
import { csvPieces, exportCsv, STATE_COLUMN } from './export-csv';
import type { ColumnId } from './order';

/** So few rows are written in less than a frame takes to notice. */
const FEW = 500;
const FILE = 'leadlight-review.csv';

/** Takes rows of the list along. Of many it says how far it is, and can be stopped; the page answers meanwhile. */
export function ExportButton({
  label,
  rows,
  taken,
  columns,
  isReady,
  context,
}: {
  label: string;
  rows: RowSet;
  /** Indexes of the rows, in their order. */
  taken: Uint32Array;
  columns: readonly ColumnId[];
  isReady: boolean;
  context: Pick<AssessContext, 'locale'>;
}) {
  const { state, run, cancel, isBusy } = useWork();
  const button = useRef<HTMLButtonElement>(null);
  const number = (count: number): string => formatNumber(count, context, 0);
  const save = (): void => {
    const [records, tracks] = [rowsOf(rows, taken), [...columnsOf(columns), STATE_COLUMN]];
    if (taken.length <= FEW) saveCsv(exportCsv(records, tracks), FILE);
    else
      void run(
        'Writing the file…',
        async ({ signal, onProgress }) => {
          const tell = (done: number, total: number): void =>
            onProgress(done, total, `${number(done)} of ${number(total)}`);
          await saveCsvPieces(csvPieces(records, tracks), taken.length, FILE, { signal, onProgress: tell });
          return `Saved in your downloads: ${number(taken.length)} rows.`;
        },
        'Cancelled. No file was saved.',
      );
  };
  const stop = (): void => {
    button.current?.focus();
    cancel();
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class="button"
        disabled={!isReady && !isBusy}
        aria-disabled={isBusy}
        onClick={() => isBusy || save()}
      >
        <Icon name="download" />
        {label}
      </button>
      <div class={`export-work ${state.kind === 'done' ? 'heard' : ''}`}>
        <WorkLine state={state} onCancel={stop} />
      </div>
    </>
  );
}

function* rowsOf(rows: RowSet, indexes: Uint32Array): Generator<ReviewRow, undefined> {
  for (const index of indexes) yield rows.row(index);
}
