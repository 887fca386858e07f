import { type ReviewRow, ROW_STATES, rowState } from './review-row';

export type ColumnId =
  | 'state'
  | 'title'
  | 'owner'
  | 'stage'
  | 'daysInStage'
  | 'amount'
  | 'closeDate'
  | 'score'
  | 'topWarning'
  | 'asOf';

export interface RowOrder {
  column: ColumnId;
  isDescending: boolean;
}

/** Worst first; within a state the largest amount. */
export const FIRST_ORDER: RowOrder = { column: 'state', isDescending: false };

const NUMBERS: readonly ColumnId[] = ['daysInStage', 'amount', 'score', 'asOf'];

export const isNumeric = (column: ColumnId): boolean => NUMBERS.includes(column);

/** A first click sorts numbers from the largest and texts from A; the second turns it round. */
export function orderAfterClick(order: RowOrder, column: ColumnId): RowOrder {
  if (order.column === column) return { column, isDescending: !order.isDescending };
  return { column, isDescending: isNumeric(column) };
}

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** A sorted copy. What is unknown comes last whichever way the column is turned. */
export function sortRows(rows: readonly ReviewRow[], { column, isDescending }: RowOrder): ReviewRow[] {
  const sign = isDescending ? -1 : 1;
  return [...rows].sort(
    (a, b) => compare(sortValue(a, column), sortValue(b, column), sign) || byAmount(a, b),
  );
}

function sortValue(row: ReviewRow, column: ColumnId): string | number | null {
  return column === 'state' ? ROW_STATES.indexOf(rowState(row)) : row[column];
}

function compare(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
  return sign * words.compare(String(a), String(b));
}

const byAmount = (a: ReviewRow, b: ReviewRow): number => compare(a.amount, b.amount, -1);
