import { withoutGuard } from '../../record/csv-cell';
import { CsvParser, type RawRow, type RowFault } from './csv-parser';
import type { Cell, FileShape, Table, TableBatch, TableRow } from './file-source';
import { type FileProblem, fatal } from './problem';
import { detectSeparator, statedSeparator } from './separator';
import { isFooter, unwrapRow } from './whole-row-quoting';

/** A CSV file's header and rows. `texts` begins with at least the first lines in one piece. */
export async function csvTable(
  texts: AsyncIterator<string>,
  first: string,
  file: string,
  shape: FileShape,
): Promise<Table> {
  const stated = statedSeparator(first);
  const separator = shape.separator ?? stated?.separator ?? detectSeparator(first);
  const reader = new CsvReader(file, separator, stated ? 1 : 0);
  let rows = reader.push(first.slice(stated?.length ?? 0));
  while (!reader.columns) {
    const next = await texts.next();
    rows = next.done ? reader.end() : reader.push(next.value);
    if (next.done && !reader.columns) throw emptyFile(file);
  }
  return { format: 'csv', columns: reader.columns, separator, batches: batches(reader, rows, texts) };
}

async function* batches(
  reader: CsvReader,
  first: TableBatch,
  texts: AsyncIterator<string>,
): AsyncGenerator<TableBatch> {
  try {
    yield first;
    for (let next = await texts.next(); !next.done; next = await texts.next()) yield reader.push(next.value);
    yield reader.end();
  } finally {
    await texts.return?.();
  }
}

export const emptyFile = (file: string) =>
  fatal('empty-file', { file }, `${file} is empty.`, 'Export it again, or choose another file.');

class CsvReader {
  columns: string[] | null = null;
  #index = new Map<string, number>();
  #isInFooter = false;
  readonly #parser: CsvParser;

  constructor(
    private readonly file: string,
    private readonly separator: string,
    private readonly linesBefore: number,
  ) {
    this.#parser = new CsvParser(separator);
  }

  push(text: string): TableBatch {
    return this.#batch(this.#parser.push(text));
  }

  end(): TableBatch {
    return this.#batch(this.#parser.end());
  }

  #batch(raw: RawRow[]): TableBatch {
    const batch: TableBatch = { rows: [], problems: [], total: 0, footer: 0, footers: [] };
    for (const row of raw) {
      row.line += this.linesBefore;
      row.number += this.linesBefore;
      if (this.columns) this.#add(row, this.columns, batch);
      else this.#setHeader(row);
    }
    return batch;
  }

  #setHeader(row: RawRow): void {
    if (row.fault) throw badHeader(this.file, row);
    const cells = unwrapRow(row, this.separator, null) ?? row.cells;
    this.columns = cells.map((cell) => cell.trim());
    this.columns.forEach((name, index) => {
      if (!this.#index.has(name)) this.#index.set(name, index);
    });
  }

  #add(row: RawRow, columns: readonly string[], batch: TableBatch): void {
    batch.total += 1;
    if (isFooter(row, columns.length, this.#isInFooter)) {
      this.#isInFooter = true;
      batch.footer += 1;
      batch.footers?.push(row.cells[0]?.trim() ?? '');
      return;
    }
    const read = this.#fit(row, columns);
    if ('code' in read) batch.problems.push(read);
    else batch.rows.push(read);
  }

  /** The row in the header's width, as it is or repaired; or why it can’t be told which cell is which. */
  #fit(row: RawRow, { length: width }: readonly string[]): TableRow | FileProblem {
    if (row.fault) return refusal(this.file, row, FAULTS[row.fault]);
    const { cells } = row;
    if (cells.length === width) return this.#row(row, cells, null);
    const unwrapped = unwrapRow(row, this.separator, width);
    if (unwrapped) return this.#row(row, unwrapped, 'whole-row-quoted');
    if (cells.length > width) {
      const isBlankRest = cells.slice(width).every((cell) => cell.trim() === '');
      return isBlankRest
        ? this.#row(row, cells, 'trailing-blanks')
        : refusal(this.file, row, tooLong(cells.length, width));
    }
    return cells.length === 1 && width > 2
      ? refusal(this.file, row, oneCell(width))
      : this.#row(row, cells, 'short-row');
  }

  #row({ line, number }: RawRow, cells: string[], repair: TableRow['repair']): TableRow {
    return new CsvRow(this.#index, cells, line, number, repair);
  }
}

const APOSTROPHE = 39;

/** Cells that a short row lacks are undefined: nothing was stated, not even a blank. */
class CsvRow implements TableRow {
  constructor(
    private readonly index: ReadonlyMap<string, number>,
    readonly cells: readonly string[],
    readonly line: number,
    readonly number: number,
    readonly repair: TableRow['repair'],
  ) {}

  get(column: string): Cell {
    const cell = this.cells[this.index.get(column) ?? -1];
    return cell?.charCodeAt(0) === APOSTROPHE ? withoutGuard(cell) : cell;
  }
}

type Refusal = Pick<FileProblem, 'code' | 'message' | 'fix'>;

const FAULTS: Record<RowFault, Refusal> = {
  'text-after-quote': {
    code: 'text-after-quote',
    message: 'has text after a closing quote',
    fix: 'Double the quotes inside the cell, e.g. "5"" pipe".',
  },
  'unclosed-quote': {
    code: 'unclosed-quote',
    message: 'has a quote that is never closed, so all that follows was one cell',
    fix: 'Close or remove the quote; then the rows after it can be read too.',
  },
  'row-too-long': {
    code: 'row-too-long',
    message: 'is longer than 2,000,000 characters or 10,000 cells; a quote may be left open',
    fix: 'Shorten its long cell or close its quote.',
  },
};

const tooLong = (cells: number, width: number): Refusal => ({
  code: 'long-row',
  message: `has ${cells} cells, the header ${width}`,
  fix: 'Put cells that contain the separator in quotes.',
});

const oneCell = (width: number): Refusal => ({
  code: 'one-cell-row',
  message: `has one cell, the header ${width}`,
  fix: 'Check whether the line was cut or is a remark.',
});

function refusal(file: string, { line, cells }: RawRow, { code, message, fix }: Refusal): FileProblem {
  const problem = { code, file, line, message: `Line ${line} of ${file} ${message}.`, fix };
  return { ...problem, effect: 'refused', cells };
}

function badHeader(file: string, row: RawRow) {
  const { code, message, fix } = refusal(file, row, FAULTS[row.fault ?? 'unclosed-quote']);
  return fatal(code, { file, line: row.line }, message, fix);
}
