import { CsvParser, type RawRow } from './csv-parser';
import type { FileShape } from './file-source';

export type Separator = NonNullable<FileShape['separator']>;

const SEPARATORS = [',', ';', '\t', '|'] as const;
const LINES_COMPARED = 50;
/** Excel's own way to state it, as a first line. */
const STATED = /^sep=([,;\t|])(?:\r\n|\n|\r)/i;

/** The separator that a first line "sep=;" states, and that line's length. */
export function statedSeparator(text: string): { separator: Separator; length: number } | null {
  const [line, mark] = STATED.exec(text) ?? [];
  const separator = SEPARATORS.find((candidate) => candidate === mark);
  return line && separator ? { separator, length: line.length } : null;
}

/**
 * The separator under which most of the first rows have as many cells as the header; the one with
 * more columns where several do. A comma when there is only one column.
 */
export function detectSeparator(sample: string): Separator {
  let best: { separator: Separator; agreeing: number; columns: number } | null = null;
  for (const separator of SEPARATORS) {
    const rows = new CsvParser(separator).push(`${sample}\n`).slice(0, LINES_COMPARED);
    const columns = rows[0]?.cells.length ?? 0;
    if (columns < 2) continue;
    const agreeing = rows.filter((row) => row.cells.length === columns).length / rows.length;
    if (!best || agreeing > best.agreeing || (agreeing === best.agreeing && columns > best.columns))
      best = { separator, agreeing, columns };
  }
  return best?.separator ?? insideQuotes(sample) ?? ',';
}

/** Every line may be wrapped in quotes once more; then the separators are inside. */
function insideQuotes(sample: string): Separator | null {
  const rows = new CsvParser(',').push(`${sample}\n`);
  const isWrapped = (row: RawRow): boolean => row.cells.length === 1 && row.isQuoted;
  if (!rows[0] || !isWrapped(rows[0])) return null;
  const unwrapped = rows.filter(isWrapped).map((row) => row.cells[0] ?? '');
  const found = SEPARATORS.find((separator) => unwrapped[0]?.includes(separator));
  return found ? detectSeparator(unwrapped.join('\n')) : null;
}
