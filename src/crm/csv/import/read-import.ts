import type { FieldMap } from '../../../record/field-map';
import type { ImportAccount, UnreadRow } from '../../../record/file-import';
import type { CrmRecord, EpochMs, FieldReading } from '../../../record/types';
import { unreadableText } from '../../../record/unreadable';
import type { FileSource, Watch } from '../file-source';
import { importedIdentity } from '../guess-map/account';
import { MODIFIED } from '../guess-map/import-fields';
import type { RecordMap } from '../map-schema';
import type { FileProblem } from '../problem';
import { readRecords } from '../read-records';
import type { ReadRow } from '../row-reader';
import type { ReadSummary } from '../tally';

/** Everything that turns chosen files into records. */
export interface ImportJob {
  files: readonly { source: FileSource; asOf: EpochMs }[];
  /** Those that the map names: histories, lookups. */
  sideFiles: readonly FileSource[];
  map: RecordMap;
  account: ImportAccount;
  isIdMade: boolean;
  packFields: FieldMap;
  locale: string;
  /** Last touch, e.g. the pack's place of a stage. */
  complete(record: CrmRecord): CrmRecord;
}

export interface ImportedRow {
  record: CrmRecord;
  /** By the column that says so; null without. */
  modifiedAt: EpochMs | null;
  line: number;
  cells: readonly string[];
  /** Its cells that could not be read. */
  unread: UnreadRow[];
}

export interface RefusedRow {
  refused: UnreadRow;
  cells: readonly string[];
}

export type ImportItem = ImportedRow | RefusedRow | { problem: FileProblem } | { summary: ReadSummary };

/** The records of all files, one by one, with what could not be read; a summary after each file. */
export async function* readImport(job: ImportJob, watch: Watch): AsyncGenerator<ImportItem, void, undefined> {
  const { map, packFields, locale } = job;
  const files = (name: string) => job.sideFiles.find((source) => source.name === name) ?? null;
  for (const { source, asOf } of job.files)
    for await (const item of readRecords(source, map, { ...watch, asOf, locale, packFields, files }))
      yield 'record' in item ? imported(item, job, source.name) : other(item);
}

function other(item: { problem: FileProblem } | { summary: ReadSummary }): ImportItem {
  if ('summary' in item || item.problem.effect !== 'refused') return item;
  const { file, line, message, fix, cells } = item.problem;
  return {
    refused: { file, line: line ?? 0, field: null, text: null, reason: message, fix },
    cells: cells ?? [],
  };
}

function imported(row: ReadRow, job: ImportJob, file: string): ImportedRow | RefusedRow {
  const { record, line, cells = [] } = row;
  const { crm, object, id } = record.identity;
  const identity = importedIdentity(id, { ...job.account, crm }, object, job.isIdMade);
  if (!identity) return { refused: badId(file, line, id), cells };
  const { [MODIFIED.name]: modified, ...fields } = record.fields;
  const modifiedAt = modified?.state === 'value' ? Number(modified.value) : null;
  const readings = [...Object.values(record.fields), ...Object.values(row.unread)];
  return {
    record: job.complete({ ...record, identity, fields, apiNames: {} }),
    modifiedAt,
    line,
    cells,
    unread: readings.flatMap((reading) => unreadCell(reading, file, line)),
  };
}

function unreadCell(reading: FieldReading, file: string, line: number): UnreadRow[] {
  if (reading.state !== 'unreadable') return [];
  const { label, reason, text = null } = reading;
  return [
    {
      file,
      line,
      field: label,
      text,
      reason: `${label} can’t be read: ${unreadableText(reason)}.`,
      fix: FIXES[reason] ?? 'Correct the cell, or map another column.',
    },
  ];
}

const FIXES: Readonly<Record<string, string>> = {
  'not-a-date': 'Write the date like 2026-03-31, or choose another column.',
  'ambiguous-date': 'Say whether the day or the month comes first.',
  'not-a-number': 'Write digits only, or choose another column.',
  'ambiguous-number': 'Say which mark comes before decimals.',
};

const badId = (file: string, line: number, id: string): UnreadRow => ({
  file,
  line,
  field: 'Record ID',
  text: id.slice(0, 80),
  reason: `Line ${line} of ${file} has an id that this CRM can’t have made: “${id.slice(0, 80)}”.`,
  fix: 'A spreadsheet may have changed its letters; export the file again.',
});
