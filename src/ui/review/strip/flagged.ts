import { SEVERITIES } from '../../components/severity';
import type { RowFilter } from '../deals/filter';
import { NO_FILTER } from '../deals/filter';
import { ROW_STATES } from '../review-row';
import type { RowSet } from '../row-set';

/** Records with at least one open warning, whichever severity. */
export interface Flagged {
  records: number;
  total: number;
  /** Of them the records created in the last 7 days; null where no day of creation is known. */
  fresh: number | null;
}

/** What counts is the record’s own age: since when it is flagged is not stored. */
export const FRESH_DAYS = 7;
const FLAGGED = new Set(SEVERITIES.map((severity) => ROW_STATES.indexOf(severity)));

/** The list with flagged records alone. */
export const FLAGGED_FILTER: RowFilter = { ...NO_FILTER, choices: { state: [...SEVERITIES] } };

/** By the columns of the list: nothing is read. */
export function flaggedOf(rows: RowSet): Flagged {
  const ages = rows.age();
  const counts = { records: 0, dated: 0, fresh: 0 };
  const states = rows.states();
  for (let row = 0; row < rows.size; row += 1) {
    if (!FLAGGED.has(states[row] ?? -1)) continue;
    const age = ages[row] ?? Number.NaN;
    counts.records += 1;
    if (age >= 0) counts.dated += 1;
    if (age < FRESH_DAYS) counts.fresh += 1;
  }
  const fresh = counts.dated > 0 ? counts.fresh : null;
  return { records: counts.records, total: rows.size, fresh };
}
