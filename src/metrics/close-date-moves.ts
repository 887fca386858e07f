import { dayNumber } from '../conditions/read-field';
import type { CrmRecord } from '../record/types';
import { recordedRows } from '../rule-kinds/recorded-rows';

/** A change of the close date, in days since 1970-01-01. */
export interface CloseDateMove {
  from: number;
  to: number;
}

const dayIn = (text: string | null): number | null => dayNumber(text?.slice(0, 10));

/**
 * Every change from one close date to another, oldest first. A row that states no old date
 * changes the one before it; the first date a deal gets is no change.
 */
export function closeDateMoves(record: CrmRecord): CloseDateMove[] {
  let last: number | null = null;
  return recordedRows(record, 'closeDate').flatMap((entry) => {
    const from = dayIn(entry.from) ?? last;
    const to = dayIn(entry.to);
    last = to;
    return from === null || to === null || from === to ? [] : [{ from, to }];
  });
}
