import { isCurrency, SPEND_LIMITS, type SpendRow, sortedSpend, spendKey } from '../../record/spend';
import { SPEND_COLUMNS, type SpendColumn } from '../../record/spend-csv';
import { inferDecimalMark } from '../values/infer-formats';
import type { DecimalMark } from '../values/numeral';
import type { FileSource, TableRow } from './file-source';
import { blobSource } from './import/blob-source';
import { openTable } from './open-table';
import { FileError } from './problem';
import { dayOf, kindOf, monthOf, readSpendAmount } from './spend-cells';

/** What is wrong with a file of spend: with a line of it, or with all of it (null). Message and what to do. */
export interface SpendProblem {
  line: number | null;
  message: string;
}

/** Rows in the order of a sheet. With any problem nothing of the file is to be taken. */
export interface SpendFile {
  rows: SpendRow[];
  problems: SpendProblem[];
}

/** Other heads that the columns are found by. */
const OTHER_HEADS: Readonly<Record<SpendColumn, readonly string[]>> = {
  month: ['date', 'period', 'when'],
  kind: ['type', 'category'],
  source: ['channel', 'lead source'],
  amount: ['spend', 'cost', 'value'],
  currency: ['currency code'],
  note: ['notes', 'comment', 'remark'],
};
const NEEDED: readonly SpendColumn[] = ['month', 'kind', 'amount', 'currency'];

/** Reads a file of spend (docs/metrics.md, "Spend"). Never throws for what is in the file: each line at fault is named. */
export async function readSpendFile(source: FileSource): Promise<SpendFile> {
  try {
    const table = await openTable(source, { format: 'csv' }, 'read', {});
    const columns = columnsOf(table.columns);
    const missing = NEEDED.filter((name) => columns[name] === undefined);
    if (missing.length > 0) {
      await table.batches[Symbol.asyncIterator]().return?.();
      return { rows: [], problems: [{ line: null, message: missingWords(missing) }] };
    }
    const lines: TableRow[] = [];
    const problems: SpendProblem[] = [];
    for await (const batch of table.batches) {
      lines.push(...batch.rows);
      for (const { line, message, fix } of batch.problems)
        problems.push({ line, message: `${message} ${fix}` });
      if (lines.length > SPEND_LIMITS.rows) return tooMany();
    }
    return rowsOf(lines, columns, problems);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { rows: [], problems: [{ line: error.problem.line, message: error.message }] };
  }
}

/** A text that was pasted, as a file. */
export const textSource = (text: string, name = 'the text'): FileSource => ({
  name,
  size: null,
  async *open() {
    yield new TextEncoder().encode(text);
  },
});

type Columns = Partial<Record<SpendColumn, string>>;

function columnsOf(heads: readonly string[]): Columns {
  const found: Columns = {};
  for (const name of SPEND_COLUMNS) {
    const names = [name, ...OTHER_HEADS[name]];
    const head = names
      .map((one) => heads.find((own) => own.trim().toLowerCase() === one))
      .find((own) => own !== undefined);
    if (head !== undefined) found[name] = head;
  }
  return found;
}

const missingWords = (missing: readonly string[]): string =>
  `There is no column “${missing.join('”, no column “')}”. The first line names the columns: ${SPEND_COLUMNS.join(',')}.`;

const tooMany = (): SpendFile => ({
  rows: [],
  problems: [{ line: null, message: `The file has more than ${SPEND_LIMITS.rows} lines. Split it by year.` }],
});

function rowsOf(lines: readonly TableRow[], columns: Columns, problems: SpendProblem[]): SpendFile {
  const decimal = inferDecimalMark(lines.map((line) => cellOf(line, columns.amount)));
  const rows: SpendRow[] = [];
  const seen = new Map<string, number>();
  for (const line of lines) {
    const read = readLine(line, columns, decimal);
    if ('why' in read) {
      problems.push({ line: line.line, message: `Line ${line.line}: ${read.why}` });
      continue;
    }
    const first = seen.get(spendKey(read));
    if (first === undefined) {
      seen.set(spendKey(read), line.line);
      rows.push(read);
    } else problems.push({ line: line.line, message: twice(line.line, first, read) });
  }
  if (rows.length === 0 && problems.length === 0)
    problems.push({
      line: null,
      message: 'The file has a first line only. Write one line for each month and kind.',
    });
  return { rows: sortedSpend(rows), problems: problems.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
}

const twice = (line: number, first: number, { when, source }: SpendRow): string =>
  `Line ${line}: line ${first} gives the same for ${when}${source ? ` and ${source}` : ''}. Add the two up, or name a source.`;

const cellOf = (line: TableRow, column: string | undefined): string =>
  column === undefined ? '' : String(line.get(column) ?? '').trim();

function readLine(line: TableRow, columns: Columns, decimal: DecimalMark | null): SpendRow | { why: string } {
  const text = (name: SpendColumn): string => cellOf(line, columns[name]);
  const kind = kindOf(text('kind'));
  if (!kind) return { why: `“${text('kind')}” is no kind. Write marketing, sales or lifetime value.` };
  const when = kind === 'lifetimeValue' ? dayOf(text('month')) : monthOf(text('month'));
  if (!when)
    return {
      why: `“${text('month')}” is no month. Write it like 2026-10${kind === 'lifetimeValue' ? ', or a day like 2026-10-31' : ''}.`,
    };
  const amount = readSpendAmount(text('amount'), decimal);
  if ('why' in amount) return amount;
  const currency = text('currency').toUpperCase() || amount.currency || '';
  if (!isCurrency(currency))
    return { why: `“${text('currency')}” is no currency. Write three letters, like EUR.` };
  if (amount.currency && amount.currency !== currency)
    return { why: `the amount is in ${amount.currency}, the currency is ${currency}. Write one of them.` };
  const source = text('source');
  if (source && kind !== 'marketing')
    return { why: `only marketing spend is given by source. Leave the source of ${text('kind')} blank.` };
  if (source.length > SPEND_LIMITS.source)
    return { why: `the source is longer than ${SPEND_LIMITS.source} characters. Shorten it.` };
  return {
    kind,
    when,
    source,
    amount: amount.value,
    currency,
    note: text('note').slice(0, SPEND_LIMITS.note),
  };
}

/** What a page reads spend with. */
export const spendReader = {
  text: (text: string): Promise<SpendFile> => readSpendFile(textSource(text)),
  file: (file: Blob & { readonly name: string }): Promise<SpendFile> => readSpendFile(blobSource(file)),
  amount: (text: string) => readSpendAmount(text),
} as const;
