/**
 * Spreadsheets run what begins like this as a formula: some after white space, marks that are not seen or a quote,
 * some for the wide forms of these characters too.
 */
const CORE = /(?:[\s\p{C}"']*[=+\-@|%＝＋－＠｜％]|'*[\t\r\n])/u.source;
const FORMULA = new RegExp(`^${CORE}`, 'u');
const GUARDED = new RegExp(`^'${CORE}`, 'u');

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
