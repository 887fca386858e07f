import { csvCell } from '../../../record/csv-cell';
import { TONE_WORD } from '../../components/severity';
import { type ReviewRow, rowState } from '../review-row';
import type { Column } from './columns';

/** A column of a file: of the list, or of a view of its own. */
export type FileColumn = Pick<Column, 'label' | 'plain'>;

/**
 * The rows as a CSV file that spreadsheets open: UTF-8 with a byte order mark, CRLF, every text
 * quoted, and an apostrophe before whatever would be run as a formula. What was not read stays empty.
 */
export function exportCsv(rows: Iterable<ReviewRow>, columns: readonly FileColumn[]): string {
  const head = [...columns.map(({ label }) => label), 'Currency', 'Address'];
  const lines = [head.map(csvCell).join(',')];
  for (const row of rows) {
    const cells = [...columns.map((column) => column.plain(row)), row.currency, row.url];
    lines.push(cells.map(csvCell).join(','));
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** What the icon of a row says. */
export const STATE_COLUMN: FileColumn = { label: 'State', plain: (row) => TONE_WORD[rowState(row)] };
