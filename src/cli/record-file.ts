import type { FileProgress, FileSource } from '../crm/csv/file-source';
import type { RecordMap } from '../crm/csv/map-schema';
import { readColumns } from '../crm/csv/open-table';
import { parseMap } from '../crm/csv/parse-map';
import { FileError } from '../crm/csv/problem';
import { readRecords } from '../crm/csv/read-records';
import type { ReadRow } from '../crm/csv/row-reader';
import type { ReadSummary } from '../crm/csv/tally';
import type { FieldMap } from '../record/field-map';
import { plural } from '../record/format';
import { withPackColumns } from './all-columns';
import { InputError, type Terminal } from './command';
import { filesBeside, NoFileError, openFile } from './open-file';
import { readText } from './read-text';

export interface RecordFile {
  path: string;
  map: RecordMap;
  /** Fields of the pack, which the map may name beside the concepts. */
  packFields?: FieldMap;
  now: number;
}

/**
 * The records of a file, one by one; with the columns that the map leaves out but the pack has a field
 * for. Progress and trouble go to the terminal; rows that can't be read are counted and named at the
 * end. @throws InputError when the file as a whole can't be used.
 */
export async function* recordsOf(
  { path, map, packFields, now }: RecordFile,
  terminal: Terminal,
): AsyncGenerator<ReadRow, void, undefined> {
  const source = await sourceOf(path);
  const whole = packFields ? withPackColumns(map, await readableColumns(source, map), packFields) : map;
  const items = readRecords(source, whole, {
    asOf: now,
    zone: terminal.zone,
    locale: terminal.locale,
    packFields: packFields ?? [],
    files: filesBeside(path),
    onProgress: progressTo(terminal),
  });
  for await (const item of items) {
    if ('record' in item) yield item;
    else if ('summary' in item) finish(path, item.summary, terminal);
  }
}

/** The header of a file, read as `shape` says. @throws InputError when there is none to be had. */
export async function columnsOf(
  path: string,
  shape: Parameters<typeof readColumns>[1],
): Promise<readonly string[]> {
  const source = await sourceOf(path);
  try {
    return (await readColumns(source, shape, {})).columns;
  } catch (error) {
    if (error instanceof FileError) throw new InputError(`${path} can’t be used.`, [error.message]);
    throw error;
  }
}

/** The header, or nothing where there is none to be had: what is wrong, reading the records says better. */
async function readableColumns(source: FileSource, map: RecordMap): Promise<readonly string[]> {
  try {
    return (await readColumns(source, map, {})).columns;
  } catch (error) {
    if (error instanceof FileError) return [];
    throw error;
  }
}

async function sourceOf(path: string): Promise<FileSource> {
  try {
    return await openFile(path);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (error instanceof NoFileError)
      throw new InputError(`${path}: It is no file.`, [
        'Records are read more than once, which a pipe does not allow: write them to a file first.',
      ]);
    throw new InputError(`${path}: ${isMissing ? 'There is no such file' : 'It can’t be read'}.`);
  }
}

const PERCENT = 100;
const BAR = 24;

function progressTo({ progress }: Terminal): ((at: FileProgress) => void) | undefined {
  if (!progress) return undefined;
  return ({ file, pass, bytes, total }) => {
    const share = total ? Math.min(1, bytes / total) : 0;
    const bar = '█'.repeat(Math.round(share * BAR)).padEnd(BAR, '·');
    progress(`${pass === 'scan' ? 'Looking at' : 'Reading'} ${file} ${bar} ${Math.floor(share * PERCENT)}%`);
  };
}

/** Says what became of the rows. @throws InputError when nothing could be read at all. */
function finish(path: string, { rows, issues, isComplete }: ReadSummary, terminal: Terminal): void {
  const lines = issues.map(({ count, lines: at, message, fix }) => {
    const more =
      count > 1 ? ` (${plural(count, 'row')}${at.length > 0 ? `, lines ${at.join(', ')}` : ''})` : '';
    return `${message}${more} ${fix}`;
  });
  if (!isComplete) throw new InputError(`${path} can’t be used.`, lines);
  for (const line of lines) terminal.err(line);
  const parts = [
    ...(rows.repaired > 0 ? [`${rows.repaired} of them repaired`] : []),
    ...(rows.refused > 0 ? [`${rows.refused} refused`] : []),
  ];
  terminal.err([`${plural(rows.read, 'record')} read`, ...parts].join(', '));
}

/** A map from a file. @throws InputError with every problem and its fix. */
export async function readMap(path: string): Promise<RecordMap> {
  const parsed = parseMap(parseJson(path, await readText(path)));
  if (parsed.ok) return parsed.map;
  throw new InputError(
    `${path} can’t be used as a map.`,
    parsed.problems.map(({ path: at, message, fix }) => `${at || 'map'}: ${message} ${fix}`),
  );
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`${path} is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`);
  }
}
