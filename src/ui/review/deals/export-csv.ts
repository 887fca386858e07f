import type { ReviewRow } from '../review-row';
import type { Column } from './columns';

/** Spreadsheets run what begins like this as a formula, some of them after white space too. */
const FORMULA = /^\s*[=+\-@|%]|^[\t\r\n]/;

/**
 * The rows as a CSV file that spreadsheets open: UTF-8 with a byte order mark, CRLF, every text
 * quoted, and an apostrophe before whatever would be run as a formula. What was not read stays empty.
 */
export function exportCsv(rows: Iterable<ReviewRow>, columns: readonly Column[]): string {
  const head = [...columns.map(({ label }) => label), 'Currency', 'Address'];
  const lines = [head.map(csvCell).join(',')];
  for (const row of rows) {
    const cells = [...columns.map((column) => column.plain(row)), row.currency, row.url];
    lines.push(cells.map(csvCell).join(','));
  }
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

/** Numbers are never formulas and stay numbers. */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
