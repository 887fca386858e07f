import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { formatNumber } from '../../../record/format';
import type { AssessContext } from '../../../record/types';
import { TONE_WORD } from '../../components/severity';
import { rowState } from '../review-row';
import type { RowSet } from '../row-set';
import { sumsText } from '../sums-text';
import { COLUMNS, type Column, columnsOf } from './columns';
import { groupOfLine, type Lines } from './groups';
import type { ColumnId, RowOrder } from './order';

/** What a meeting can read; a browser would take long to lay out much more. */
export const MOST_PRINTED = 500;

interface PrintedProps {
  rows: RowSet;
  /** How many records are listed, also under folded headings. */
  size: number;
  lines: Lines;
  columns: readonly ColumnId[];
  order: RowOrder;
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

function PrintedTable({ rows, size, lines, columns, order, context }: PrintedProps) {
  const shown = linesToPrint(lines.lines, MOST_PRINTED);
  const tracks = columnsOf(columns);
  return (
    <>
      <p>{printedText({ size, printed: shown.filter((line) => line >= 0).length }, order, context)}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">State</th>
            {tracks.map(({ id, label, isNumber }) => (
              <th key={id} scope="col" class={isNumber ? 'is-number' : ''}>
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
          {group.name ?? 'unknown'} · {formatNumber(group.count, context, 0)}{' '}
          {group.count === 1 ? 'record' : 'records'} · {sumsText(group, context)}
        </th>
      </tr>
    );
  const row = rows.row(line);
  return (
    <tr>
      <td>{TONE_WORD[rowState(row)]}</td>
      {tracks.map(({ id, isNumber, text, more }) => (
        <td key={id} class={isNumber ? 'is-number' : ''}>
          {text(row, rows.now, context) ?? 'unknown'} {more?.(row)}
        </td>
      ))}
    </tr>
  );
}

/** The first lines that hold so many records, with the headings among them. */
export function linesToPrint(lines: Int32Array, most: number): number[] {
  const shown: number[] = [];
  let records = 0;
  for (const line of lines) {
    if (line >= 0 && ++records > most) break;
    shown.push(line);
  }
  // A heading without a record under it says nothing.
  while (records > most && (shown.at(-1) ?? 0) < 0) shown.pop();
  return shown;
}

/** "The first 500 of 1,200 records, sorted by amount. Export CSV has them all." */
export function printedText(
  { size, printed }: { size: number; printed: number },
  order: RowOrder,
  context: AssessContext,
): string {
  const number = (count: number) => formatNumber(count, context, 0);
  const by = COLUMNS.find(({ id }) => id === order.column)?.label ?? 'State';
  const sorted = `sorted by ${by.toLowerCase()}`;
  const all = `${number(size)} ${size === 1 ? 'record' : 'records'}`;
  if (printed === size) return `${all}, ${sorted}.`;
  if (printed < MOST_PRINTED)
    return `${number(printed)} of ${all}, ${sorted}; the others are in folded groups.`;
  return `The first ${number(printed)} of ${all}, ${sorted}. Export CSV has them all.`;
}
