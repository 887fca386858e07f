import type { DateOrder } from '../../record/types';
import { inferDecimalMark } from '../values/infer-formats';
import { knownLanguages } from '../values/lexicon';
import type { DecimalMark } from '../values/numeral';
import { type FieldPlan, isBlank } from './field-plan';
import { dayAndMonth, FileDates, isAmbiguousDate } from './file-dates';
import type { FileShape, FileSource, TableRow, Watch } from './file-source';
import { openTable } from './open-table';
import { type FileProblem, fatal } from './problem';
import type { CellFormats } from './read-cell';

export interface FormatWishes extends FileShape {
  dateOrder?: DateOrder | undefined;
  decimal?: DecimalMark | undefined;
}

/** Where and when the file is read: dates without a zone, and short years, depend on it. */
export interface ReadContext {
  asOf: number;
  zone: string;
  locale: string;
}

export type DatedColumns = Pick<FieldPlan, 'columns' | 'type' | 'blanks' | 'values' | 'unit'>;

interface Sighting {
  line: number;
  column: string;
  text: string;
}

/** Rows quoted as proof. */
const ROWS_SHOWN = 3;

/**
 * How a file writes dates and numbers: as the map says, else as the file's own values prove. Reads
 * the file once for it. Throws FileError when day and month stay open, or the file has both orders.
 */
export async function findFormats(
  source: FileSource,
  wishes: FormatWishes,
  plans: readonly DatedColumns[],
  context: ReadContext,
  watch: Watch,
): Promise<CellFormats & { notes: FileProblem[] }> {
  const dated = wishes.dateOrder ? [] : plans.filter(isDated);
  const counted = wishes.decimal ? [] : plans.filter(({ type }) => type === 'number' || type === 'money');
  const evidence = new Evidence();
  if (dated.length + counted.length > 0) {
    const table = await openTable(source, wishes, 'scan', watch);
    for await (const { rows } of table.batches) for (const row of rows) look(row, dated, counted, evidence);
  }
  const order = wishes.dateOrder ?? evidence.settledOrder(source.name);
  const languages = knownLanguages([context.locale]);
  const dates = new FileDates({ now: context.asOf, zone: context.zone, order, languages });
  const numbers = { decimal: wishes.decimal ?? evidence.decimal, languages };
  return { dates, numbers, notes: wishes.dateOrder ? [] : evidence.notes(source.name) };
}

const isDated = ({ type, unit }: DatedColumns): boolean => (type === 'date' || type === 'datetime') && !unit;

function look(
  row: TableRow,
  dated: readonly DatedColumns[],
  counted: readonly DatedColumns[],
  evidence: Evidence,
): void {
  for (const plan of dated)
    for (const { column, text } of texts(row, plan)) evidence.date({ line: row.line, column, text });
  for (const plan of counted) for (const { text } of texts(row, plan)) evidence.number(text);
}

function* texts(row: TableRow, { columns, blanks, values }: DatedColumns) {
  for (const column of columns) {
    const cell = row.get(column);
    if (typeof cell !== 'string' || isBlank(cell, blanks) || values?.has(cell.trim())) continue;
    yield { column, text: cell.trim() };
  }
}

/** What was seen of day/month order and decimal marks in one file. */
class Evidence {
  readonly #proofs: Record<'dmy' | 'mdy', Sighting[]> = { dmy: [], mdy: [] };
  readonly #marks = new Set<DecimalMark>();
  #open: Sighting | null = null;

  date(seen: Sighting): void {
    const found = dayAndMonth(seen.text);
    if (!found) return;
    if (!found.isShort && found.canBeDmy !== found.canBeMdy) {
      const proofs = this.#proofs[found.canBeDmy ? 'dmy' : 'mdy'];
      if (proofs.length < ROWS_SHOWN) proofs.push(seen);
    } else if (!this.#open && isAmbiguousDate(seen.text)) this.#open = seen;
  }

  number(text: string): void {
    const isNews = (mark: DecimalMark) => text.includes(mark) && !this.#marks.has(mark);
    if (!isNews('.') && !isNews(',')) return;
    const mark = inferDecimalMark([text]);
    if (mark) this.#marks.add(mark);
  }

  /** Null when the file proves none, or two: then each number must be certain by itself. */
  get decimal(): DecimalMark | null {
    const [mark = null] = this.#marks;
    return this.#marks.size === 1 ? mark : null;
  }

  settledOrder(file: string): DateOrder | null {
    const [dmy] = this.#proofs.dmy;
    const [mdy] = this.#proofs.mdy;
    if (dmy && mdy)
      throw fatal(
        'conflicting-dates',
        { file, line: Math.max(dmy.line, mdy.line) },
        `${file} writes dates in two orders: ${quoted(dmy)} has the day first, ${quoted(mdy)} the month.`,
        'Find out which is meant and set "dateOrder" in the map to "dmy" or "mdy"; dates that don’t fit stay unread.',
      );
    if (dmy || mdy) return dmy ? 'dmy' : 'mdy';
    if (this.#open)
      throw fatal(
        'ambiguous-dates',
        { file, line: this.#open.line },
        `In ${file}, ${quoted(this.#open)} could have the day or the month first, and no date of the file settles it.`,
        'Set "dateOrder" in the map to "dmy" (day first), "mdy" (month first) or "ymd".',
      );
    return null;
  }

  notes(file: string): FileProblem[] {
    const proofs = [...this.#proofs.dmy, ...this.#proofs.mdy];
    const [first] = proofs;
    if (!first || !this.#open) return [];
    const order = this.#proofs.dmy.length > 0 ? 'day first (dmy)' : 'month first (mdy)';
    const message = `Dates of ${file} are read ${order}, proven by ${proofs.map(quoted).join('; ')}.`;
    const fix = 'If that is wrong, set "dateOrder" in the map.';
    return [{ code: 'date-order', effect: 'note', file, line: first.line, message, fix }];
  }
}

const quoted = ({ line, column, text }: Sighting): string =>
  `“${text.slice(0, 40)}” (line ${line}, ${column})`;
