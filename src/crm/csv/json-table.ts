import type { Cell, FileFormat, Table, TableBatch, TableRow } from './file-source';
import { type ItemReader, type JsonItem, JsonLineItems, JsonListItems } from './json-items';
import { type FileProblem, fatal } from './problem';

/** So many records are looked at to know which keys there are. */
const RECORDS_SAMPLED = 1000;
/** Objects inside objects are read as "properties.amount", so deep and no deeper. */
const DEEPEST_KEY = 4;

/** A JSON list, an object that holds one, or one object a line. Keys of inner objects get dots. */
export async function jsonTable(
  texts: AsyncIterator<string>,
  first: string,
  file: string,
  format: Exclude<FileFormat, 'csv'>,
): Promise<Table> {
  const items = itemReader(first, format);
  const rows = new JsonRows(file);
  const sampled = [rows.batch(items.push(first))];
  let isDone = false;
  while (!isDone && rows.count < RECORDS_SAMPLED) {
    const next = await texts.next();
    isDone = next.done === true;
    sampled.push(next.done ? endOf(items, rows, file) : rows.batch(items.push(next.value)));
  }
  const columns = rows.takeKeys();
  return { format, columns, batches: batches(items, rows, sampled, isDone ? null : texts, file) };
}

function itemReader(first: string, format: 'json' | 'ndjson'): ItemReader {
  if (format === 'ndjson') return new JsonLineItems();
  return new JsonListItems(first.trimStart().startsWith('[') ? 'list' : 'object');
}

async function* batches(
  items: ItemReader,
  rows: JsonRows,
  sampled: TableBatch[],
  texts: AsyncIterator<string> | null,
  file: string,
): AsyncGenerator<TableBatch> {
  try {
    yield* sampled;
    if (!texts) return;
    for (let next = await texts.next(); !next.done; next = await texts.next())
      yield rows.batch(items.push(next.value));
    yield endOf(items, rows, file);
  } finally {
    await texts?.return?.();
  }
}

function endOf(items: ItemReader, rows: JsonRows, file: string): TableBatch {
  const last = rows.batch(items.end());
  const fault = items.fault();
  if (fault === 'no-list')
    throw fatal(
      'no-records',
      { file },
      `${file} is one JSON object without a list of records.`,
      'Give a list of objects, an object like {"records": […]}, or one object a line.',
    );
  if (fault === 'cut')
    throw fatal(
      'bad-json',
      { file, line: items.line },
      `${file} is no complete JSON: its brackets or quotes don’t match up by line ${items.line}.`,
      'Export it again; it may have been cut off.',
    );
  return last;
}

class JsonRows {
  count = 0;
  /** Keys seen so far; null once enough records were looked at. */
  #keys: Set<string> | null = new Set();

  constructor(private readonly file: string) {}

  batch(items: JsonItem[]): TableBatch {
    const batch: TableBatch = { rows: [], problems: [], total: items.length, footer: 0 };
    for (const item of items) {
      this.count += 1;
      const row = this.#row(item);
      if ('code' in row) batch.problems.push(row);
      else batch.rows.push(row);
    }
    return batch;
  }

  takeKeys(): string[] {
    const keys = [...(this.#keys ?? [])];
    this.#keys = null;
    return keys;
  }

  #row({ text, line }: JsonItem): TableRow | FileProblem {
    if (text === null)
      return this.#refusal(line, 'row-too-long', 'is longer than 2,000,000 characters', 'Shorten it.');
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return this.#refusal(line, 'bad-json', 'is no JSON', 'Export it again, or correct it by hand.');
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return this.#refusal(
        line,
        'not-an-object',
        'is no JSON object',
        'Write each record as {"key": value}.',
      );
    const cells = new Map<string, Cell>();
    flatten(value, '', 1, cells);
    for (const key of cells.keys()) this.#keys?.add(key);
    return { number: this.count, line, repair: null, get: (column) => cells.get(column) };
  }

  #refusal(line: number, code: FileProblem['code'], what: string, fix: string): FileProblem {
    const message = `Record ${this.count} of ${this.file}, at line ${line}, ${what}.`;
    return { code, effect: 'refused', file: this.file, line, message, fix };
  }
}

function flatten(value: object, prefix: string, depth: number, cells: Map<string, Cell>): void {
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key;
    if (isObject(inner) && depth < DEEPEST_KEY) flatten(inner, `${name}.`, depth + 1, cells);
    else cells.set(name, cellOf(inner));
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists of plain values are joined as CRMs write them; anything else stays JSON text. */
function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const isPlainList = Array.isArray(value) && value.every((entry) => typeof entry !== 'object');
  return isPlainList ? value.join(';') : JSON.stringify(value);
}
