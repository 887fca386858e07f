import { csvTable, emptyFile } from './csv-table';
import { decodeText } from './decode-text';
import type { FileFormat, FileProgress, FileShape, FileSource, Table, Watch } from './file-source';
import { jsonTable } from './json-table';
import { fatal } from './problem';

/** Characters looked at to tell format and separator. */
const SAMPLE = 32_768;

/**
 * Opens a file as rows with named columns. Format, encoding and separator are what the map states,
 * else what the content shows. Throws FileError when there is no table to be had.
 */
export async function openTable(
  source: FileSource,
  shape: FileShape,
  pass: FileProgress['pass'],
  watch: Watch,
): Promise<Table> {
  const texts = decodeText(source, shape.encoding, pass, watch);
  try {
    return await tableOf(texts, source.name, shape);
  } catch (error) {
    await texts.return(undefined);
    throw error;
  }
}

/** What `openTable` says of a file's columns, for a first check; the file is closed again. */
export async function readColumns(
  source: FileSource,
  shape: FileShape,
  watch: Watch,
): Promise<Pick<Table, 'format' | 'columns'>> {
  const texts = decodeText(source, shape.encoding, 'scan', watch);
  try {
    const { format, columns } = await tableOf(texts, source.name, shape);
    return { format, columns };
  } finally {
    await texts.return(undefined);
  }
}

async function tableOf(texts: AsyncGenerator<string>, file: string, shape: FileShape): Promise<Table> {
  let first = '';
  let isWhole = false;
  while (first.length < SAMPLE && !isWhole) {
    const next = await texts.next();
    isWhole = next.done === true;
    first += next.value ?? '';
  }
  if (first.trim() === '' && isWhole) throw emptyFile(file);
  refuseMarkup(first, file);
  const format = shape.format ?? detectFormat(first, isWhole, file);
  return format === 'csv' ? csvTable(texts, first, file, shape) : jsonTable(texts, first, file, format);
}

/** JSON by its first bracket; one object a line by its first line, or by the file's name. */
export function detectFormat(first: string, isWhole: boolean, name: string): FileFormat {
  const start = first.trimStart();
  if (start.startsWith('[')) return 'json';
  if (!start.startsWith('{')) return 'csv';
  if (/\.(?:ndjson|jsonl)$/i.test(name)) return 'ndjson';
  const [line = '', ...rest] = start.split('\n');
  const record = parsed(line);
  if (!record) return 'json';
  const isOnlyLine = isWhole && rest.every((other) => other.trim() === '');
  return isOnlyLine && Object.values(record).some(Array.isArray) ? 'json' : 'ndjson';
}

function parsed(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

function refuseMarkup(first: string, file: string): void {
  if (/^\s*<(?:!doctype|html|\?xml)/i.test(first))
    throw fatal(
      'not-text',
      { file },
      `${file} is a web page or XML, not a table.`,
      'Export it again as CSV or JSON.',
    );
}
