import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AssessContext } from '../../../record/types';
import type { RowSet } from '../row-set';
import { columnsOf } from './columns';
import { DealRow, lineOf, rowId } from './DealRow';
import { GroupRow } from './GroupRow';
import { groupOfLine, type Lines } from './groups';
import { HeadRow } from './HeadRow';
import type { ColumnId, RowOrder } from './order';
import { ROW_HEIGHT, type RowWindow, rowsInSight, rowWindow, scrollToRow } from './row-window';
import { type TableCommand, tableCommand } from './table-keys';

/** Taken for the height of the list until it has been measured, in pixels. */
const FIRST_HEIGHT = 800;

export interface DealTableProps {
  rows: RowSet;
  lines: Lines;
  columns: readonly ColumnId[];
  order: RowOrder;
  /** The line that keys act on. */
  active: number;
  selected: ReadonlySet<number>;
  /** Nothing that is listed is left to select. */
  isAll: boolean;
  /** The row whose record is open. */
  opened: number | null;
  folded: ReadonlySet<string | null>;
  context: AssessContext;
  onSort(column: ColumnId): void;
  onCommand(command: TableCommand, at: number): void;
  onWindow(window: RowWindow): void;
}

/**
 * The list of stored records. Only the lines around the view are drawn, and always the active one,
 * which holds the focus: so scrolling never takes the focus away.
 */
export function DealTable(props: DealTableProps) {
  const { rows, lines, columns, order, active, selected, opened, folded, context } = props;
  const box = useRef<HTMLDivElement>(null);
  const takesFocus = useRef(false);
  const [scroll, setScroll] = useState({ top: 0, height: FIRST_HEIGHT });
  const count = lines.lines.length;
  const shown = rowWindow(scroll.top, scroll.height || FIRST_HEIGHT, count);
  const measure = (): void => {
    const { scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    if (scrollTop !== scroll.top || clientHeight !== scroll.height)
      setScroll({ top: scrollTop, height: clientHeight });
  };
  useLayoutEffect(measure, [lines]);
  const latest = useRef(measure);
  latest.current = measure;
  useEffect(() => {
    const onResize = () => latest.current();
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  useEffect(() => props.onWindow(shown), [shown.firstSeen, shown.lastSeen]);
  useLayoutEffect(() => {
    const list = box.current;
    if (!list || active >= count) return;
    list.scrollTop = scrollToRow(active, list.scrollTop, list.clientHeight || FIRST_HEIGHT);
    if (takesFocus.current) document.getElementById(rowId(active))?.focus({ preventScroll: true });
    takesFocus.current = false;
  }, [active, lines]);
  const run = (command: TableCommand, at: number): void => {
    takesFocus.current = true;
    props.onCommand(command, at);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target instanceof Element && event.target.closest('button')) return;
    const at = lineOf(event.target) ?? active;
    const command = tableCommand(event, at, count, rowsInSight(scroll.height || FIRST_HEIGHT));
    if (!command) return;
    event.preventDefault();
    run(command, at);
  };
  const isGrouped = lines.groups.length > 0;
  const tracks = columnsOf(columns);
  const drawn = linesToDraw(shown, active, count);
  return (
    <div ref={box} class="grid-scroll" onScroll={measure}>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: its role is a grid or a tree grid, which have them */}
      <table
        class="grid"
        role={isGrouped ? 'treegrid' : 'grid'}
        aria-label="Records"
        aria-multiselectable
        aria-rowcount={count + 1}
        aria-colcount={columns.length + 2}
        style={{ '--tracks': `32px 36px ${tracks.map(({ width }) => width).join(' ')}` }}
        onKeyDown={onKeyDown}
      >
        <HeadRow
          columns={tracks}
          order={order}
          isAll={props.isAll}
          onSort={props.onSort}
          onAll={() => props.onCommand({ do: props.isAll ? 'none' : 'all' }, active)}
        />
        <tbody style={{ height: `${count * ROW_HEIGHT}px` }}>
          {drawn.map((line) => {
            const index = lines.lines[line] ?? 0;
            const group = lines.groups[groupOfLine(index) ?? -1];
            const place = { line, isActive: line === active, run };
            return group ? (
              <GroupRow
                key={`group ${group.name}`}
                {...place}
                group={group}
                isFolded={folded.has(group.name)}
                context={context}
              />
            ) : (
              <DealRow
                key={index}
                {...place}
                rows={rows}
                index={index}
                columns={tracks}
                isSelected={selected.has(index)}
                isOpened={index === opened}
                isGrouped={isGrouped}
                context={context}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function linesToDraw({ from, to }: RowWindow, active: number, count: number): number[] {
  const lines = Array.from({ length: to - from }, (_, offset) => from + offset);
  if (active < from) lines.unshift(active);
  else if (active >= to && active < count) lines.push(active);
  return lines;
}
