import { CONCEPTS, isConcept } from '../../record/concepts';
import type { FieldMap } from '../../record/field-map';
import type { FieldReading, FieldType } from '../../record/types';
import { closest } from './closest';
import type { Cell, Table, TableRow } from './file-source';
import type { FieldSpec } from './map-schema';
import { fatal } from './problem';
import { type CellFormats, type CellSpec, readCell } from './read-cell';

/** One field of a map, ready to read rows. */
export interface FieldPlan extends CellSpec {
  name: string;
  /** In order: the first that is not blank counts. Empty for a constant. */
  columns: readonly string[];
  constant: Cell;
  values: ReadonlyMap<string, string | number | boolean> | null;
  /** From the highest down. */
  bands: readonly Band[];
  blanks: ReadonlySet<string>;
}

type Band = NonNullable<FieldSpec['bands']>[number];

/** The fields of one file, with the types of concepts and pack fields. A name without a type is refused. */
export function planFields(
  specs: Readonly<Record<string, FieldSpec>>,
  packFields: FieldMap,
  blanks: readonly string[],
  file: string,
): FieldPlan[] {
  return Object.entries(specs).map(([name, spec]): FieldPlan => {
    const columns = spec.columns ?? (spec.column === undefined ? [] : [spec.column]);
    const known =
      packFields.find((field) => field.name === name) ?? (isConcept(name) ? CONCEPTS[name] : null);
    const type: FieldType | undefined = spec.type ?? known?.type;
    if (!type) throw unknownField(name, packFields, file);
    return {
      name,
      type,
      columns,
      label: spec.label ?? known?.label ?? columns[0] ?? name,
      constant: spec.constant,
      values: spec.values ? new Map(Object.entries(spec.values)) : null,
      bands: [...(spec.bands ?? [])].sort((a, b) => b.from - a.from),
      blanks: new Set(['', ...blanks, ...(spec.blanks ?? [])]),
      unit: spec.unit,
    };
  });
}

/** The field in one row; null when the row has none of its columns, which is not the same as blank. */
export function readField(plan: FieldPlan, row: TableRow, formats: CellFormats): FieldReading | null {
  if (plan.constant !== undefined && plan.constant !== null) return readCell(plan.constant, plan, formats);
  let isThere = false;
  for (const column of plan.columns) {
    const cell = row.get(column);
    isThere ||= cell !== undefined;
    if (isBlank(cell, plan.blanks)) continue;
    const meant = plan.values?.get(String(cell).trim()) ?? cell;
    const banded = plan.bands.length > 0 ? inBand(meant, plan.bands) : meant;
    return banded === null ? { state: 'empty', label: plan.label } : readCell(banded, plan, formats);
  }
  return isThere ? { state: 'empty', label: plan.label } : null;
}

/** What the band of a number stands for; null below all bands. What is no number stays as it is. */
function inBand(cell: NonNullable<Cell>, bands: readonly Band[]): NonNullable<Cell> | null {
  const number = Number(cell);
  if (!Number.isFinite(number)) return cell;
  return bands.find(({ from }) => number >= from)?.value ?? null;
}

type Columns = Pick<Table, 'format' | 'columns'>;

export function isBlank(cell: Cell, blanks: ReadonlySet<string>): cell is null | undefined {
  if (cell === undefined || cell === null) return true;
  return typeof cell === 'string' && blanks.has(cell.trim());
}

/** Refuses a file that lacks a column the map names, or has two of that name. */
export function checkColumns(table: Columns, names: readonly string[], file: string): void {
  for (const name of new Set(names)) {
    const count = table.columns.filter((column) => column === name).length;
    if (count === 0) throw missingColumn(name, table, file);
    if (count > 1 && table.format === 'csv')
      throw fatal(
        'duplicate-column',
        { file, line: 1 },
        `${file} has ${count} columns called “${name}”.`,
        'Rename all but one in the file’s first line.',
      );
  }
}

function missingColumn(name: string, { columns, format }: Columns, file: string) {
  const similar = closest(name, columns.filter(Boolean));
  const shown = columns.slice(0, 12).join(', ') + (columns.length > 12 ? ' …' : '');
  const place = format === 'csv' ? 'its first line has' : 'its first records have';
  return fatal(
    'missing-column',
    { file, line: format === 'csv' ? 1 : null },
    `${file} has no column “${name}”; ${place}: ${shown}.`,
    similar
      ? `Did you mean “${similar}”? Correct the name in the map.`
      : 'Correct the name in the map, or the file.',
  );
}

function unknownField(name: string, packFields: FieldMap, file: string) {
  const similar = closest(name, [...Object.keys(CONCEPTS), ...packFields.map((field) => field.name)]);
  return fatal(
    'unknown-field',
    { file },
    `The map’s field “${name}” is none that Leadlight or the rule pack knows.`,
    similar ? `Did you mean “${similar}”? Else give it a type.` : 'Give it a type, e.g. "type": "number".',
  );
}
