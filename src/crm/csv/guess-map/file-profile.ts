import { detectEncoding, SNIFFED_BYTES } from '../encoding';
import type { Cell, FileFormat, FileShape, FileSource, Watch } from '../file-source';
import { openTable } from '../open-table';
import { type ColumnProfile, ColumnScan } from './column-profile';

/** What one pass over a file shows, before anything is known of what its columns mean. */
export interface FileProfile {
  name: string;
  bytes: number;
  format: FileFormat;
  encoding: string;
  /** Null for JSON. */
  separator: string | null;
  rows: number;
  refused: number;
  /** The first few lines below the records, and how many there are. */
  footers: string[];
  footerCount: number;
  /** Every header as it stands there. */
  headers: readonly string[];
  /** In the file's order, without blank names and names that stand there twice. */
  columns: ColumnProfile[];
}

const FOOTERS_SHOWN = 5;

/** Reads a whole file once, in constant memory. Throws FileError when it is no table. */
export async function profileFile(source: FileSource, shape: FileShape, watch: Watch): Promise<FileProfile> {
  const encoding = shape.encoding ?? (await encodingOf(source));
  const table = await openTable(source, shape, 'scan', watch);
  const scans = scansOf(table.columns, table.format);
  const footers: string[] = [];
  let [rows, refused, footerCount] = [0, 0, 0];
  for await (const batch of table.batches) {
    rows += batch.rows.length;
    refused += batch.problems.filter(({ effect }) => effect === 'refused').length;
    footerCount += batch.footer;
    footers.push(...(batch.footers ?? []).slice(0, FOOTERS_SHOWN - footers.length));
    for (const row of batch.rows)
      for (const [name, scan] of scans) {
        const text = textOf(row.get(name));
        if (text !== null) scan.see(text);
      }
  }
  return {
    name: source.name,
    bytes: source.size ?? 0,
    format: table.format,
    encoding,
    separator: table.separator ?? null,
    rows,
    refused,
    footers,
    footerCount,
    headers: table.columns,
    columns: [...scans.values()].map((scan) => scan.profile()),
  };
}

function scansOf(columns: readonly string[], format: FileFormat): Map<string, ColumnScan> {
  const isUsable = (name: string): boolean =>
    name !== '' && (format !== 'csv' || columns.indexOf(name) === columns.lastIndexOf(name));
  return new Map(columns.filter(isUsable).map((name) => [name, new ColumnScan(name)]));
}

function textOf(cell: Cell): string | null {
  if (cell === undefined || cell === null) return null;
  const text = String(cell).trim();
  return text === '' ? null : text;
}

async function encodingOf(source: FileSource): Promise<string> {
  for await (const chunk of source.open()) return detectEncoding(chunk.subarray(0, SNIFFED_BYTES)).encoding;
  return 'utf-8';
}
