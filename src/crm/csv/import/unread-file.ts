import { csvCell } from '../../../record/csv-cell';
import type { ImportedRow, RefusedRow } from './read-import';

const HEAD = ['File', 'Line', 'Field', 'Text', 'Reason', 'What to do'];

/** Characters kept in memory before they go into a Blob, which the browser may put on the disk. */
const PIECE = 1_000_000;

/**
 * The rows that could not be read, as a CSV file that spreadsheets open: one line for each thing, with
 * the reason, and the whole row behind it under the file's own headers.
 */
export class UnreadFile {
  #blob: Blob;
  #text = '';

  constructor(headers: readonly string[]) {
    this.#blob = new Blob([`\ufeff${lineOf([...HEAD, ...headers])}`], { type: 'text/csv' });
  }

  add(row: ImportedRow | RefusedRow): void {
    const found = 'refused' in row ? [row.refused] : row.unread;
    for (const { file, line, field, text, reason, fix } of found)
      this.#text += lineOf([file, line, field, text, reason, fix, ...row.cells]);
    if (this.#text.length >= PIECE) this.whole();
  }

  whole(): Blob {
    this.#blob = new Blob([this.#blob, this.#text], { type: 'text/csv' });
    this.#text = '';
    return this.#blob;
  }
}

const lineOf = (cells: readonly (string | number | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`;
