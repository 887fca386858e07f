import { expect, it } from 'vitest';
import type { GapMatrix } from '../../../hygiene/audit/gap-matrix';
import { gapRows, gapTable } from './gap-table';

/** Ann and Bob by three stages, the second of which nobody is in. */
const MATRIX: GapMatrix = {
  stages: ['Demo', 'Proposal', 'Stage not known'],
  owners: ['Ann', 'Bob'],
  gaps: Uint32Array.of(1, 0, 0, 2, 0, 0),
  of: Uint32Array.of(4, 0, 0, 2, 0, 0),
  unknown: Uint32Array.of(0, 0, 1, 3, 0, 0),
  rows: Uint32Array.of(5, 2, 0),
  cells: Uint32Array.of(3, 0, 3),
  says: { texts: ['empty: Timeline'], codes: Uint32Array.of(0, 0, 0) },
};

it('has whoever has most gaps first, and no stage without records', () => {
  const { stages, lines, total } = gapTable(MATRIX);
  expect(stages).toEqual([0, 2]);
  expect(lines.map(({ owner }) => owner)).toEqual(['Bob', 'Ann']);
  expect(lines[1]?.all).toEqual({ gaps: 1, of: 4, unknown: 1 });
  expect(total).toMatchObject({ place: null, all: { gaps: 3, of: 6, unknown: 4 } });
  expect(total.cells).toEqual([
    { gaps: 3, of: 6, unknown: 3 },
    { gaps: 0, of: 0, unknown: 1 },
  ]);
});

it('has the rows behind each count', () => {
  const rows = (owner: number | null, stage: number | null) => [...gapRows(MATRIX, owner, stage, 6)].join('');
  expect(rows(1, 0)).toBe('100001');
  expect(rows(0, 0)).toBe('001000');
  expect(rows(null, null)).toBe('101001');
  expect(rows(1, null)).toBe('100001');
  expect(rows(0, 2)).toBe('000000');
});
