import { expect, it } from 'vitest';
import { sampleRows } from '../../testing/sample-rows';
import { followLine, type LinedRows, movedLines } from './follow-line';
import { groupLines } from './groups';

/** Keys with their owners, in the order of the list. */
function lined(list: readonly string[], by: 'owner' | null = null, folded: string[] = []): LinedRows {
  const rows = sampleRows(list.map((text) => ({ key: text.slice(0, 1), owner: text.slice(1) })));
  const listed = Uint32Array.from(list.keys());
  return { rows, lines: groupLines(rows, listed, by, new Set(folded)) };
}

it('finds the line of a record once the list was read again', () => {
  const [before, after] = [lined(['a', 'b', 'c']), lined(['x', 'c', 'a'])];
  expect([0, 1, 2, 3].map((line) => followLine(before, after, line))).toEqual([2, null, 1, null]);
});

it('finds headings by their group, and nothing under one that is folded', () => {
  const before = lined(['aInes', 'bMara'], 'owner');
  const after = lined(['bMara', 'aInes', 'cAda'], 'owner', ['Mara']);
  // Ines, a, Mara, b; then Ada, c, Ines, a, Mara.
  expect([0, 1, 2, 3].map((line) => followLine(before, after, line))).toEqual([2, 3, 4, null]);
});

it('moves what is in sight with the first of it that is left', () => {
  const [before, after] = [lined(['a', 'b', 'c', 'd']), lined(['x', 'y', 'a', 'c', 'd'])];
  expect(movedLines(before, after, 0, 3)).toBe(2);
  expect(movedLines(before, after, 1, 3)).toBe(1);
  expect(movedLines(before, lined(['x']), 0, 4)).toBe(0);
});

it('moves with most of what is in sight, not with one that left it', () => {
  const others = [...'klmnopqrstuvwxyz'];
  const before = lined(['a', 'b', 'c', 'd', ...others]);
  const sunk = lined(['b', 'c', 'd', ...others, 'a']);
  expect(movedLines(before, sunk, 0, 4)).toBe(-1);
  expect(movedLines(sunk, before, 0, 4)).toBe(1);
  expect(movedLines(before, lined(['a', 'b', 'd', ...others, 'c']), 0, 4)).toBe(0);
  expect(movedLines(lined([...others, ...'abcd']), lined(['a', ...others, 'x', ...'bcd']), 16, 20)).toBe(1);
  expect(movedLines(before, lined([...'xaybcd']), 0, 4)).toBe(1);
  // Many came before all of them.
  expect(movedLines(before, lined([...'0123456789', 'c', 'a', 'b', 'd']), 0, 4)).toBe(11);
});
