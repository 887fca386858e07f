import type { ImportClient } from '../../contracts/import-client';
import type { ImportReport } from '../../record/file-import';
import { type FormatContext, formatCount, formatNumber } from '../../record/format';
import { Banner } from '../components/Banner';
import { CancelDialog } from './CancelDialog';
import type { ImportState } from './import-state';
import { ProgressLine } from './ProgressLine';
import { saveBlob } from './save-file';
import type { ImportActions } from './use-import';

/** The import as it runs, and what came of it. */
export function ImportStep({
  client,
  state,
  actions,
  context,
}: {
  client: ImportClient;
  state: ImportState;
  actions: ImportActions;
  context: FormatContext;
}) {
  const { work, report, settled } = state;
  const isOver = report !== null && work === 'idle';
  return (
    <>
      <h2 id="step-title" tabIndex={-1}>
        {titleOf(state)}
      </h2>
      {work === 'store' && (
        <ProgressLine state={state} context={context} onCancel={() => void actions.cancel()} />
      )}
      {work === 'remove' && <ProgressLine state={state} context={context} onCancel={null} />}
      {work === 'ask' && report && <CancelDialog report={report} actions={actions} context={context} />}
      {report?.fatal && (
        <Banner icon="breach" tone="breach" title={report.fatal.message} isUrgent>
          {report.fatal.fix}
        </Banner>
      )}
      {isOver && settled !== 'removed' && <ReportLines report={report} context={context} />}
      {work === 'idle' && settled === 'removed' && <p>All is as it was before this import.</p>}
      {report === null && settled === 'kept' && <p>What was stored is kept. Import again to add the rest.</p>}
      {report === null && work === 'idle' && (
        <div class="step-buttons">
          <button type="button" class="button" onClick={() => actions.goTo('preview')}>
            Back
          </button>
        </div>
      )}
      {isOver && (
        <div class="step-buttons">
          {report.refused + report.unreadCells > 0 && (
            <button
              type="button"
              class="button"
              onClick={() => void client.unreadRows().then((rows) => saveBlob('rows-not-read.csv', rows))}
            >
              Download the rows that could not be read
            </button>
          )}
          <button type="button" class="button" onClick={actions.again}>
            Import more files
          </button>
          {settled !== 'removed' && report.stored > 0 && (
            <a class="button primary" href="/review.html">
              Open the review
            </a>
          )}
        </div>
      )}
    </>
  );
}

function titleOf({ work, report, settled }: ImportState): string {
  if (work === 'remove') return 'Removing this import';
  if (settled === 'removed' && work === 'idle') return 'This import was removed';
  if (!report) return work === 'store' ? 'Importing' : 'The import ended early';
  if (report.fatal) return 'The import ended early';
  return report.isCancelled ? 'The import was cancelled' : 'The import is done';
}

function ReportLines({ report, context }: { report: ImportReport; context: FormatContext }) {
  const { stored, older, refused, unreadCells, duplicates, footers, ms, rows, notes } = report;
  const number = (count: number): string => formatNumber(count, context, 0);
  const lines: readonly (readonly [string, number, string, string])[] = [
    [
      'Stored',
      stored,
      'record, new or newer than what was known',
      'records, new or newer than what was known',
    ],
    [
      'Older than known',
      older,
      'record: what this device knows of it is newer; what the file adds was kept',
      'records: what this device knows of them is newer; what the file adds was kept',
    ],
    [
      'Rows of one record',
      duplicates,
      'row tells of a record that another row has, too; the one modified last counts',
      'rows tell of records that other rows have, too; the one modified last counts',
    ],
    ['Not read', refused, 'row was left out', 'rows were left out'],
    ['Cells not read', unreadCells, 'field of a record is unknown', 'fields of records are unknown'],
    ['Footer', footers, 'line of a report, left out', 'lines of a report, left out'],
  ];
  return (
    <>
      <dl class="report">
        {lines
          .filter(([label, count]) => count > 0 || label === 'Stored')
          .map(([label, count, one, many]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <span class="strong">{number(count)}</span> {count === 1 ? one : many}
              </dd>
            </div>
          ))}
      </dl>
      <p class="hint">
        {formatCount(rows, 'row', context)} in {formatNumber(ms / 1000, context)} s. Warnings and scores
        appear as soon as the records have been judged.
      </p>
      {notes.map((note) => (
        <p key={note} class="hint">
          {note}
        </p>
      ))}
    </>
  );
}
