import { lineBreaks } from './decode-text';

/** What makes a row unreadable as such. */
export type RowFault = 'text-after-quote' | 'unclosed-quote' | 'row-too-long';

export interface RawRow {
  cells: string[];
  /** Line of the text where it begins, from 1. */
  line: number;
  /** Counted over all lines, blank ones too, from 1. */
  number: number;
  /** Its last cell was in quotes. */
  isQuoted: boolean;
  /** A blank line came before it. */
  isAfterBlank: boolean;
  fault: RowFault | null;
}

/** Characters and cells of one row that are kept; more is no record, but often a quote left open. */
export const ROW_LIMITS = { characters: 2_000_000, cells: 10_000 } as const;

const QUOTE = 34;
const LF = 10;
const CR = 13;
const [START, PLAIN, QUOTED, QUOTE_SEEN] = [0, 1, 2, 3];

/**
 * Reads CSV (RFC 4180) piece by piece, cut anywhere. Takes LF, CRLF and CR; a quote inside an
 * unquoted cell is text. Blank lines are counted and left out. Never throws.
 */
export class CsvParser {
  #state = START;
  #cells: string[] = [];
  #pending = '';
  #size = 0;
  #isQuoted = false;
  #isAfterBlank = false;
  #isAfterCr = false;
  #fault: RowFault | null = null;
  #line = 1;
  #startLine = 1;
  #number = 0;
  #rows: RawRow[] = [];
  readonly #separator: number;

  constructor(separator: string) {
    this.#separator = separator.charCodeAt(0);
  }

  /** The rows that this piece of text completes. */
  push(text: string): RawRow[] {
    let at = 0;
    if (this.#isAfterCr && text.length > 0) {
      if (text.charCodeAt(0) === LF) at = 1;
      this.#isAfterCr = false;
    }
    while (at < text.length) at = this.#step(text, at);
    return this.#take();
  }

  /** The last row, when no line break ends it. */
  end(): RawRow[] {
    if (this.#state === QUOTED) this.#fault ??= 'unclosed-quote';
    if (this.#state !== START || this.#cells.length > 0) {
      this.#endCell();
      this.#endRow();
    }
    return this.#take();
  }

  #take(): RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  /** One run of characters that the present state takes at once; returns where the next begins. */
  #step(text: string, at: number): number {
    switch (this.#state) {
      case START:
        return this.#startCell(text, at);
      case QUOTED:
        return this.#quotedRun(text, at);
      case QUOTE_SEEN:
        return this.#afterQuote(text, at);
      default:
        return this.#plainRun(text, at);
    }
  }

  #startCell(text: string, at: number): number {
    this.#isQuoted = text.charCodeAt(at) === QUOTE;
    this.#state = this.#isQuoted ? QUOTED : PLAIN;
    return this.#isQuoted ? at + 1 : this.#plainRun(text, at);
  }

  #plainRun(text: string, at: number): number {
    const end = endOfRun(text, at, this.#separator);
    if (end > at) this.#keep(text.slice(at, end));
    return end < text.length ? this.#delimiter(text, end) : end;
  }

  #quotedRun(text: string, at: number): number {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    if (end > at) {
      const run = text.slice(at, end);
      this.#line += lineBreaks(run);
      this.#keep(run);
    }
    if (quote < 0) return end;
    this.#state = QUOTE_SEEN;
    return end + 1;
  }

  #afterQuote(text: string, at: number): number {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      this.#keep('"');
      this.#state = QUOTED;
      return at + 1;
    }
    if (code === this.#separator || code === LF || code === CR) return this.#delimiter(text, at);
    this.#fault ??= 'text-after-quote';
    this.#state = PLAIN;
    return at;
  }

  #delimiter(text: string, at: number): number {
    this.#endCell();
    const code = text.charCodeAt(at);
    if (code === this.#separator) return at + 1;
    this.#endRow();
    if (code === LF) return at + 1;
    if (at + 1 === text.length) this.#isAfterCr = true;
    return text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
  }

  #keep(run: string): void {
    this.#size += run.length;
    if (this.#size > ROW_LIMITS.characters) this.#fault ??= 'row-too-long';
    if (this.#fault === 'row-too-long') this.#pending = '';
    else this.#pending = this.#pending === '' ? run : this.#pending + run;
  }

  #endCell(): void {
    if (this.#cells.length < ROW_LIMITS.cells) this.#cells.push(this.#pending);
    else this.#fault ??= 'row-too-long';
    this.#pending = '';
    this.#state = START;
  }

  #endRow(): void {
    const [cells, isQuoted, fault] = [this.#cells, this.#isQuoted, this.#fault];
    this.#number += 1;
    const isBlank = cells.length === 1 && cells[0] === '' && !isQuoted && !fault;
    if (!isBlank)
      this.#rows.push({
        cells,
        isQuoted,
        fault,
        line: this.#startLine,
        number: this.#number,
        isAfterBlank: this.#isAfterBlank,
      });
    this.#isAfterBlank = isBlank;
    this.#cells = [];
    this.#size = 0;
    this.#fault = null;
    this.#isQuoted = false;
    this.#line += 1;
    this.#startLine = this.#line;
  }
}

function endOfRun(text: string, from: number, separator: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === separator || code === LF || code === CR) break;
  }
  return at;
}
