/** Spreadsheets run what begins like this as a formula, some of them after white space too. */
const FORMULA = /^\s*[=+\-@|%]|^[\t\r\n]/;
const GUARDED = /^'(?:\s*[=+\-@|%]|[\t\r\n])/;

/**
 * One cell of a CSV file that spreadsheets open: texts quoted, with an apostrophe before whatever would
 * be run as a formula. Numbers are never formulas and stay numbers; null is a blank cell.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** The text without the apostrophe that an export put before it. */
export const withoutGuard = (text: string): string => (GUARDED.test(text) ? text.slice(1) : text);
