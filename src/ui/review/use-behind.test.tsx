// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { mount } from '../testing/mount';
import { sampleRows } from '../testing/sample-rows';
import type { Behind } from './deals/FilterBar';
import { behindOf, type KeptBehind, keysBehind, MOST_KEYS } from './kept-behind';
import type { RowSet } from './row-set';
import { useBehind } from './use-behind';

const rowsOf = (...keys: string[]): RowSet => sampleRows(keys.map((key) => ({ key })));

function open(rows: RowSet, first: KeptBehind | null) {
  const shown: ReturnType<typeof useBehind>[] = [];
  const kept: (KeptBehind | null)[] = [];
  function List(props: { rows: RowSet }) {
    shown.push(useBehind(props.rows, first, (next) => kept.push(next)));
    return null;
  }
  const { update } = mount(<List rows={rows} />);
  return {
    kept,
    behind: () => {
      const now = shown.at(-1)?.[0];
      return now ? [now.label, ...now.mask] : null;
    },
    set: (next: Behind | null): void => void act(() => shown.at(-1)?.[1](next)),
    read: (next: RowSet): void => update(<List rows={next} />),
  };
}

it('finds the records that were kept as soon as rows are there, and again when they are read anew', () => {
  const { behind, read, kept } = open(rowsOf(), { label: 'Win rate', keys: ['b', 'gone', 'c'] });
  expect(behind()).toEqual(['Win rate']);
  read(rowsOf('a', 'b', 'c'));
  expect(behind()).toEqual(['Win rate', 0, 1, 1]);
  read(rowsOf('c', 'x', 'y', 'b'));
  expect(behind()).toEqual(['Win rate', 1, 0, 0, 1]);
  expect(kept).toEqual([]);
});

it('tells by their keys of the records that are chosen, and that none are any more', () => {
  const { behind, set, read, kept } = open(rowsOf('a', 'b', 'c'), { label: 'Win rate', keys: ['b'] });
  set({ label: 'Rule', mask: Uint8Array.of(1, 0, 1) });
  expect([behind(), kept]).toEqual([['Rule', 1, 0, 1], [{ label: 'Rule', keys: ['a', 'c'] }]]);
  read(rowsOf('b', 'c'));
  expect(behind()).toEqual(['Rule', 0, 1]);
  set(null);
  expect([behind(), kept.at(-1)]).toEqual([null, null]);
});

it('keeps no more than there is room for', () => {
  const keys = Array.from({ length: MOST_KEYS + 1 }, (_, at) => `deal ${at}`);
  const rows = rowsOf(...keys);
  const mask = new Uint8Array(rows.size).fill(1);
  expect(keysBehind(rows, { label: 'All', mask })).toBeNull();
  mask[5] = 0;
  const kept = keysBehind(rows, { label: 'All', mask });
  expect(kept?.keys).toHaveLength(MOST_KEYS);
  expect(kept && behindOf(kept, rows)).toEqual({ label: 'All', mask });
});
