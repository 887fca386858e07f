import type {
  DraftState,
  ImportDraft,
  ImportField,
  ImportQuestion,
  KnownStage,
} from '../../../record/file-import';
import type { DateOrder, FieldType } from '../../../record/types';
import type { ColumnProfile, DateShapes, NumberShapes } from './column-profile';
import type { FileProfile } from './file-profile';
import { nameKey } from './name-key';

type Counted<Shapes> = Shapes & { examples: string[] };

const EXAMPLES = 3;
const isDate = (type: FieldType | undefined): boolean => type === 'date' || type === 'datetime';
const isNumber = (type: FieldType | undefined): boolean => type === 'number' || type === 'money';

/** The draft as the files are read by it: what is not answered, and not asked, is as the files prove it. */
export function settled(
  draft: ImportDraft,
  records: FileProfile,
  history: FileProfile | null,
  fields: readonly ImportField[],
): ImportDraft {
  const own = formatsOf(typedColumns(draft, records, fields));
  const changes = history && draft.history && formatsOf(historyColumns(draft.history, history));
  return {
    ...draft,
    dateOrder: draft.dateOrder ?? own.order,
    decimal: draft.decimal ?? own.decimal,
    history:
      draft.history && changes
        ? {
            ...draft.history,
            dateOrder: draft.history.dateOrder ?? changes.order,
            decimal: draft.history.decimal ?? changes.decimal,
          }
        : draft.history,
  };
}

/** What stands between a draft and an import. Questions stay in it after their answer, to change it. */
export function draftState(
  draft: ImportDraft,
  records: FileProfile,
  history: FileProfile | null,
  fields: readonly ImportField[],
  stages: readonly KnownStage[],
): DraftState {
  const questions = [
    ...questionsOf('records', typedColumns(draft, records, fields)),
    ...(history && draft.history ? questionsOf('history', historyColumns(draft.history, history)) : []),
  ];
  const unanswered = questions.filter((question) => answerOf(draft, question) === null);
  return {
    questions,
    unknownStages: unknownStages(draft, records, stages),
    missing: [
      ...missingParts(draft, fields),
      ...unanswered.map(({ about }) =>
        about === 'dates' ? 'whether the day or the month comes first' : 'which mark comes before decimals',
      ),
    ],
  };
}

/** The draft's answer to a question; null when it has none. */
export function answerOf({ dateOrder, decimal, history }: ImportDraft, { file, about }: ImportQuestion) {
  if (file === 'records') return about === 'dates' ? dateOrder : decimal;
  return about === 'dates' ? (history?.dateOrder ?? null) : (history?.decimal ?? null);
}

const formatsOf = ({ dates, numbers }: TypedColumns) => ({
  order: provenOrder(datesOf(dates)),
  decimal: provenMark(numbersOf(numbers)),
});

interface TypedColumns {
  dates: ColumnProfile[];
  numbers: ColumnProfile[];
}

function typedColumns(
  draft: ImportDraft,
  { columns }: FileProfile,
  fields: readonly ImportField[],
): TypedColumns {
  const types = new Map(
    fields.flatMap(({ name, type }) => (draft.columns[name] ?? []).map((column) => [column, type] as const)),
  );
  const isEntered = ({ name }: ColumnProfile): boolean => Object.hasOwn(draft.entered, name);
  return {
    dates: columns.filter((column) => isDate(types.get(column.name)) || isEntered(column)),
    numbers: columns.filter((column) => isNumber(types.get(column.name))),
  };
}

function historyColumns(map: NonNullable<ImportDraft['history']>, { columns }: FileProfile): TypedColumns {
  const values = new Set([map.from, map.to]);
  const kinds = Object.values(map.fieldNames);
  const ofValues = columns.filter(({ name }) => values.has(name));
  return {
    dates: [
      ...columns.filter(({ name }) => name === map.at),
      ...(kinds.includes('closeDate') ? ofValues : []),
    ],
    numbers: kinds.includes('amount') ? ofValues : [],
  };
}

function datesOf(columns: readonly ColumnProfile[]): Counted<DateShapes> {
  const sum = { dayFirst: 0, monthFirst: 0, open: 0, plain: 0, examples: [] as string[] };
  for (const { dates } of columns) {
    for (const kind of ['dayFirst', 'monthFirst', 'open', 'plain'] as const) sum[kind] += dates[kind];
    sum.examples.push(...dates.examples);
  }
  return { ...sum, examples: sum.examples.slice(0, EXAMPLES) };
}

function numbersOf(columns: readonly ColumnProfile[]): Counted<NumberShapes> {
  const sum = { point: 0, comma: 0, open: 0, plain: 0, examples: [] as string[] };
  for (const { numbers } of columns) {
    for (const kind of ['point', 'comma', 'open', 'plain'] as const) sum[kind] += numbers[kind];
    sum.examples.push(...numbers.examples);
  }
  return { ...sum, examples: sum.examples.slice(0, EXAMPLES) };
}

/** Null when it is open, or when the file has both orders. With nothing to be mistaken about, any order does. */
function provenOrder({ dayFirst, monthFirst, open }: DateShapes): DateOrder | null {
  if (dayFirst > 0 && monthFirst > 0) return null;
  if (dayFirst > 0 || monthFirst > 0) return dayFirst > 0 ? 'dmy' : 'mdy';
  return open > 0 ? null : 'ymd';
}

function provenMark({ point, comma, open }: NumberShapes): ImportDraft['decimal'] {
  if (point > 0 && comma > 0) return null;
  if (point > 0 || comma > 0) return point > 0 ? '.' : ',';
  return open > 0 ? null : '.';
}

function questionsOf(file: ImportQuestion['file'], { dates, numbers }: TypedColumns): ImportQuestion[] {
  const [seen, counted] = [datesOf(dates), numbersOf(numbers)];
  return [
    ...(provenOrder(seen) === null ? [{ file, about: 'dates' as const, ...seen }] : []),
    ...(provenMark(counted) === null ? [{ file, about: 'decimals' as const, ...counted }] : []),
  ];
}

/** Texts of the stage column, most frequent first, that are neither the pack's nor matched to one of its. */
function unknownStages(
  { columns, object }: ImportDraft,
  profile: FileProfile,
  stages: readonly KnownStage[],
) {
  const [column] = columns.stage ?? [];
  if (object !== 'deal' || column === undefined || stages.length === 0) return [];
  const known = new Set(stages.flatMap(({ names }) => names.map(nameKey)));
  const values = profile.columns.find(({ name }) => name === column)?.values ?? new Map<string, number>();
  return [...values]
    .filter(([text]) => !known.has(nameKey(text)))
    .map(([text, count]) => ({ text, count }))
    .sort((a, b) => b.count - a.count || (a.text < b.text ? -1 : 1));
}

function missingParts(draft: ImportDraft, fields: readonly ImportField[]): string[] {
  const missing: string[] = [];
  if (!draft.crm || !draft.object) return ['what the file holds'];
  if (!draft.account) missing.push('the account that the records belong to');
  if (draft.id.length === 0) missing.push('a column of ids, or columns to make an id of');
  for (const { name, label, isRequired } of fields)
    if (isRequired && (draft.columns[name] ?? []).length === 0) missing.push(`a column for ${label}`);
  return missing;
}
