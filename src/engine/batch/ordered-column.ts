import { comparable } from '../../conditions/operators/comparable';
import { fieldReading, knownInstant, knownValue } from '../../conditions/read-field';
import { CODES, FIRST_TEXT, type FieldColumn } from '../../record/field-columns';
import { isInstant } from '../../record/format';
import { unpackTexts } from '../../record/packed-texts';
import type { CrmRecord, FieldType } from '../../record/types';
import { type Growing, growingBytes, growingDoubles } from './growing';

/** Stand for what is no value. EMPTY is above all values, UNKNOWN is NaN. */
export const EMPTY = Number.POSITIVE_INFINITY;
export const UNKNOWN = Number.NaN;

/** A number, date, datetime or boolean field of many records, as numbers that can be compared. */
export interface OrderedColumn {
  /** The earliest that the value can be; EMPTY or UNKNOWN where there is none. */
  values: Growing<Float64Array>;
  /** How far the latest lies behind it: an index of SPREADS. */
  spreads: Growing<Uint8Array>;
  /** True once some value is a range. */
  hasSpreads: boolean;
  append(record: CrmRecord): void;
  /** The same for stored records; undefined where none of them has the field. */
  appendStored(field: FieldColumn | undefined, size: number): void;
}

const SPREADS: readonly number[] = [0, 59_999, 86_399_999];
const SPREAD_OF: ReadonlyMap<string, number> = new Map([
  ['minute', 1],
  ['day', 2],
]);

/** How far the latest that a value can be lies behind the earliest. */
export const spreadOf = (column: OrderedColumn, index: number): number =>
  SPREADS[column.spreads.data[index] ?? 0] ?? 0;

export function orderedColumn(name: string, type: FieldType): OrderedColumn {
  const values = growingDoubles();
  const spreads = growingBytes();
  const read = type === 'date' ? remembering(readNumber) : readNumber;
  const column: OrderedColumn = {
    values,
    spreads,
    hasSpreads: false,
    append(record) {
      const spread = type === 'datetime' ? spreadIndex(record, name) : 0;
      values.push(read(record, name, type));
      spreads.push(spread);
      if (spread > 0) column.hasSpreads = true;
    },
    appendStored(field, size) {
      const start = values.extend(size);
      spreads.extend(size);
      if (field) putStored(column, field, type, start);
      else values.data.fill(UNKNOWN, start, start + size);
    },
  };
  return column;
}

function putStored(
  column: OrderedColumn,
  { codes, numbers, texts }: FieldColumn,
  type: FieldType,
  start: number,
): void {
  const byCode = codeValues(unpackTexts(texts), type);
  const takes = numberTest(type);
  const [values, spreads] = [column.values.data, column.spreads.data];
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    const isNumber = code >= CODES.number && code <= CODES.day;
    const value = isNumber ? (numbers?.[row] ?? UNKNOWN) : (byCode[code] as number);
    values[start + row] = isNumber && !takes(value) ? UNKNOWN : value;
    if (type !== 'datetime' || !isNumber || code === CODES.number || !takes(value)) continue;
    spreads[start + row] = code - CODES.number;
    column.hasSpreads = true;
  }
}

/** What a stored code that stands for no number is as a value of this type. */
function codeValues(texts: readonly string[], type: FieldType): Float64Array {
  const values = new Float64Array(FIRST_TEXT + texts.length).fill(UNKNOWN);
  values[CODES.empty] = EMPTY;
  if (type === 'boolean') values.set([0, 1], CODES.false);
  texts.forEach((text, index) => {
    const entry = type === 'date' ? comparable(text, type) : null;
    const value = entry?.kind === 'range' ? entry.low : UNKNOWN;
    values[FIRST_TEXT + index] = text.trim() === '' ? EMPTY : value;
  });
  return values;
}

/** Whether a number is a value of this type. */
function numberTest(type: FieldType): (value: number) => boolean {
  if (type === 'datetime') return isInstant;
  return type === 'number' || type === 'money' ? Number.isFinite : () => false;
}

function readNumber(record: CrmRecord, name: string, type: FieldType): number {
  const known = knownValue(record, name, type);
  if (known.state !== 'value') return known.state === 'empty' ? EMPTY : UNKNOWN;
  if (type === 'datetime') return knownInstant(record, name)?.earliest ?? UNKNOWN;
  const entry = comparable(known.value, type);
  if (entry?.kind === 'boolean') return entry.value ? 1 : 0;
  return entry?.kind === 'range' ? entry.low : UNKNOWN;
}

const spreadIndex = (record: CrmRecord, name: string): number =>
  SPREAD_OF.get(knownInstant(record, name)?.precision ?? 'exact') ?? 0;

const MOST_REMEMBERED = 50_000;

/** Few days make up most dates, and reading one is slow. What a text is read as depends on nothing else. */
function remembering(read: typeof readNumber): typeof readNumber {
  const known = new Map<string, number>();
  return (record, name, type) => {
    const reading = fieldReading(record, name);
    if (reading?.state !== 'value' || typeof reading.value !== 'string') return read(record, name, type);
    const value = known.get(reading.value) ?? read(record, name, type);
    if (known.size < MOST_REMEMBERED) known.set(reading.value, value);
    return value;
  };
}
