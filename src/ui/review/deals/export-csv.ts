import { csvCell } from '../../../record/csv-cell';
import { TONE_WORD } from '../../components/severity';
import { type ReviewRow, rowState } from '../review-row';
import type { Column } from './columns';

/** A column of a file: of the list, or of a view of its own. */
export type FileColumn = Pick<Column, 'label' | 'plain'>;

/** So few rows are written at once that the page can draw and answer in between. */
const PIECE = 500;

/** A part of a file, and how many rows it and those before it hold. */
export interface CsvPiece {
  text: string;
  done: number;
}

/**
 * The rows as a CSV file that spreadsheets open: UTF-8 with a byte order mark, CRLF, every text quoted, and an
 * apostrophe before whatever would be run as a formula. What is empty or was not read stays blank.
 */
export const exportCsv = (rows: Iterable<ReviewRow>, columns: readonly FileColumn[]): string =>
  [...csvPieces(rows, columns)].map(({ text }) => text).join('');

/** The same file piece by piece; the first has the heading. */
export function* csvPieces(
  rows: Iterable<ReviewRow>,
  columns: readonly FileColumn[],
): Generator<CsvPiece, undefined> {
  const head = [...columns.map(({ label }) => label), 'Currency', 'Address'];
  let text = `\ufeff${lineOf(head)}`;
  let done = 0;
  for (const row of rows) {
    text += lineOf([...columns.map((column) => column.plain(row)), row.currency, row.url]);
    done += 1;
    if (done % PIECE !== 0) continue;
    yield { text, done };
    text = '';
  }
  if (text !== '') yield { text, done };
}

const lineOf = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** What the icon of a row says. */
export const STATE_COLUMN: FileColumn = { label: 'State', plain: (row) => TONE_WORD[rowState(row)] };
