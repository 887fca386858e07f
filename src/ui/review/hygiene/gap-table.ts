import type { GapMatrix } from '../../../hygiene/audit/gap-matrix';
import { maskOf } from './record-names';

/** Counts of one stage and owner, or of all of them. */
export interface GapCount {
  gaps: number;
  /** Records that could be judged. */
  of: number;
  unknown: number;
}

export interface GapLine {
  owner: string;
  /** Place of the owner in the matrix; null for all owners together. */
  place: number | null;
  all: GapCount;
  /** In the order of the table's stages. */
  cells: GapCount[];
}

/** A matrix as it is shown: only stages that have records, and whoever has most gaps first. */
export interface GapTable {
  /** Places in the matrix. */
  stages: number[];
  lines: GapLine[];
  total: GapLine;
}

const NONE: GapCount = { gaps: 0, of: 0, unknown: 0 };

const plus = (a: GapCount, b: GapCount): GapCount => ({
  gaps: a.gaps + b.gaps,
  of: a.of + b.of,
  unknown: a.unknown + b.unknown,
});

export function gapTable(matrix: GapMatrix): GapTable {
  const width = matrix.stages.length;
  const at = (cell: number): GapCount => ({
    gaps: matrix.gaps[cell] ?? 0,
    of: matrix.of[cell] ?? 0,
    unknown: matrix.unknown[cell] ?? 0,
  });
  const owners = matrix.owners.map((_, place) => place);
  const columnOf = (stage: number) => owners.map((owner) => at(owner * width + stage)).reduce(plus, NONE);
  const stages = matrix.stages
    .map((_, stage) => stage)
    .filter((stage) => columnOf(stage).of + columnOf(stage).unknown > 0);
  const line = (owner: string, place: number | null, cells: GapCount[]): GapLine => ({
    owner,
    place,
    cells,
    all: cells.reduce(plus, NONE),
  });
  const lines = owners.map((place) =>
    line(
      matrix.owners[place] ?? '',
      place,
      stages.map((stage) => at(place * width + stage)),
    ),
  );
  return {
    stages,
    lines: lines.sort((a, b) => b.all.gaps - a.all.gaps || (a.owner < b.owner ? -1 : 1)),
    total: line('All owners', null, stages.map(columnOf)),
  };
}

/** The rows with gaps of a stage and owner; null stands for all of them. */
export function gapRows(
  { rows, cells, stages }: GapMatrix,
  owner: number | null,
  stage: number | null,
  size: number,
): Uint8Array {
  const width = stages.length;
  return maskOf(
    rows.filter((_, index) => {
      const cell = cells[index] ?? 0;
      const isOwner = owner === null || Math.floor(cell / width) === owner;
      return isOwner && (stage === null || cell % width === stage);
    }),
    size,
  );
}
