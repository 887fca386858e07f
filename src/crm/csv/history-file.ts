import type { FieldReading, FieldType, HistoryEntry, HistoryField } from '../../record/types';
import { recordId18 } from '../salesforce/record-id';
import { isBlank } from './field-plan';
import type { Cell, TableRow } from './file-source';
import { foldHistory, type HistoryRow } from './fold-history';
import type { HistorySpec } from './map-schema';
import type { FileProblem } from './problem';
import { type CellFormats, readCell } from './read-cell';
import { openSideFile, type Reading } from './side-file';
import type { StageNames } from './stage-names';

export interface HistoryFile {
  /** Entries of one record, oldest first; none when the file does not have it. */
  historyOf(id: string): readonly HistoryEntry[];
  /** How many of its records were never asked for. */
  unmatched(): number;
}

const TYPES: Record<HistoryField, FieldType> = {
  stage: 'choice',
  amount: 'money',
  closeDate: 'date',
  owner: 'text',
  nextStep: 'text',
};
const FIELDS = ['stage', 'amount', 'closeDate', 'owner', 'nextStep'] as const;
/** As Salesforce and HubSpot name them in their own history tables. */
const USUAL_NAMES: Record<string, HistoryField> = {
  stage: 'stage',
  StageName: 'stage',
  dealstage: 'stage',
  amount: 'amount',
  Amount: 'amount',
  closeDate: 'closeDate',
  CloseDate: 'closeDate',
  closedate: 'closeDate',
  owner: 'owner',
  Owner: 'owner',
  hubspot_owner_id: 'owner',
  nextStep: 'nextStep',
  NextStep: 'nextStep',
  hs_next_step: 'nextStep',
};

/** Reads a history file into memory, by record id. */
export async function loadHistory(
  spec: HistorySpec,
  blankTexts: readonly string[],
  stages: StageNames,
  reading: Reading,
  problems: FileProblem[],
): Promise<HistoryFile> {
  const blanks = new Set(['', ...blankTexts]);
  const columns = [spec.id, spec.at, spec.field, spec.from, spec.to, ...FIELDS.map((field) => spec[field])];
  const named = columns.filter((column) => column !== undefined);
  const { formats, rows } = await openSideFile(spec, named, typedColumns(spec, blanks), reading, problems);
  const reader = new HistoryReader(spec, blanks, stages, formats);
  const byId = new Map<string, HistoryRow[]>();
  for await (const row of rows) {
    const read = reader.read(row);
    if ('code' in read) problems.push(read);
    else {
      const known = byId.get(read.id);
      if (known) known.push(...read.rows);
      else byId.set(read.id, read.rows);
    }
  }
  const asked = new Set<string>();
  return {
    historyOf(id) {
      const key = idKey(id);
      const found = byId.get(key);
      if (!found) return [];
      asked.add(key);
      return foldHistory(found);
    },
    unmatched: () => byId.size - asked.size,
  };
}

/** Columns whose texts show how the file writes dates and numbers. */
function typedColumns(spec: HistorySpec, blanks: ReadonlySet<string>) {
  const typed = (column: string | undefined, type: FieldType) =>
    column === undefined ? [] : [{ columns: [column], type, blanks, values: null, unit: undefined }];
  return [...typed(spec.at, 'datetime'), ...typed(spec.closeDate, 'date'), ...typed(spec.amount, 'money')];
}

class HistoryReader {
  readonly #names: ReadonlyMap<string, HistoryField>;

  constructor(
    private readonly spec: HistorySpec,
    private readonly blanks: ReadonlySet<string>,
    private readonly stages: StageNames,
    private readonly formats: CellFormats,
  ) {
    this.#names = new Map(Object.entries({ ...USUAL_NAMES, ...spec.fieldNames }));
  }

  read(row: TableRow): { id: string; rows: HistoryRow[] } | FileProblem {
    const { spec } = this;
    const id = row.get(spec.id);
    if (isBlank(id, this.blanks)) return refusal(spec, row, `has no ${spec.id}`);
    const at = row.get(spec.at);
    const moment = isBlank(at, this.blanks) ? null : this.#typed(at, 'datetime');
    if (moment?.state !== 'value') return refusal(spec, row, `has no readable ${spec.at}`);
    const rows: HistoryRow[] = [];
    for (const { field, cell, from } of this.#changes(row)) {
      const to = this.#text(field, cell);
      const before = from === undefined ? undefined : this.#text(field, from);
      if (to === undefined || (from !== undefined && before === undefined))
        return refusal(spec, row, `has a ${field} that can’t be read: “${String(cell)}”`);
      rows.push({ field, at: Number(moment.value), to, from: before });
    }
    return { id: idKey(String(id).trim()), rows };
  }

  #changes(row: TableRow): { field: HistoryField; cell: Cell; from?: Cell }[] {
    const { spec } = this;
    if (spec.field !== undefined && spec.to !== undefined) {
      const field = this.#names.get(String(row.get(spec.field) ?? '').trim());
      if (!field) return [];
      const from = spec.from === undefined ? undefined : row.get(spec.from);
      return [{ field, cell: row.get(spec.to), from }];
    }
    return FIELDS.flatMap((field) => {
      const column = spec[field];
      const cell = column === undefined ? undefined : row.get(column);
      return cell === undefined ? [] : [{ field, cell }];
    });
  }

  /** As `HistoryEntry` has it; null when blank, undefined when unreadable. */
  #text(field: HistoryField, cell: Cell): string | null | undefined {
    if (isBlank(cell, this.blanks)) return null;
    if (field === 'stage') return this.stages.historyName(String(cell).trim());
    const reading = this.#typed(cell, TYPES[field]);
    return reading.state === 'value' ? String(reading.value) : undefined;
  }

  #typed(cell: Exclude<Cell, null | undefined>, type: FieldType): FieldReading {
    return readCell(cell, { label: '', type, unit: undefined }, this.formats);
  }
}

/** Salesforce writes one id with 15 or 18 characters, in one file so and in the other so. */
const idKey = (id: string): string => (id.length === 15 ? (recordId18(id) ?? id) : id);

function refusal({ file }: HistorySpec, { line }: TableRow, what: string): FileProblem {
  return {
    code: 'bad-history-row',
    effect: 'refused',
    file,
    line,
    message: `Line ${line} of ${file} ${what}, so it is no part of any history.`,
    fix: 'Correct the line, or the column’s name in the map.',
  };
}
