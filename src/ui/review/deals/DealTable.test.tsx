// @vitest-environment happy-dom
import { useLayoutEffect, useRef } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { mount } from '../../testing/mount';
import { sampleRows } from '../../testing/sample-rows';
import { CONTEXT } from '../../testing/sample-view';
import type { RowSet } from '../row-set';
import { FIRST_COLUMNS } from './columns';
import { DealTable, type TableDoor } from './DealTable';
import { groupLines } from './groups';
import { FIRST_ORDER } from './order';
import { useTable } from './use-table';

const KEYS = Array.from({ length: 200 }, (_, at) => `deal ${at}`);
/** As when the warnings of some are put away: they go far down, and the others move up. */
const sinking = (...sunk: number[]): number[] => [
  ...[...KEYS.keys()].filter((row) => !sunk.includes(row)),
  ...sunk,
];
const readRows = (): RowSet => sampleRows(KEYS.map((key) => ({ key, title: key })));

const door: TableDoor = { enter: null };

/** `takes`: what had the focus has gone with this picture, and the table gets it. */
function Table({ rows, order, takes }: { rows: RowSet; order: number[]; takes?: boolean }) {
  const listed = Uint32Array.from(order);
  const lines = groupLines(rows, listed, null, new Set());
  const kept = useRef({ rows, lines });
  if (kept.current.rows !== rows) kept.current = { rows, lines };
  const table = useTable(rows, kept.current.lines, listed, null);
  useLayoutEffect(() => {
    if (takes) door.enter?.();
  }, [rows]);
  return (
    <DealTable
      rows={rows}
      lines={kept.current.lines}
      columns={FIRST_COLUMNS}
      order={FIRST_ORDER}
      active={table.active}
      selected={table.selected}
      isAll={false}
      isCounted
      opened={null}
      folded={new Set()}
      context={CONTEXT}
      onSort={() => {}}
      onCommand={table.run}
      onWindow={() => {}}
      door={door}
    />
  );
}

/** 800 pixels high, as long as nothing measures it: 24 lines below the head. */
function open() {
  const page = mount(<Table rows={readRows()} order={sinking()} />);
  const list = page.root.querySelector('.grid-scroll');
  const active = () => page.root.querySelector('tr[tabindex="0"]')?.id;
  return {
    ...page,
    active,
    scrolled: () => list?.scrollTop,
    scroll: (top: number): void => {
      if (list) list.scrollTop = top;
      void act(() => {
        list?.dispatchEvent(new Event('scroll'));
      });
    },
    focus: (line: number): void => {
      const row = page.root.querySelector<HTMLElement>(`#row-${line}`);
      row?.focus();
      row?.dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true }));
    },
    read: (...sunk: number[]): void => page.update(<Table rows={readRows()} order={sinking(...sunk)} />),
    readAndTake: (...sunk: number[]): void =>
      page.update(<Table rows={readRows()} order={sinking(...sunk)} takes />),
    enter: (line?: number): void => void act(() => door.enter?.(line)),
  };
}

it('keeps keys and the focus in sight when their record leaves it, and when it comes back', async () => {
  const { focus, read, active, scrolled } = open();
  await act(async () => focus(4));
  read(3, 4);
  expect([active(), document.activeElement?.id, scrolled()]).toEqual(['row-4', 'row-4', 0]);
  read();
  expect([active(), document.activeElement?.id, scrolled()]).toEqual(['row-6', 'row-6', 0]);
});

it('keeps them at the same height when what is in sight is scrolled along', async () => {
  const { focus, read, active, scroll, scrolled } = open();
  scroll(3200);
  await act(async () => focus(104));
  // Two of them above all that is in sight.
  read(1, 2, 104);
  expect([active(), scrolled()]).toEqual(['row-102', 3136]);
});

it('leaves the focus to whatever else has it', async () => {
  const { focus, read, active, root } = open();
  await act(async () => focus(4));
  root.querySelector<HTMLElement>('th button')?.focus();
  read(4);
  expect([active(), document.activeElement?.tagName]).toEqual(['row-4', 'BUTTON']);
});

it('stays at its line when it gets the focus with the same picture', async () => {
  const { focus, readAndTake, active, root } = open();
  await act(async () => focus(4));
  root.querySelector<HTMLElement>('#row-4')?.blur();
  readAndTake(4);
  expect([active(), document.activeElement?.id]).toEqual(['row-4', 'row-4']);
});

it('follows a record out of sight while the list is scrolled away from it', async () => {
  const { focus, read, active, scroll } = open();
  await act(async () => focus(4));
  scroll(3200);
  read(4);
  expect(active()).toBe('row-199');
});

it('is entered at the row that keys act on, else at the first in sight, or at the one asked for', async () => {
  const { root, enter, active, focus, scroll, scrolled } = open();
  await act(async () => focus(4));
  root.querySelector<HTMLElement>('#row-4')?.blur();
  enter();
  expect([active(), document.activeElement?.id]).toEqual(['row-4', 'row-4']);
  scroll(3210);
  enter();
  expect([active(), document.activeElement?.id, scrolled()]).toEqual(['row-101', 'row-101', 3210]);
  scroll(0);
  enter(101);
  expect([active(), scrolled()]).toEqual(['row-101', 2496]);
  enter(0);
  expect([active(), document.activeElement?.id, scrolled()]).toEqual(['row-0', 'row-0', 0]);
});

it('has no way in once it is gone', () => {
  const { update } = open();
  expect(door.enter).not.toBeNull();
  update(<p>Nothing fits.</p>);
  expect(door.enter).toBeNull();
});
