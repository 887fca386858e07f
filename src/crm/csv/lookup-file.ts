import type { FieldReading } from '../../record/types';
import { type FieldPlan, planFields, readField } from './field-plan';
import type { Cell, TableRow } from './file-source';
import type { LookupSpec } from './map-schema';
import type { FileProblem } from './problem';
import type { CellFormats } from './read-cell';
import { openSideFile, type Reading } from './side-file';

type Fields = Readonly<Record<string, FieldReading>>;

export interface Lookup {
  /** Column of the main file that holds the key. */
  on: string;
  plans: readonly FieldPlan[];
  /** The fields that a row of the main file gains; none when the second file has no such row. */
  fieldsOf(key: Cell): Fields;
}

/** Reads a lookup file into memory, by its key. */
export async function loadLookup(
  spec: LookupSpec,
  blanks: readonly string[],
  reading: Reading,
  problems: FileProblem[],
): Promise<Lookup> {
  const plans = planFields(spec.fields, reading.packFields, blanks, spec.file);
  const columns = [spec.key, ...plans.flatMap((plan) => plan.columns)];
  const { formats, rows } = await openSideFile(spec, columns, plans, reading, problems);
  const byKey = new Map<string, Fields>();
  const conflicting = new Set<string>();
  for await (const row of rows) {
    const key = keyOf(row.get(spec.key));
    if (!key) continue;
    const fields = readFields(plans, row, formats);
    const before = byKey.get(key);
    if (before && JSON.stringify(before) !== JSON.stringify(fields)) conflicting.add(key);
    byKey.set(key, fields);
  }
  for (const key of conflicting) byKey.set(key, conflict(plans));
  if (conflicting.size > 0) problems.push(conflictNote(spec, [...conflicting]));
  const other = new Map(Object.entries(spec.values ?? {}));
  const missing = spec.missing === 'blank' ? blankFields(plans) : {};
  return {
    on: spec.on,
    plans,
    fieldsOf: (cell) => byKey.get(other.get(keyOf(cell)) ?? keyOf(cell)) ?? missing,
  };
}

const keyOf = (cell: Cell): string => String(cell ?? '').trim();

function readFields(plans: readonly FieldPlan[], row: TableRow, formats: CellFormats): Fields {
  const fields: Record<string, FieldReading> = {};
  for (const plan of plans) {
    const reading = readField(plan, row, formats);
    if (reading) fields[plan.name] = reading;
  }
  return fields;
}

const blankFields = (plans: readonly FieldPlan[]): Fields =>
  Object.fromEntries(plans.map(({ name, label }) => [name, { state: 'empty', label }]));

const conflict = (plans: readonly FieldPlan[]): Fields =>
  Object.fromEntries(
    plans.map(({ name, label }) => [name, { state: 'unreadable', label, reason: 'conflicting-values' }]),
  );

function conflictNote({ file, key }: LookupSpec, keys: readonly string[]): FileProblem {
  const shown = keys.slice(0, 3).join(', ') + (keys.length > 3 ? ' …' : '');
  return {
    code: 'conflicting-keys',
    effect: 'note',
    file,
    line: null,
    message: `${file} has different rows for the same ${key}, ${keys.length} in all: ${shown}. Their fields stay unread.`,
    fix: 'Keep one row for each.',
  };
}
