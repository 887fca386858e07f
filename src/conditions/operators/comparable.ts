import type { CrmRecord, FieldType } from '../../record/types';
import { dayNumber, knownInstant, knownValue } from '../read-field';

/** Values as operators compare them; OPERATORS.md has the meaning of each. */
export type Operand = string | number | boolean;

/** A field's value: text in its normal form, truth, or a number that lies from `low` to `high`. */
export type Comparable =
  /** `padded`: its words, once somebody asked for them (text.ts). */
  | { kind: 'text'; text: string; padded?: string }
  | { kind: 'boolean'; value: boolean }
  /** Numbers, days since 1970 for dates, epoch ms for datetimes. */
  | { kind: 'range'; low: number; high: number };

export type Read = Comparable | 'empty' | 'unknown';

/** ASCII with single spaces inside: most texts, for which the general way is slow. */
const PLAIN = /^[!-^`-~]+(?: [!-^`-~]+)*$/;

/** Case, compatibility forms, underscores and runs of blanks make no difference between texts. */
export function normalText(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}

/** Reads a field for comparison. A datetime known to the day or minute only becomes a range. */
export function readComparable(record: CrmRecord, name: string, type: FieldType): Read {
  const known = knownValue(record, name, type);
  if (known.state !== 'value') return known.state;
  if (type === 'datetime') {
    const instant = knownInstant(record, name);
    return instant ? { kind: 'range', low: instant.earliest, high: instant.latest } : 'unknown';
  }
  return comparable(known.value, type) ?? 'unknown';
}

const latest: { fields: CrmRecord['fields'] | null; reads: Map<string, { type: FieldType; read: Read }> } = {
  fields: null,
  reads: new Map(),
};

/**
 * `readComparable`, remembered for the record at hand: many conditions read the same few fields of one record
 * after the other. Records never change; another reading of the page is another record.
 */
export function readOnce(record: CrmRecord, name: string, type: FieldType): Read {
  if (latest.fields !== record.fields) {
    latest.fields = record.fields;
    latest.reads.clear();
  }
  const known = latest.reads.get(name);
  if (known?.type === type) return known.read;
  const read = readComparable(record, name, type);
  latest.reads.set(name, { type, read });
  return read;
}

/** What a pack writes as a value, turned into what fields are compared as; null when it does not fit the type. */
export function comparable(operand: Operand, type: FieldType): Comparable | null {
  switch (type) {
    case 'text':
    case 'choice':
      return typeof operand === 'string' ? { kind: 'text', text: normalText(operand) } : null;
    case 'boolean':
      return typeof operand === 'boolean' ? { kind: 'boolean', value: operand } : null;
    case 'number':
    case 'money':
      return point(typeof operand === 'number' ? operand : null);
    case 'date':
      return point(dayNumber(operand));
    case 'datetime':
      return point(momentOf(operand));
  }
}

/** Without an offset the same text would be another moment in every zone. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Nothing else that an engine's own `Date.parse` may understand: the text means the same everywhere. */
function momentOf(operand: Operand): number | null {
  const day = typeof operand === 'string' ? MOMENT.exec(operand)?.[1] : undefined;
  return day === undefined || dayNumber(day) === null ? null : Date.parse(String(operand));
}

const point = (value: number | null): Comparable | null =>
  value !== null && Number.isFinite(value) ? { kind: 'range', low: value, high: value } : null;

export const ORDERED_TYPES = ['number', 'money', 'date', 'datetime'] as const;
export const TEXT_TYPES = ['text', 'choice'] as const;
export const DATE_TYPES = ['date', 'datetime'] as const;
export const ALL_TYPES = [...TEXT_TYPES, ...ORDERED_TYPES, 'boolean'] as const;
