import type { HistoryColumns, ImportDraft } from '../../../record/file-import';
import type { HistorySpec, RecordMap } from '../map-schema';
import { type MapProblem, parseMap } from '../parse-map';
import { MODIFIED } from './import-fields';

export type DraftMap = { ok: true; map: RecordMap } | { ok: false; problems: MapProblem[] };

/** Columns that are no field of the map but something of its own. */
const APART = ['name', 'stage', 'pipeline'];

/**
 * The map that a draft amounts to, as the terminal takes it too (docs/maps.md). Settings of a loaded
 * map that the page does not show are kept. The account is no part of it.
 */
export function mapOfDraft(draft: ImportDraft): DraftMap {
  const { base, columns } = draft;
  const [stage] = columns.stage ?? [];
  const names = columns.name ?? [];
  const pipeline = fieldOf(draft, 'pipeline', base?.pipeline);
  const stated = {
    object: draft.object,
    crm: draft.crm,
    id: draft.isIdMade || draft.id.length > 1 ? { columns: draft.id } : draft.id[0],
    title: names.length > 1 ? names : names[0],
    zone: draft.zone,
    dateOrder: draft.dateOrder ?? undefined,
    decimal: draft.decimal ?? undefined,
    fields: Object.fromEntries(
      Object.keys(columns)
        .filter((name) => !APART.includes(name))
        .flatMap((name) => {
          const field = fieldOf(draft, name, objectOf(base?.fields)[name]);
          return field ? [[name, field] as const] : [];
        }),
    ),
    stage: stage === undefined ? undefined : { column: stage, ...valuesOf(draft.stageValues) },
    pipeline,
    entered: Object.keys(draft.entered).length > 0 ? draft.entered : undefined,
    history: draft.history ? historySpec(draft.history) : undefined,
  };
  const whole = Object.entries({ ...base, ...stated }).filter(([, value]) => value !== undefined);
  return parseMap(Object.fromEntries(whole));
}

/** As the loaded map has it where its columns are the same; else the columns alone. */
function fieldOf({ columns }: ImportDraft, name: string, loaded: unknown): unknown {
  const chosen = columns[name] ?? [];
  if (chosen.length === 0) return undefined;
  const before = objectOf(loaded);
  if (columnsOf(before).join('\n') === chosen.join('\n')) return before;
  const own = chosen.length > 1 ? { columns: chosen } : { column: chosen[0] };
  return name === MODIFIED.name ? { ...own, type: MODIFIED.type, label: MODIFIED.label } : own;
}

const valuesOf = (values: Readonly<Record<string, string>>) =>
  Object.keys(values).length > 0 ? { values } : {};

function historySpec(columns: HistoryColumns): HistorySpec {
  const { stage, field, from, to, fieldNames, dateOrder, decimal, ...rest } = columns;
  return {
    ...rest,
    ...(stage !== null && { stage }),
    ...(field !== null && { field }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(Object.keys(fieldNames).length > 0 && { fieldNames }),
    ...(dateOrder !== null && { dateOrder }),
    ...(decimal !== null && { decimal }),
  };
}

/** A draft with what a loaded map says; the account stays as it was chosen. */
export function draftOfMap(map: RecordMap, before: ImportDraft): ImportDraft {
  const fields = Object.entries(map.fields).map(([name, spec]) => [name, columnsOf(spec)] as const);
  const pipeline = map.pipeline ? columnsOf(map.pipeline) : [];
  const id = typeof map.id === 'string' ? [map.id] : 'columns' in map.id ? map.id.columns : [];
  return {
    ...before,
    crm: map.crm ?? before.crm,
    object: map.object,
    account: before.account && map.crm && before.account.crm !== map.crm ? null : before.account,
    id,
    isIdMade: typeof map.id !== 'string' && id.length > 0,
    columns: {
      ...Object.fromEntries(fields.filter(([, columns]) => columns.length > 0)),
      ...(map.title !== undefined && { name: [map.title].flat() }),
      ...(map.stage && { stage: [map.stage.column] }),
      ...(pipeline.length > 0 && { pipeline }),
    },
    entered: map.entered ?? {},
    stageValues: map.stage?.values ?? {},
    dateOrder: map.dateOrder ?? before.dateOrder,
    decimal: map.decimal ?? before.decimal,
    zone: map.zone ?? before.zone,
    history: map.history ? historyColumns(map.history) : before.history,
    base: objectOf(map),
  };
}

function historyColumns(spec: HistorySpec): HistoryColumns {
  return {
    file: spec.file,
    id: spec.id,
    at: spec.at,
    stage: spec.stage ?? null,
    field: spec.field ?? null,
    from: spec.from ?? null,
    to: spec.to ?? null,
    fieldNames: spec.fieldNames ?? {},
    dateOrder: spec.dateOrder ?? null,
    decimal: spec.decimal ?? null,
  };
}

function columnsOf(spec: unknown): string[] {
  const { column, columns } = objectOf(spec);
  const several: unknown[] = Array.isArray(columns) ? columns : [];
  return [column, ...several].filter((name): name is string => typeof name === 'string');
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
