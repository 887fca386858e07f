import type { Case } from './case';
import type { BinnedField } from './levels';

/** Cases as a sparse matrix of indicators: each row has at most one column per field. */
export interface Design {
  rows: number;
  fields: number;
  /** Column of each row and field, row by row; −1 for none. Column 0 is the intercept. */
  columnOf: Int32Array;
  /** Columns, intercept included. */
  size: number;
  /** 1 for won, 0 for lost. */
  outcomes: Uint8Array;
}

/** First column of each field. */
export function columnStarts(binned: readonly BinnedField[]): number[] {
  let next = 1;
  return binned.map(({ levels }) => {
    const start = next;
    next += levels.length;
    return start;
  });
}

export function designOf(binned: readonly BinnedField[], cases: readonly Case[]): Design {
  const starts = columnStarts(binned);
  const columnOf = new Int32Array(cases.length * binned.length);
  for (const [row, { values }] of cases.entries())
    for (const [index, { field, levelOf }] of binned.entries()) {
      const level = levelOf(values[field.name]);
      columnOf[row * binned.length + index] = level < 0 ? -1 : (starts[index] ?? 0) + level;
    }
  return {
    rows: cases.length,
    fields: binned.length,
    columnOf,
    size: 1 + binned.reduce((total, { levels }) => total + levels.length, 0),
    outcomes: Uint8Array.from(cases, ({ outcome }) => (outcome ? 1 : 0)),
  };
}

/** The rows of a design that `keep` names. */
export function someRows(design: Design, keep: readonly number[]): Design {
  const { fields, columnOf, outcomes } = design;
  const columns = new Int32Array(keep.length * fields);
  for (const [index, row] of keep.entries())
    columns.set(columnOf.subarray(row * fields, (row + 1) * fields), index * fields);
  return {
    ...design,
    rows: keep.length,
    columnOf: columns,
    outcomes: Uint8Array.from(keep, (row) => outcomes[row] ?? 0),
  };
}
