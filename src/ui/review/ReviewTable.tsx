import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { FormatContext } from '../../record/format';
import type { EpochMs } from '../../record/types';
import { Icon } from '../components/Icon';
import { TONE_WORD } from '../components/severity';
import { COLUMNS, type Column } from './columns';
import { type ReviewRow, rowState } from './review-row';
import type { ColumnId, RowOrder } from './row-order';
import { HEAD_HEIGHT, ROW_HEIGHT, type RowWindow, scrollToRow } from './row-window';

interface TableProps {
  rows: readonly ReviewRow[];
  order: RowOrder;
  selected: string | null;
  now: EpochMs;
  context: FormatContext;
  onSort(column: ColumnId): void;
  onSelect(key: string): void;
  /** The rows to draw. */
  shown: RowWindow;
  /** Tells the scroll position and the height of the view in pixels. */
  onScroll(top: number, height: number): void;
}

/**
 * The list of stored records. Only the rows around the view are drawn; the grid itself has the
 * focus and names its current row, so that drawing other rows never takes the focus away.
 */
export function ReviewTable(props: TableProps) {
  const { rows, order, selected, now, context, shown, onSort, onSelect, onScroll } = props;
  const grid = useRef<HTMLDivElement>(null);
  const measure = (): void => {
    const box = grid.current;
    if (box) onScroll(box.scrollTop, box.clientHeight);
  };
  useLayoutEffect(measure, [rows]);
  useEffect(() => {
    addEventListener('resize', measure);
    return () => removeEventListener('resize', measure);
  }, [onScroll]);
  const index = rows.findIndex((row) => row.key === selected);
  useEffect(() => {
    const box = grid.current;
    if (box && index >= 0) box.scrollTop = scrollToRow(index, box.scrollTop, box.clientHeight);
  }, [index]);
  return (
    <div ref={grid} class="grid-scroll" onScroll={measure}>
      <table
        class="grid"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are selected by key, so it is a grid
        role="grid"
        tabIndex={0}
        aria-label="Records"
        aria-rowcount={rows.length + 1}
        aria-activedescendant={index >= shown.from && index < shown.to ? rowId(index) : undefined}
      >
        <HeadRow order={order} onSort={onSort} />
        <tbody style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
          {rows.slice(shown.from, shown.to).map((row, offset) => (
            <Row
              key={row.key}
              row={row}
              index={shown.from + offset}
              isSelected={row.key === selected}
              now={now}
              context={context}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const rowId = (index: number): string => `row-${index}`;

function HeadRow({ order, onSort }: Pick<TableProps, 'order' | 'onSort'>) {
  return (
    <thead style={{ height: `${HEAD_HEIGHT}px` }}>
      <tr aria-rowindex={1}>
        <HeadCell id="state" label="State" isNumber={false} order={order} onSort={onSort} />
        {COLUMNS.map(({ id, label, isNumber }) => (
          <HeadCell key={id} id={id} label={label} isNumber={isNumber} order={order} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}

function HeadCell({
  id,
  label,
  isNumber,
  order,
  onSort,
}: Pick<Column, 'id' | 'label' | 'isNumber'> & Pick<TableProps, 'order' | 'onSort'>) {
  const isSorted = order.column === id;
  const direction = order.isDescending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      class={`cell cell-${id} ${isNumber ? 'is-number' : ''}`}
      aria-sort={isSorted ? direction : 'none'}
    >
      <button type="button" class="sort" onClick={() => onSort(id)}>
        <span class={id === 'state' ? 'heard' : ''}>{label}</span>
        {isSorted && <Icon name={direction} class="small" />}
        {id === 'state' && !isSorted && <Icon name="down" class="small" />}
      </button>
    </th>
  );
}

interface RowProps extends Pick<TableProps, 'now' | 'context' | 'onSelect'> {
  row: ReviewRow;
  index: number;
  isSelected: boolean;
}

/** A row that shows the same as before costs nothing while its neighbours scroll in. */
function Row({ row, index, isSelected, now, context, onSelect }: RowProps) {
  const state = rowState(row);
  const cells = useMemo(
    () => (
      <>
        <td class={`cell cell-state tone-${state}`}>
          <Icon name={state} label={TONE_WORD[state]} />
        </td>
        {COLUMNS.map((column) => (
          <Cell key={column.id} column={column} row={row} now={now} context={context} />
        ))}
      </>
    ),
    [row, state, now, context],
  );
  return (
    <tr
      id={rowId(index)}
      class={isSelected ? 'is-selected' : ''}
      style={{ transform: `translateY(${index * ROW_HEIGHT}px)` }}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      onClick={() => onSelect(row.key)}
    >
      {cells}
    </tr>
  );
}

function Cell({
  column,
  row,
  now,
  context,
}: {
  column: Column;
  row: ReviewRow;
  now: EpochMs;
  context: FormatContext;
}) {
  const text = column.text(row, now, context) ?? 'unknown';
  const more = column.more?.(row);
  return (
    <td
      class={`cell cut cell-${column.id} ${column.isNumber ? 'is-number' : ''} ${text === 'unknown' ? 'tone-unknown' : ''}`}
      title={column.isNumber ? undefined : text}
    >
      {text}
      {more && <span class="tone-muted"> {more}</span>}
    </td>
  );
}
