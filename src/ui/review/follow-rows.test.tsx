// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { mount } from '../testing/mount';
import { sampleRows } from '../testing/sample-rows';
import { groupLines } from './deals/groups';
import type { TableCommand } from './deals/table-keys';
import { useTable } from './deals/use-table';
import { followMask, followRows } from './follow-rows';
import type { RowSet } from './row-set';

const rowsOf = (...keys: string[]): RowSet => sampleRows(keys.map((key) => ({ key })));
const BEFORE = rowsOf('a', 'b', 'c', 'd');
/** As after a sync: one is new, one is gone, the others stand elsewhere. */
const AFTER = rowsOf('d', 'x', 'a', 'c');

it('finds the same records among other rows', () => {
  expect(followRows(BEFORE, AFTER, [0, 1, 3])).toEqual([0, 2]);
  expect(followRows(BEFORE, AFTER, [])).toEqual([]);
  expect([...followMask(BEFORE, AFTER, Uint8Array.of(1, 1, 0, 0))]).toEqual([0, 0, 1, 0]);
});

it('keeps what is selected and open on its records when the list is read again', () => {
  const shown: ReturnType<typeof useTable>[] = [];
  const table = () => shown.at(-1);
  function Table({ rows }: { rows: RowSet }) {
    const listed = Uint32Array.from({ length: rows.size }, (_, row) => row);
    shown.push(useTable(rows, groupLines(rows, listed, null, new Set()), listed, null));
    return null;
  }
  const { update } = mount(<Table rows={BEFORE} />);
  const run = (command: TableCommand, at: number): void => void act(() => void table()?.run(command, at));
  run({ do: 'toggle' }, 0);
  run({ do: 'toggle' }, 1);
  run({ do: 'open' }, 3);
  update(<Table rows={AFTER} />);
  expect([[...(table()?.selected ?? [])], table()?.opened]).toEqual([[2], 0]);
  run({ do: 'toggle' }, 3);
  expect([...(table()?.selected ?? [])].sort()).toEqual([2, 3]);
});

it('goes on from the record that keys acted on, also after the list was read twice', () => {
  const shown: ReturnType<typeof useTable>[] = [];
  const active = () => shown.at(-1)?.active;
  function Table({ rows, reversed }: { rows: RowSet; reversed?: true }) {
    const all = Array.from({ length: rows.size }, (_, row) => row);
    const listed = Uint32Array.from(reversed ? all.reverse() : all);
    shown.push(useTable(rows, groupLines(rows, listed, null, new Set()), listed, null));
    return null;
  }
  const { update } = mount(<Table rows={BEFORE} />);
  act(() => void shown.at(-1)?.run({ do: 'move', to: 2, extend: false }, 0));
  expect(active()).toBe(2);
  // Sorted otherwise, keys stay where they are.
  update(<Table rows={BEFORE} reversed />);
  expect(active()).toBe(2);
  update(<Table rows={AFTER} />);
  expect(active()).toBe(2);
  update(<Table rows={rowsOf('b', 'c', 'd')} />);
  expect(active()).toBe(2);
  update(<Table rows={rowsOf('d', 'y', 'b', 'c', 'a')} />);
  expect(active()).toBe(0);
});
