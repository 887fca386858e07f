import type { FieldReading, FieldType, UnreadableReason } from '../../record/types';
import { READ_LIMITS } from '../limits';
import { parseBoolean } from '../values/parse-boolean';
import type { Parsed } from '../values/parsed';
import { dayAt } from '../values/zone-time';
import { epochMoment, type FileDates } from './file-dates';
import { fileNumber, type NumberStyle, scaled } from './file-number';
import type { Cell } from './file-source';
import type { FieldSpec } from './map-schema';

export interface CellFormats {
  dates: FileDates;
  numbers: NumberStyle;
}

export interface CellSpec {
  label: string;
  type: FieldType;
  unit: FieldSpec['unit'];
}

type ValueReading = Extract<FieldReading, { state: 'value' }>;
type TypedValue = Pick<ValueReading, 'value' | 'precision' | 'zoneAssumed' | 'currency'>;

/** Long texts are of no use in a question or a trace. */
const SHOWN_TEXT = 200;

/** A cell that is not blank, as the field's type; unreadable with the reason when its text states none. */
export function readCell(
  cell: Exclude<Cell, null | undefined>,
  spec: CellSpec,
  formats: CellFormats,
): FieldReading {
  const text = String(cell).trim();
  if (text.length > READ_LIMITS.textLength) return unreadable(spec.label, 'too-long', text);
  const typed = typeCell(cell, text, spec, formats);
  if (!typed.ok) return unreadable(spec.label, typed.reason, text);
  return { state: 'value', ...typed.value, text, label: spec.label };
}

function unreadable(label: string, reason: UnreadableReason, text: string): FieldReading {
  return { state: 'unreadable', label, reason, text: text.slice(0, SHOWN_TEXT) };
}

function typeCell(
  cell: Exclude<Cell, null | undefined>,
  text: string,
  spec: CellSpec,
  { dates, numbers }: CellFormats,
): Parsed<TypedValue> {
  switch (spec.type) {
    case 'text':
    case 'choice':
      return { ok: true, value: { value: text } };
    case 'boolean':
      return wrapped(parseBoolean(text));
    case 'number':
    case 'money':
      return amount(cell, text, spec.type, spec.unit, numbers);
    default:
      return moment(text, spec.type, spec.unit, dates);
  }
}

function wrapped(read: Parsed<string | boolean>): Parsed<TypedValue> {
  return read.ok ? { ok: true, value: { value: read.value } } : read;
}

/** Numbers of JSON are taken as they are. */
function amount(
  cell: string | number | boolean,
  text: string,
  kind: 'number' | 'money',
  unit: CellSpec['unit'],
  style: NumberStyle,
): Parsed<TypedValue> {
  const read: Parsed<{ value: number; currency?: string }> =
    typeof cell === 'number' && Number.isFinite(cell)
      ? { ok: true, value: { value: cell } }
      : fileNumber(text, kind, style);
  if (!read.ok) return read;
  const { value, currency } = read.value;
  const isScaled = unit === 'thousands' || unit === 'millions' || unit === 'billions';
  return {
    ok: true,
    value: { value: isScaled ? scaled(value, unit) : value, ...(currency && { currency }) },
  };
}

function moment(
  text: string,
  type: 'date' | 'datetime',
  unit: CellSpec['unit'],
  dates: FileDates,
): Parsed<TypedValue> {
  if (unit === 'seconds' || unit === 'milliseconds') {
    const since1970 = epochMoment(/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN, unit);
    if (!since1970.ok) return since1970;
    const { value } = since1970;
    if (type === 'date') return { ok: true, value: { value: dayAt(value, dates.zone) } };
    return { ok: true, value: { value, precision: 'exact' } };
  }
  if (type === 'date') return wrapped(dates.date(text));
  const read = dates.moment(text);
  if (!read.ok) return read;
  const { at, precision, zoneAssumed } = read.value;
  return { ok: true, value: { value: at, precision, ...(zoneAssumed && { zoneAssumed }) } };
}
