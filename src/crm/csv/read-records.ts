import { enteredPlans } from './entered-stages';
import { checkColumns, planFields } from './field-plan';
import type { FileSource } from './file-source';
import { findFormats } from './find-formats';
import { loadHistory } from './history-file';
import { loadLookup } from './lookup-file';
import type { RecordMap } from './map-schema';
import { openTable, readColumns } from './open-table';
import { FileError, type FileProblem } from './problem';
import { type ReadRow, type RecordSources, RowReader } from './row-reader';
import type { Reading } from './side-file';
import { stageNames } from './stage-names';
import { type ReadSummary, Tally } from './tally';

export interface ReadOptions extends Partial<Omit<Reading, 'context'>> {
  /** When the records were exported; `asOf` of each. */
  asOf: number;
  /** For times that state no zone, unless the map names one. UTC without both. */
  zone?: string;
  /** BCP 47 tag whose month names count, besides English. */
  locale?: string;
}

export type ReadItem = ReadRow | { problem: FileProblem } | { summary: ReadSummary };

/**
 * The records of a file, one by one as they are read, with the problems between them; the summary
 * is always last. Throws only the AbortError of `signal`. The main file streams and is read twice
 * when dates or numbers have to be judged by their own kind; lookup and history files are kept in
 * memory. A value that can't be read is unreadable with the reason, never blank.
 */
export async function* readRecords(
  source: FileSource,
  map: RecordMap,
  options: ReadOptions,
): AsyncGenerator<ReadItem, void, undefined> {
  const tally = new Tally(source.name);
  const reported = (problem: FileProblem): ReadItem => {
    tally.add(problem);
    return { problem };
  };
  try {
    for await (const item of readFile(source, map, readingOf(map, options), tally))
      yield 'code' in item ? reported(item) : item;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    yield reported(error.problem);
  }
  yield { summary: tally.summary() };
}

function readingOf(
  map: RecordMap,
  { asOf, zone, locale, packFields, files, ...watch }: ReadOptions,
): Reading {
  return {
    ...watch,
    context: { asOf, zone: map.zone ?? zone ?? 'UTC', locale: locale ?? 'en' },
    packFields: packFields ?? [],
    files: files ?? (() => null),
  };
}

async function* readFile(
  source: FileSource,
  map: RecordMap,
  reading: Reading,
  tally: Tally,
): AsyncGenerator<ReadRow | FileProblem> {
  const problems: FileProblem[] = [];
  const sources = await prepare(source, map, reading, problems);
  yield* problems;
  const reader = new RowReader(source.name, map, sources, reading.context.asOf);
  const table = await openTable(source, map, 'read', reading);
  for await (const batch of table.batches) {
    tally.rows.total += batch.total;
    tally.rows.footer += batch.footer;
    yield* batch.problems;
    for (const row of batch.rows) {
      const read = reader.read(row);
      if ('record' in read) tally.readRow(row.repair, row.line);
      yield read;
    }
  }
  if (tally.rows.total === tally.rows.footer) yield noRows(source.name);
  const unmatched = sources.history?.unmatched() ?? 0;
  if (unmatched > 0) yield unmatchedNote(map.history?.file ?? '', unmatched);
}

/** Everything that can be wrong with the map or its files as such shows here, before the first record. */
async function prepare(
  source: FileSource,
  map: RecordMap,
  reading: Reading,
  problems: FileProblem[],
): Promise<RecordSources> {
  const blanks = map.blanks ?? [];
  const specs = { ...map.fields, ...(map.pipeline && { pipeline: map.pipeline }) };
  const plans = planFields(specs, reading.packFields, blanks, source.name);
  const lookupSpecs = [map.lookup ?? []].flat();
  const columns = [
    ...ownColumns(map),
    ...plans.flatMap((plan) => plan.columns),
    ...lookupSpecs.map(({ on }) => on),
  ];
  const table = await readColumns(source, map, reading);
  checkColumns(table, columns, source.name);
  problems.push(...headerNotes(source.name, table.columns, table.format));
  const stages = stageNames(map);
  const lookups = [];
  for (const spec of lookupSpecs) lookups.push(await loadLookup(spec, blanks, reading, problems));
  const history = map.history ? await loadHistory(map.history, blanks, stages, reading, problems) : null;
  const entered = enteredPlans(map.entered ?? {}, blanks);
  const { notes, ...formats } = await findFormats(
    source,
    map,
    [...plans, ...entered],
    reading.context,
    reading,
  );
  problems.push(...notes);
  return { plans, formats, stages, lookups, history };
}

/** Columns that a map names outside its fields. */
export function ownColumns({ id, title, stage, outcome, entered }: RecordMap): string[] {
  const ids = typeof id === 'string' ? [id] : 'columns' in id ? id.columns : [];
  const single = [stage?.column, outcome?.column].filter((name) => name !== undefined);
  return [...ids, ...[title ?? []].flat(), ...single, ...Object.keys(entered ?? {})];
}

function headerNotes(file: string, columns: readonly string[], format: string): FileProblem[] {
  if (format !== 'csv') return [];
  const note = (code: FileProblem['code'], message: string, fix: string): FileProblem => ({
    code,
    effect: 'note',
    file,
    line: 1,
    message,
    fix,
  });
  const unnamed = columns.filter((name) => name === '').length;
  const repeated = [...new Set(columns.filter((name, index) => name && columns.indexOf(name) !== index))];
  return [
    ...(unnamed > 0
      ? [
          note(
            'unnamed-column',
            `${unnamed} columns of ${file} have no name and are not read.`,
            'Name them in the first line.',
          ),
        ]
      : []),
    ...repeated.map((name) =>
      note(
        'duplicate-column',
        `${file} has several columns called “${name}”; none is read.`,
        'Rename all but one.',
      ),
    ),
  ];
}

const noRows = (file: string): FileProblem => ({
  code: 'no-rows',
  effect: 'note',
  file,
  line: null,
  message: `${file} has a header but no records.`,
  fix: 'Check the view or the filter it was exported with.',
});

const unmatchedNote = (file: string, count: number): FileProblem => ({
  code: 'unmatched-history',
  effect: 'note',
  file,
  line: null,
  message: `${file} tells of ${count} records that are not among those read.`,
  fix: 'Check that both files are of the same export, and the id columns in the map.',
});
