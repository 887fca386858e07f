import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatNumber } from '../../../record/format';
import type { AssessContext, EpochMs } from '../../../record/types';
import { TONE_WORD } from '../../components/severity';
import { type ReviewRow, rowState } from '../review-row';
import type { RowSet } from '../row-set';
import { sumsText } from '../sums-text';
import type { ViewState } from '../view-state';
import { type Column, columnsOf } from './columns';
import type { Behind } from './FilterBar';
import { groupOfLine, type Lines } from './groups';
import { UNSORTED } from './list-rows';
import type { ColumnId } from './order';
import { asOfText, breakable, filteredText, MOST_PRINTED, printedText } from './print-words';
import { putAwayText } from './top-warning';

/** With more columns, their words need more than one line; with many more, small letters. */
const MOST_ROOMY = 9;
const MOST_NORMAL = 13;

const roomOf = (columns: number): string =>
  columns <= MOST_ROOMY ? 'is-roomy' : columns <= MOST_NORMAL ? '' : 'is-narrow';

/** Columns of free text, which may always take several lines. */
const WIDE: readonly ColumnId[] = ['title', 'company', 'topWarning'];

const cellClass = (id: ColumnId, isNumber: boolean): string =>
  isNumber ? 'is-number' : WIDE.includes(id) ? 'is-wide' : '';

interface PrintedProps {
  rows: RowSet;
  /** The records that are listed, also under folded headings. */
  listed: Uint32Array;
  lines: Lines;
  view: ViewState;
  behind: Behind | null;
  context: AssessContext;
}

/** The list for paper, where nothing scrolls: made as the browser begins to print, and gone when it has. */
export function PrintedRows(props: PrintedProps) {
  const place = useRef<HTMLElement>(null);
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const host = place.current;
    if (!host) return;
    // By itself and at once: the browser lays out what stands there when the event has been told.
    const draw = () => render(<PrintedTable {...latest.current} />, host);
    const clear = () => render(null, host);
    addEventListener('beforeprint', draw);
    addEventListener('afterprint', clear);
    return () => {
      removeEventListener('beforeprint', draw);
      removeEventListener('afterprint', clear);
      clear();
    };
  }, []);
  return <section ref={place} class="printed printed-list" aria-label="List for printing" />;
}

function PrintedTable({ rows, listed, lines, view, behind, context }: PrintedProps) {
  const shown = linesToPrint(lines.lines, MOST_PRINTED);
  const tracks = columnsOf(view.columns);
  const counts = {
    all: rows.size,
    listed: listed.length,
    printed: shown.filter((line) => line >= 0).length,
  };
  return (
    <>
      <h2>Records</h2>
      <p>{printedText(counts, view, context)}</p>
      <p>{filteredText(view.filter, behind, context)}</p>
      <p>{asOfText(rows, listed, context)}</p>
      <table class={roomOf(tracks.length)}>
        <thead>
          <tr>
            <th scope="col">State</th>
            {tracks.map(({ id, label, isNumber }) => (
              <th key={id} scope="col" class={cellClass(id, isNumber)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <PrintedLine
              key={line}
              line={line}
              rows={rows}
              groups={lines.groups}
              tracks={tracks}
              context={context}
            />
          ))}
        </tbody>
      </table>
    </>
  );
}

function PrintedLine({
  line,
  rows,
  groups,
  tracks,
  context,
}: {
  line: number;
  rows: RowSet;
  groups: Lines['groups'];
  tracks: readonly Column[];
  context: AssessContext;
}) {
  const group = groups[groupOfLine(line) ?? -1];
  if (group)
    return (
      <tr>
        <th scope="rowgroup" colSpan={tracks.length + 1}>
          {group.heading} · {formatNumber(group.count, context, 0)} {group.count === 1 ? 'record' : 'records'}{' '}
          · {sumsText(group, context)}
        </th>
      </tr>
    );
  const row = rows.row(line);
  return (
    <tr>
      <td>{TONE_WORD[rowState(row)]}</td>
      {tracks.map((column) => (
        <td key={column.id} class={cellClass(column.id, column.isNumber)}>
          {breakable(wordsOf(column, row, rows.now, context))}
        </td>
      ))}
    </tr>
  );
}

/** "Stale in Demo +1 · 2 put away": nothing is a sign on paper. */
function wordsOf(column: Column, row: ReviewRow, now: EpochMs, context: AssessContext): string {
  const said = [column.text(row, now, context) ?? 'unknown', column.more?.(row)].filter(Boolean).join(' ');
  const putAway = column.putAway?.(row) ?? 0;
  return putAway > 0 ? `${said} · ${putAwayText(putAway)}` : said;
}

/** The first lines that hold so many records, with the headings among them. */
export function linesToPrint(lines: Int32Array, most: number): number[] {
  const shown: number[] = [];
  let records = 0;
  for (const line of lines) {
    if (line === UNSORTED || (line >= 0 && ++records > most)) break;
    shown.push(line);
  }
  // A heading without a record under it says nothing.
  while (records > most && (shown.at(-1) ?? 0) < 0) shown.pop();
  return shown;
}
