import type { FieldMap } from '../../record/field-map';
import { checkColumns } from './field-plan';
import type { FileSource, TableRow, Watch } from './file-source';
import { type DatedColumns, type FormatWishes, findFormats, type ReadContext } from './find-formats';
import { openTable, readColumns } from './open-table';
import { type FileProblem, fatal } from './problem';
import type { CellFormats } from './read-cell';

/** What reading the map's files needs besides the map. */
export interface Reading extends Watch {
  context: ReadContext;
  packFields: FieldMap;
  /** Opens a file that the map names beside the main one; null when there is none. */
  files: (name: string) => Promise<FileSource | null> | FileSource | null;
}

export interface SideFile {
  formats: CellFormats;
  rows: AsyncGenerator<TableRow>;
}

/** Opens a lookup or history file. Rows that can't be read are added to `problems`. */
export async function openSideFile(
  spec: FormatWishes & { file: string },
  columns: readonly string[],
  plans: readonly DatedColumns[],
  reading: Reading,
  problems: FileProblem[],
): Promise<SideFile> {
  const source = await reading.files(spec.file);
  if (!source)
    throw fatal(
      'missing-file',
      { file: spec.file },
      `The map names ${spec.file}, which is not there.`,
      'Put it beside the records, or correct its name in the map.',
    );
  checkColumns(await readColumns(source, spec, reading), columns, source.name);
  const { notes, ...formats } = await findFormats(source, spec, plans, reading.context, reading);
  problems.push(...notes);
  return { formats, rows: rowsOf(source, spec, reading, problems) };
}

async function* rowsOf(
  source: FileSource,
  spec: FormatWishes,
  watch: Watch,
  problems: FileProblem[],
): AsyncGenerator<TableRow> {
  const table = await openTable(source, spec, 'read', watch);
  for await (const batch of table.batches) {
    problems.push(...batch.problems);
    yield* batch.rows;
  }
}
