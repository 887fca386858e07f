import { useMemo, useRef, useState } from 'preact/hooks';
import { followRows } from '../follow-rows';
import type { RowSet } from '../row-set';
import { followLine } from './follow-line';
import { groupOfLine, type Lines } from './groups';
import type { TableCommand } from './table-keys';

interface Marked {
  /** The rows that the places are of. */
  rows: RowSet;
  selected: ReadonlySet<number>;
  opened: number | null;
}

/** What is active, selected, open and folded in the table, and how commands change it. */
export function useTable(rows: RowSet, lines: Lines, listed: Uint32Array, first: number | null) {
  const [activeLine, setActive] = useState(0);
  const before = useRef({ rows, lines });
  // Keys go on from the same record; drawn anew at once, before anybody sees another one.
  if (before.current.rows !== rows)
    setActive(followLine(before.current, { rows, lines }, activeLine) ?? activeLine);
  before.current = { rows, lines };
  const [marked, setMarked] = useState<Marked>({ rows, selected: new Set(), opened: first });
  const { selected, opened } = useMemo(() => followed(marked, rows), [marked, rows]);
  const change = (next: (now: Marked) => Partial<Marked>): void =>
    setMarked((before) => {
      const now = followed(before, rows);
      return { ...now, ...next(now) };
    });
  const setSelected = (next: (before: ReadonlySet<number>) => ReadonlySet<number>): void =>
    change((now) => ({ selected: next(now.selected) }));
  const setOpened = (row: number | null): void => change(() => ({ opened: row }));
  const active = Math.min(activeLine, Math.max(0, lines.lines.length - 1));
  const rowAt = (line: number): number | null => {
    const index = lines.lines[line];
    return index === undefined || index < 0 ? null : index;
  };
  const withRows = (rows: Iterable<number>): void => setSelected((before) => new Set([...before, ...rows]));

  function toggle(line: number): void {
    const index = rowAt(line);
    if (index === null) return;
    setSelected((before) => {
      const after = new Set(before);
      if (!after.delete(index)) after.add(index);
      return after;
    });
  }

  /** Returns the name of the group to fold or unfold, if that is what the command does. */
  function run(command: TableCommand, at: number): { group: string | null; isFolded?: boolean } | null {
    const group = lines.groups[groupOfLine(lines.lines[at] ?? 0) ?? -1];
    setActive(command.do === 'move' ? command.to : at);
    // Also what stands under headings that are folded.
    if (command.do === 'all') withRows(listed);
    else if (command.do === 'none') setSelected(() => new Set());
    else if (command.do === 'move' && command.extend)
      withRows(passed(lines, command.to === at ? active : at, command.to));
    else if (group && command.do === 'fold') return { group: group.name, isFolded: command.isFolded };
    else if (group && command.do !== 'move') return { group: group.name };
    else if (command.do === 'toggle') toggle(at);
    else if (command.do === 'open') setOpened(rowAt(at));
    return null;
  }

  return useMemo(
    () => ({ active, selected, opened, run, setOpened, clearSelection: () => setSelected(() => new Set()) }),
    [active, selected, opened, lines, listed, rows],
  );
}

/** The same records among other rows. */
function followed(marked: Marked, rows: RowSet): Marked {
  if (marked.rows === rows) return marked;
  const { selected, opened } = marked;
  const [stillOpen = null] = opened === null ? [] : followRows(marked.rows, rows, [opened]);
  return { rows, selected: new Set(followRows(marked.rows, rows, selected)), opened: stillOpen };
}

function passed({ lines }: Lines, from: number, to: number): number[] {
  return [...lines.slice(Math.min(from, to), Math.max(from, to) + 1)].filter((index) => index >= 0);
}
