import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AssessContext } from '../../../record/types';
import type { RowSet } from '../row-set';
import { columnsOf, leastWidth } from './columns';
import { DealRow, lineOf, rowId } from './DealRow';
import { movedLines } from './follow-line';
import { GroupRow } from './GroupRow';
import { groupOfLine, type Lines } from './groups';
import { HeadRow } from './HeadRow';
import { UNSORTED } from './list-rows';
import type { ColumnId, RowOrder } from './order';
import {
  headShift,
  isInSight,
  lineInSight,
  ROW_HEIGHT,
  type RowWindow,
  rowsInSight,
  rowWindow,
  SPARE_ROWS,
  scrollToRow,
} from './row-window';
import { type TableCommand, tableCommand } from './table-keys';

/** Taken for the height of the list until it has been measured, in pixels. */
const FIRST_HEIGHT = 800;

/** The way for the focus into the table. */
export interface TableDoor {
  /** To that line; left out: to the active one, or to the first in sight if that one is not. Null: there is no table. */
  enter: ((line?: number) => void) | null;
}

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
  /** False until anything has been listed. */
  isCounted: boolean;
  /** The row whose record is open. */
  opened: number | null;
  folded: ReadonlySet<string | null>;
  context: AssessContext;
  onSort(column: ColumnId): void;
  onCommand(command: TableCommand, at: number): void;
  onWindow(window: RowWindow): void;
  door: TableDoor;
}

/**
 * The list of stored records. Only the lines around the view are drawn, and always the active one,
 * which holds the focus: so scrolling never takes the focus away.
 */
export function DealTable(props: DealTableProps) {
  const { rows, lines, columns, order, active, selected, opened, folded, context, door } = props;
  const box = useRef<HTMLDivElement>(null);
  const takesFocus = useRef(false);
  const [scroll, setScroll] = useState({ top: 0, height: FIRST_HEIGHT, spare: 0 });
  const count = lines.lines.length;
  const shown = rowWindow(scroll.top, scroll.height || FIRST_HEIGHT, count, scroll.spare);
  const measure = (): void => {
    const { scrollTop = 0, clientHeight = 0 } = box.current ?? {};
    if (scrollTop !== scroll.top || clientHeight !== scroll.height)
      setScroll({ top: scrollTop, height: clientHeight, spare: spareAfter(scroll, scrollTop) });
  };
  useLayoutEffect(measure, [lines]);
  const latest = useRef(measure);
  latest.current = measure;
  useEffect(() => {
    const onResize = () => latest.current();
    addEventListener('resize', onResize);
    return () => removeEventListener('resize', onResize);
  }, []);
  // An effect comes after the picture, which is of what is in sight.
  useEffect(() => {
    if (props.isCounted && scroll.spare === 0) setScroll((now) => ({ ...now, spare: SPARE_ROWS }));
  }, [props.isCounted, scroll]);
  useEffect(() => props.onWindow(shown), [shown.firstSeen, shown.lastSeen]);
  const before = useRef({ rows, lines, active });
  const isReadAgain = before.current.rows !== rows;
  // Asked while it is there: the row is another record's in the next picture, or in none.
  const hadFocus = isReadAgain && lineOf(document.activeElement) !== null;
  useLayoutEffect(() => {
    const list = box.current;
    const then = before.current;
    const height = list?.clientHeight || FIRST_HEIGHT;
    before.current = { rows, lines, active };
    if (list && isReadAgain && scroll.top > 0) {
      const first = Math.floor(scroll.top / ROW_HEIGHT);
      const last = first + rowsInSight(scroll.height || FIRST_HEIGHT);
      // What is read stays in sight, wherever it stands now.
      list.scrollTop = scroll.top + movedLines(then, { rows, lines }, first, last) * ROW_HEIGHT;
      measure();
    }
    if (!list || active >= count) return;
    if (
      isReadAgain &&
      isInSight(then.active, scroll.top, height) &&
      !isInSight(active, list.scrollTop, height)
    ) {
      // Keys stay with what is in sight, though the record that they acted on has left it.
      const passed = Math.round((list.scrollTop - scroll.top) / ROW_HEIGHT);
      const to = Math.min(lineInSight(then.active + passed, list.scrollTop, height), count - 1);
      before.current.active = to;
      takesFocus.current = hadFocus;
      props.onCommand({ do: 'move', to, extend: false }, active);
      return;
    }
    if (!isReadAgain) list.scrollTop = scrollToRow(active, list.scrollTop, height);
    const row = document.getElementById(rowId(active));
    if (takesFocus.current || hadFocus) row?.focus({ preventScroll: true });
    // One that is not drawn yet gets it later.
    if (row) takesFocus.current = false;
  }, [active, lines, rows]);
  const enter = (line?: number): void => {
    const list = box.current;
    if (!list || count === 0) return;
    const height = list.clientHeight || FIRST_HEIGHT;
    const at = before.current.active;
    const to = line ?? (isInSight(at, list.scrollTop, height) ? at : lineInSight(0, list.scrollTop, height));
    list.scrollTop = scrollToRow(to, list.scrollTop, height);
    document.getElementById(rowId(to))?.focus({ preventScroll: true });
    run({ do: 'move', to, extend: false }, active);
  };
  // Before the list around it gives the focus on.
  useLayoutEffect(() => {
    door.enter = enter;
  });
  useLayoutEffect(
    () => () => {
      door.enter = null;
    },
    [door],
  );
  const run = (command: TableCommand, at: number): void => {
    // Only with another line comes a picture in which it is taken; else it would be taken from whatever has it later.
    takesFocus.current = (command.do === 'move' ? command.to : at) !== active;
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
        aria-rowcount={props.isCounted ? count + 1 : -1}
        aria-colcount={columns.length + 2}
        style={{
          '--tracks': `32px 36px ${tracks.map(({ width }) => width).join(' ')}`,
          '--least': `${32 + 36 + leastWidth(tracks)}px`,
        }}
        onKeyDown={onKeyDown}
      >
        <HeadRow
          columns={tracks}
          order={order}
          isAll={props.isAll}
          shift={headShift(scroll.top)}
          onSort={props.onSort}
          onAll={() => props.onCommand({ do: props.isAll ? 'none' : 'all' }, active)}
        />
        <tbody style={{ height: `${count * ROW_HEIGHT}px` }}>
          {drawn.map((line) => {
            const index = lines.lines[line] ?? UNSORTED;
            if (index === UNSORTED) return null;
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

/** After a jump all rows are others: those in sight come first, and the spare ones with the next picture. */
const spareAfter = ({ top, height, spare }: { top: number; height: number; spare: number }, next: number) =>
  Math.abs(next - top) > height ? 0 : spare;

function linesToDraw({ from, to }: RowWindow, active: number, count: number): number[] {
  const lines = Array.from({ length: to - from }, (_, offset) => from + offset);
  if (active < from) lines.unshift(active);
  else if (active >= to && active < count) lines.push(active);
  return lines;
}
