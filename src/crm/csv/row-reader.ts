import { mergeHistory } from '../../record/history';
import type { CrmRecord, FieldReading, PageStage } from '../../record/types';
import { enteredReader } from './entered-stages';
import { type FieldPlan, isBlank, readField } from './field-plan';
import type { TableRow } from './file-source';
import type { HistoryFile } from './history-file';
import type { Lookup } from './lookup-file';
import { madeId } from './made-id';
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
  /** Line of the text where the row begins. */
  line: number;
  /** Of a CSV file: the row as it stands there. */
  cells?: readonly string[];
  /** Times of stages that can't be read, by column; they are in no field. */
  unread: Readonly<Record<string, FieldReading>>;
  /** How it ended, by the map's outcome or stages; null when they don't tell. */
  outcome: OutcomeKind | null;
}

/** Turns rows of the main file into records. */
export class RowReader {
  readonly #blanks: ReadonlySet<string>;
  readonly #apiNames: Readonly<Record<string, string>>;
  readonly #outcomeOf: ReturnType<typeof outcomeReader>;
  readonly #enteredIn: ReturnType<typeof enteredReader>;

  constructor(
    private readonly file: string,
    private readonly map: RecordMap,
    private readonly sources: RecordSources,
    private readonly asOf: number,
  ) {
    this.#blanks = new Set(['', ...(map.blanks ?? [])]);
    this.#apiNames = apiNames(sources.plans, map);
    this.#outcomeOf = outcomeReader(map, sources.stages);
    this.#enteredIn = enteredReader(map.entered ?? {}, this.#blanks, sources);
  }

  read(row: TableRow): ReadRow | FileProblem {
    const { map, sources, file } = this;
    const id = this.#id(row);
    if (id === null) return noId(file, row, map.id);
    const title = this.#title(row);
    const stage = this.#stage(row);
    const { entries, never, unread } = this.#enteredIn(row);
    const fields = this.#fields(row, title, stage);
    const identity = {
      crm: map.crm ?? 'salesforce',
      object: map.object,
      id,
      org: file,
      url: '',
    };
    const recorded = sources.history?.historyOf(identity.id) ?? [];
    const record: CrmRecord = {
      identity,
      title,
      fields,
      stage,
      stages: sources.stages.all,
      history: entries.length > 0 ? mergeHistory(recorded, entries) : recorded,
      ...(never.length > 0 && { neverEntered: never }),
      asOf: this.asOf,
      coverage: 'full',
      apiNames: this.#apiNames,
    };
    const { column, field } = map.outcome ?? {};
    const cell = column === undefined ? undefined : row.get(column);
    const reading = field === undefined ? undefined : fields[field];
    const { number, line, cells } = row;
    return { record, row: number, line, cells, unread, outcome: this.#outcomeOf({ cell, reading, stage }) };
  }

  #id(row: TableRow): string | null {
    const { id } = this.map;
    if (typeof id === 'string') return this.#text(row, id);
    if ('rowNumber' in id) return String(row.number);
    const texts = id.columns.map((column) => this.#text(row, column) ?? '');
    return texts.some(Boolean) ? madeId(texts) : null;
  }

  #title(row: TableRow): string | null {
    const columns = [this.map.title ?? []].flat();
    return columns.flatMap((column) => this.#text(row, column) ?? []).join(' ') || null;
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
  const [named] = [title ?? []].flat();
  return {
    ...(named !== undefined && { name: named }),
    ...(stage && { stage: stage.column }),
    ...Object.fromEntries(names),
  };
}

function noId(file: string, { line, cells }: TableRow, id: RecordMap['id']): FileProblem {
  const name = typeof id === 'string' ? id : 'columns' in id ? id.columns.join(', ') : 'row number';
  return {
    code: 'no-id',
    effect: 'refused',
    file,
    line,
    ...(cells && { cells }),
    message: `Line ${line} of ${file} has no ${name}, so it can’t be told apart from others.`,
    fix: 'Fill it in, or map another column as id.',
  };
}
