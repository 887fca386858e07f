import type { FieldReading, HistoryEntry } from '../../record/types';
import { isBlank } from './field-plan';
import type { TableRow } from './file-source';
import type { DatedColumns } from './find-formats';
import { type CellFormats, readCell } from './read-cell';
import type { StageNames } from './stage-names';

/** What a row's columns of this sort tell: stages with their times, those never entered, and what can't be read. */
export interface EnteredStages {
  entries: HistoryEntry[];
  never: string[];
  /** By the column's name, so that a file's own words say what is wrong. */
  unread: Record<string, FieldReading>;
}

/** As `findFormats` wants them: they show how the file writes dates. */
export const enteredPlans = (
  entered: Readonly<Record<string, string>>,
  blanks: readonly string[],
): DatedColumns[] =>
  Object.keys(entered).map((column) => ({
    columns: [column],
    type: 'datetime',
    blanks: new Set(['', ...blanks]),
    values: null,
    unit: undefined,
  }));

/**
 * Reads the columns that state when a record entered a stage. They say nothing of the stage before, so
 * `from` is null. A stage that several pipelines have counts as entered when it was in any of them.
 */
export function enteredReader(
  entered: Readonly<Record<string, string>>,
  blanks: ReadonlySet<string>,
  { stages, formats }: { stages: StageNames; formats: CellFormats },
): (row: TableRow) => EnteredStages {
  const columns = Object.entries(entered).map(([column, stage]) => ({
    column,
    to: stages.historyName(stage),
  }));
  return (row) => {
    const entries: HistoryEntry[] = [];
    const blank: string[] = [];
    const unread: Record<string, FieldReading> = {};
    for (const { column, to } of columns) {
      const cell = row.get(column);
      if (cell === undefined) continue;
      if (isBlank(cell, blanks)) {
        blank.push(to);
        continue;
      }
      const reading = readCell(cell, { label: column, type: 'datetime', unit: undefined }, formats);
      if (reading.state === 'value')
        entries.push({ field: 'stage', at: Number(reading.value), from: null, to, source: 'export' });
      else unread[column] = reading;
    }
    const inSome = new Set([...entries.map(({ to }) => to), ...columnsUnread(columns, unread)]);
    return { entries, never: [...new Set(blank)].filter((stage) => !inSome.has(stage)), unread };
  };
}

const columnsUnread = (
  columns: readonly { column: string; to: string }[],
  unread: Readonly<Record<string, FieldReading>>,
): string[] => columns.flatMap(({ column, to }) => (unread[column] ? [to] : []));
