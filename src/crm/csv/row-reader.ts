import type { CrmRecord, FieldReading, PageStage } from '../../record/types';
import { type FieldPlan, isBlank, readField } from './field-plan';
import type { TableRow } from './file-source';
import type { HistoryFile } from './history-file';
import type { Lookup } from './lookup-file';
import type { OutcomeKind, RecordMap } from './map-schema';
import { outcomeReader } from './outcome';
import type { FileProblem } from './problem';
import type { CellFormats } from './read-cell';
import type { StageNames } from './stage-names';

/** What a map's files gave before the first record is read. */
export interface RecordSources {
  plans: readonly FieldPlan[];
  formats: CellFormats;
  stages: StageNames;
  lookups: readonly Lookup[];
  history: HistoryFile | null;
}

export interface ReadRow {
  record: CrmRecord;
  /** As a spreadsheet numbers it: the header is row 1. */
  row: number;
  /** How it ended, by the map's outcome or stages; null when they don't tell. */
  outcome: OutcomeKind | null;
}

/** Turns rows of the main file into records. */
export class RowReader {
  readonly #blanks: ReadonlySet<string>;
  readonly #apiNames: Readonly<Record<string, string>>;
  readonly #outcomeOf: ReturnType<typeof outcomeReader>;

  constructor(
    private readonly file: string,
    private readonly map: RecordMap,
    private readonly sources: RecordSources,
    private readonly asOf: number,
  ) {
    this.#blanks = new Set(['', ...(map.blanks ?? [])]);
    this.#apiNames = apiNames(sources.plans, map);
    this.#outcomeOf = outcomeReader(map, sources.stages);
  }

  read(row: TableRow): ReadRow | FileProblem {
    const { map, sources, file } = this;
    const id = typeof map.id === 'string' ? row.get(map.id) : row.number;
    if (isBlank(id, this.#blanks)) return noId(file, row, map.id);
    const title = map.title === undefined ? null : this.#text(row, map.title);
    const stage = this.#stage(row);
    const fields = this.#fields(row, title, stage);
    const identity = {
      crm: map.crm ?? 'salesforce',
      object: map.object,
      id: String(id).trim(),
      org: file,
      url: '',
    };
    const record: CrmRecord = {
      identity,
      title,
      fields,
      stage,
      stages: sources.stages.all,
      history: sources.history?.historyOf(identity.id) ?? [],
      asOf: this.asOf,
      coverage: 'full',
      apiNames: this.#apiNames,
    };
    const { column, field } = map.outcome ?? {};
    const cell = column === undefined ? undefined : row.get(column);
    const reading = field === undefined ? undefined : fields[field];
    return { record, row: row.number, outcome: this.#outcomeOf({ cell, reading, stage }) };
  }

  #fields(row: TableRow, title: string | null, stage: PageStage | null): Record<string, FieldReading> {
    const { plans, formats, lookups } = this.sources;
    const fields: Record<string, FieldReading> = {};
    for (const lookup of lookups) Object.assign(fields, lookup.fieldsOf(row.get(lookup.on)));
    for (const plan of plans) {
      const reading = readField(plan, row, formats);
      if (reading) fields[plan.name] = reading;
    }
    if (title !== null) fields.name ??= shown(title, 'Name');
    if (stage) fields.stage ??= shown(stage.label, 'Stage');
    return fields;
  }

  #stage(row: TableRow): PageStage | null {
    const { stage } = this.map;
    const text = stage ? this.#text(row, stage.column) : null;
    return text === null ? null : this.sources.stages.stageOf(text);
  }

  #text(row: TableRow, column: string): string | null {
    const cell = row.get(column);
    return isBlank(cell, this.#blanks) ? null : String(cell).trim();
  }
}

const shown = (text: string, label: string): FieldReading => ({ state: 'value', value: text, text, label });

/** Columns by field, so that a warning can say where its value came from. */
function apiNames(
  plans: readonly FieldPlan[],
  { title, stage }: RecordMap,
): Readonly<Record<string, string>> {
  const names = plans.flatMap(({ name, columns: [column] }) =>
    column === undefined ? [] : [[name, column]],
  );
  return {
    ...(title !== undefined && { name: title }),
    ...(stage && { stage: stage.column }),
    ...Object.fromEntries(names),
  };
}

function noId(file: string, { line }: TableRow, id: RecordMap['id']): FileProblem {
  return {
    code: 'no-id',
    effect: 'refused',
    file,
    line,
    message: `Line ${line} of ${file} has no ${String(id)}, so it can’t be told apart from others.`,
    fix: 'Fill it in, or map another column as id.',
  };
}
