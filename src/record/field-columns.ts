import { type EventColumns, type EventSource, packEvents, unpackEvents } from './event-columns';
import { type PackedTexts, packTexts, unpackTexts } from './packed-texts';
import type { CrmRecord, FieldReading, ObjectKind, RecordIdentity } from './types';

/**
 * Records by their fields, as the store keeps them for judging many at once: all that a condition of any pack can
 * ask, raw, so that neither pack nor language nor zone is in it. What is not: labels, texts as shown, currencies,
 * reasons why a field can't be read, history, stage.
 */

/** What a code of `FieldColumn.codes` says; from FIRST_TEXT on it is a text. */
export const CODES = {
  missing: 0,
  empty: 1,
  unreadable: 2,
  false: 3,
  true: 4,
  /** A number; the other two are datetimes that are known to the minute or the day only. */
  number: 5,
  minute: 6,
  day: 7,
} as const;
export const FIRST_TEXT = 8;

/** One field of some records. */
export interface FieldColumn {
  name: string;
  /** One for each record. */
  codes: Uint8Array | Uint16Array | Uint32Array;
  /** Each distinct text once, in the order of first use; the first has the code FIRST_TEXT. */
  texts: PackedTexts;
  /** For each record its number, NaN where it has none; null where no record has one. */
  numbers: Float64Array | null;
}

export interface FieldSegment {
  id: number;
  format: number;
  size: number;
  keys: PackedTexts;
  /** Places in OBJECT_KINDS. */
  objects: Uint8Array;
  fields: FieldColumn[];
  /** Null where of no record any is known. */
  events: EventColumns | null;
}

export const OBJECT_KINDS: readonly ObjectKind[] = ['deal', 'lead', 'contact', 'company'];

/** What of a record is kept. */
export interface FieldSource extends EventSource, Pick<CrmRecord, 'fields'> {
  identity: Pick<RecordIdentity, 'object'>;
}

export interface FieldEntry {
  key: string;
  record: FieldSource;
}

/** Raised whenever a column holds something else than before: segments of another format are made anew. */
export const FIELD_FORMAT = 1;

/** A damaged record, which has no fields, is one of which nothing is known. */
export function packFields(id: number, entries: readonly FieldEntry[]): FieldSegment {
  const columns = new Map<string, ColumnPacker>();
  entries.forEach(({ record }, row) => {
    const fields = record.fields ?? {};
    for (const [name, reading] of Object.entries(fields)) {
      if (!reading) continue;
      const column = columns.get(name) ?? columnPacker(entries.length);
      columns.set(name, column);
      column.put(row, reading);
    }
  });
  return {
    id,
    format: FIELD_FORMAT,
    size: entries.length,
    keys: packTexts(entries.map(({ key }) => key)),
    objects: Uint8Array.from(entries, ({ record }) => OBJECT_KINDS.indexOf(record.identity.object)),
    fields: [...columns].map(([name, column]) => ({ name, ...column.packed() })),
    events: packEvents(entries.map(({ record }) => record)),
  };
}

/** The records again, as far as they were kept; packed once more they give the same segment. */
export function unpackFields(segment: FieldSegment): FieldEntry[] {
  const events = unpackEvents(segment.events, segment.size);
  const columns = segment.fields.map((column) => ({ column, texts: unpackTexts(column.texts) }));
  return unpackTexts(segment.keys).map((key, row) => {
    const fields = columns.flatMap(({ column, texts }): [string, FieldReading][] => {
      const reading = readingAt(column, texts, row);
      return reading ? [[column.name, reading]] : [];
    });
    const object = OBJECT_KINDS[segment.objects[row] ?? 0] ?? 'deal';
    return { key, record: { identity: { object }, fields: Object.fromEntries(fields), ...events[row] } };
  });
}

interface ColumnPacker {
  put(row: number, reading: FieldReading): void;
  packed(): Omit<FieldColumn, 'name'>;
}

function columnPacker(size: number): ColumnPacker {
  const codes = new Uint32Array(size);
  const codeOf = new Map<string, number>();
  let numbers: Float64Array | null = null;

  function textCode(text: string): number {
    const code = codeOf.get(text) ?? FIRST_TEXT + codeOf.size;
    codeOf.set(text, code);
    return code;
  }

  return {
    put(row, reading) {
      const value = reading.state === 'value' ? reading.value : undefined;
      codes[row] = typeof value === 'string' ? textCode(value) : plainCode(reading);
      if (typeof value !== 'number') return;
      numbers ??= new Float64Array(size).fill(Number.NaN);
      numbers[row] = value;
    },
    packed: () => ({
      codes: narrow(codes, FIRST_TEXT + codeOf.size),
      texts: packTexts([...codeOf.keys()]),
      numbers,
    }),
  };
}

/** Also for what is no reading at all: that can't be read. */
function plainCode(reading: FieldReading): number {
  if (reading.state === 'empty') return CODES.empty;
  if (reading.state !== 'value') return CODES.unreadable;
  if (typeof reading.value === 'boolean') return reading.value ? CODES.true : CODES.false;
  if (typeof reading.value !== 'number') return CODES.unreadable;
  if (reading.precision === 'day') return CODES.day;
  return reading.precision === 'minute' ? CODES.minute : CODES.number;
}

function narrow(codes: Uint32Array, limit: number): FieldColumn['codes'] {
  if (limit <= 2 ** 8) return Uint8Array.from(codes);
  return limit <= 2 ** 16 ? Uint16Array.from(codes) : codes;
}

const PRECISIONS = new Map<number, 'minute' | 'day' | 'exact'>([
  [CODES.number, 'exact'],
  [CODES.minute, 'minute'],
  [CODES.day, 'day'],
]);

function readingAt(column: FieldColumn, texts: readonly string[], row: number): FieldReading | null {
  const code = column.codes[row] ?? CODES.missing;
  const shown = { state: 'value', text: '', label: '' } as const;
  const precision = PRECISIONS.get(code);
  if (precision) return { ...shown, value: column.numbers?.[row] ?? Number.NaN, precision };
  if (code >= FIRST_TEXT) return { ...shown, value: texts[code - FIRST_TEXT] ?? '' };
  switch (code) {
    case CODES.missing:
      return null;
    case CODES.empty:
      return { state: 'empty', label: '' };
    case CODES.false:
    case CODES.true:
      return { ...shown, value: code === CODES.true };
    default:
      return { state: 'unreadable', label: '', reason: 'unknown-markup' };
  }
}
