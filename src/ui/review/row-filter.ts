import { type ReviewRow, type RowState, rowState } from './review-row';

/** Empty texts let everything through. */
export interface RowFilter {
  text: string;
  stage: string;
  owner: string;
  crm: ReviewRow['crm'] | '';
  object: ReviewRow['object'] | '';
  state: RowState | '';
}

export const NO_FILTER: RowFilter = { text: '', stage: '', owner: '', crm: '', object: '', state: '' };

export const isFiltering = (filter: RowFilter): boolean =>
  Object.values(filter).some((value) => value.trim() !== '');

/** The rows that fit every part of the filter. All words of the text must occur, in any order. */
export function filterRows(rows: readonly ReviewRow[], filter: RowFilter): ReviewRow[] {
  const wanted = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      fits(filter.stage, row.stage) &&
      fits(filter.owner, row.owner) &&
      fits(filter.crm, row.crm) &&
      fits(filter.object, row.object) &&
      (filter.state === '' || rowState(row) === filter.state) &&
      hasWords(row, wanted),
  );
}

const fits = (wanted: string, value: string | null): boolean => wanted === '' || wanted === value;

function hasWords(row: ReviewRow, wanted: readonly string[]): boolean {
  if (wanted.length === 0) return true;
  const text = [row.title, row.company, row.owner, row.stage, row.topWarning].join(' ').toLowerCase();
  return wanted.every((word) => text.includes(word));
}

/** The values of a column that occur, in order of the alphabet; unknown ones are left out. */
export function choicesOf(rows: readonly ReviewRow[], column: 'stage' | 'owner'): string[] {
  const found = new Set(rows.flatMap((row) => (row[column] ? [row[column]] : [])));
  return [...found].sort((a, b) => a.localeCompare(b));
}
