import type { FileProblem } from './problem';

/** A file to read, in a browser or in a terminal. Opened anew for each pass over it. */
export interface FileSource {
  /** Shown in messages, and the org of the records read from it. */
  name: string;
  /** Bytes; null when not known. */
  size: number | null;
  open(): AsyncIterable<Uint8Array>;
}

export interface FileProgress {
  file: string;
  /** `scan`: how dates and numbers are written is found out · `read`: the records themselves. */
  pass: 'scan' | 'read';
  bytes: number;
  total: number | null;
}

export interface Watch {
  onProgress?: ((progress: FileProgress) => void) | undefined;
  /** Its AbortError is the only one that leaves the reader besides defects. */
  signal?: AbortSignal | undefined;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
export type FileFormat = 'csv' | 'json' | 'ndjson';

/** What a map file states about a file; anything left out is detected. */
export interface FileShape {
  format?: FileFormat | undefined;
  encoding?: Encoding | undefined;
  separator?: ',' | ';' | '\t' | '|' | undefined;
}

/** A value as the file holds it; undefined when this row has no such column or key. */
export type Cell = string | number | boolean | null | undefined;

export interface TableRow {
  /** As a spreadsheet numbers it: the header is row 1, blank lines count. */
  number: number;
  /** Line of the text where the row begins. */
  line: number;
  /** Code of the repair that made it readable. */
  repair: FileProblem['code'] | null;
  get(column: string): Cell;
  /** All cells of a CSV file's row as they stand there. */
  cells?: readonly string[];
}

/** What one piece of a file gave. `total` counts rows: those here, those refused, those of a footer. */
export interface TableBatch {
  rows: TableRow[];
  problems: FileProblem[];
  total: number;
  footer: number;
  /** Texts of the footer lines. */
  footers?: string[];
}

export interface Table {
  format: FileFormat;
  /** Trimmed names in order, blank and repeated ones too. For JSON: the keys of the first records. */
  columns: readonly string[];
  /** Of CSV files. */
  separator?: string;
  batches: AsyncIterable<TableBatch>;
}
