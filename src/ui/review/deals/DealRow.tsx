import { useMemo } from 'preact/hooks';
import type { AssessContext, EpochMs } from '../../../record/types';
import { Icon } from '../../components/Icon';
import { TONE_WORD } from '../../components/severity';
import { type ReviewRow, rowState } from '../review-row';
import type { RowSet } from '../row-set';
import { NOT_MEANT } from './cell-words';
import type { Column } from './columns';
import { ROW_HEIGHT } from './row-window';
import type { TableCommand } from './table-keys';
import { NO_RULE, NOT_JUDGED, putAwayText } from './top-warning';

export const rowId = (line: number): string => `row-${line}`;

/** The line of the row that an event came from: a screen reader may have put the focus on any of them. */
export function lineOf(target: EventTarget | null): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[id^="row-"]') : null;
  return row ? Number(row.id.slice('row-'.length)) : null;
}

export interface RowPlace {
  line: number;
  isActive: boolean;
  run(command: TableCommand, at: number): void;
}

/** Where a line stands, and that it takes part in the focus of the table. */
export const lineProps = ({ line, isActive }: RowPlace) => ({
  id: rowId(line),
  tabIndex: isActive ? 0 : -1,
  'aria-rowindex': line + 2,
  style: { transform: `translateY(${line * ROW_HEIGHT}px)` },
});

/** A row that shows the same as before costs nothing while its neighbours scroll in. */
export function DealRow({
  rows,
  index,
  columns,
  isSelected,
  isOpened,
  isGrouped,
  context,
  ...place
}: RowPlace & {
  rows: RowSet;
  index: number;
  columns: readonly Column[];
  isSelected: boolean;
  isOpened: boolean;
  isGrouped: boolean;
  context: AssessContext;
}) {
  const cells = useMemo(
    () => <Cells row={rows.row(index)} columns={columns} now={rows.now} context={context} />,
    [rows, index, columns.map(({ id }) => id).join(), context],
  );
  return (
    <tr
      {...lineProps(place)}
      class={`deal ${isOpened ? 'is-open' : ''} ${isSelected ? 'is-selected' : ''}`}
      aria-selected={isSelected}
      aria-current={isOpened ? 'true' : undefined}
      aria-level={isGrouped ? 2 : undefined}
      onClick={(event) => {
        const isMark = event.target instanceof Element && event.target.closest('.cell-select') !== null;
        if (event.shiftKey) place.run({ do: 'move', to: place.line, extend: true }, place.line);
        else if (isMark || event.ctrlKey || event.metaKey) place.run({ do: 'toggle' }, place.line);
        else place.run({ do: 'open' }, place.line);
      }}
    >
      <td class="cell cell-select">
        <span class="tick">{isSelected && <Icon name="tick" class="small" />}</span>
      </td>
      {cells}
    </tr>
  );
}

interface CellsProps {
  row: ReviewRow;
  columns: readonly Column[];
  now: EpochMs;
  context: AssessContext;
}

function Cells({ row, columns, now, context }: CellsProps) {
  const state = rowState(row);
  return (
    <>
      <td class={`cell cell-state tone-${state}`}>
        <Icon name={state} label={TONE_WORD[state]} />
      </td>
      {columns.map((column) => (
        <Cell key={column.id} column={column} row={row} now={now} context={context} />
      ))}
    </>
  );
}

/** What is no value is quieter than the values around it. */
const QUIET: Readonly<Record<string, string>> = {
  unknown: 'tone-unknown',
  none: 'tone-muted',
  [NOT_JUDGED]: 'tone-muted',
  [NO_RULE]: 'tone-muted',
  [NOT_MEANT]: 'tone-muted',
};

function Cell({ column, row, now, context }: Omit<CellsProps, 'columns'> & { column: Column }) {
  const text = column.text(row, now, context) ?? 'unknown';
  const more = column.more?.(row);
  const putAway = column.putAway?.(row) ?? 0;
  const isKept = column.isMoreKept === true && (more || putAway > 0);
  return (
    <td
      class={`cell cut cell-${column.id} ${column.isNumber ? 'is-number' : ''} ${QUIET[text] ?? ''} ${column.isOver?.(row) ? 'strong tone-warning' : ''} ${isKept ? 'keeps-more' : ''}`}
      title={column.isNumber || text === NOT_MEANT ? undefined : text}
      aria-label={text === NOT_MEANT ? 'not for this kind of record' : undefined}
    >
      {isKept ? <span class="cut">{text}</span> : text}
      {more && <span class="tone-muted"> {more}</span>}
      {putAway > 0 && <PutAwaySign count={putAway} />}
    </td>
  );
}

function PutAwaySign({ count }: { count: number }) {
  const text = putAwayText(count);
  return (
    <span class="put-away tone-muted" title={text}>
      <Icon name="snoozed" class="small" />
      <span aria-hidden="true">{count}</span>
      <span class="heard">{text}</span>
    </span>
  );
}
