import { DAY_MS, isInstant } from '../record/format';
import { PLACE_WORDS } from '../record/place-words';
import type { CrmRecord, EpochMs, FieldReading, FieldType } from '../record/types';
import { unreadableText } from '../record/unreadable';

/** What is known of one field, with the reason when nothing is. Total: odd readings are "unknown". */
export type KnownValue =
  | { state: 'value'; value: string | number | boolean; text: string }
  | { state: 'empty' }
  | { state: 'unknown'; cause: 'not-rendered' | 'unreadable'; why: string };

const NOT_RENDERED: Record<CrmRecord['coverage'], KnownValue> = {
  page: { state: 'unknown', cause: 'not-rendered', why: `is not ${PLACE_WORDS.page.there}` },
  full: { state: 'unknown', cause: 'not-rendered', why: `is not ${PLACE_WORDS.full.there}` },
};
const EMPTY: KnownValue = { state: 'empty' };

/** The reading of a field; null when the page did not render it. */
export function fieldReading(record: CrmRecord, name: string): FieldReading | null {
  return (Object.hasOwn(record.fields, name) && record.fields[name]) || null;
}

const FITS: Record<FieldType, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  choice: (value) => typeof value === 'string',
  number: Number.isFinite,
  money: Number.isFinite,
  boolean: (value) => typeof value === 'boolean',
  date: (value) => dayNumber(value) !== null,
  datetime: isInstant,
};

/**
 * Reads a field as the type the pack expects. Blank text counts as empty; a value of another
 * type is unknown, never converted. `why` completes "{label} …".
 */
export function knownValue(record: CrmRecord, name: string, type: FieldType): KnownValue {
  const reading = fieldReading(record, name);
  if (!reading) return NOT_RENDERED[record.coverage] ?? NOT_RENDERED.page;
  if (reading.state === 'empty') return EMPTY;
  if (reading.state !== 'value') {
    return { state: 'unknown', cause: 'unreadable', why: `can’t be read: ${unreadableText(reading.reason)}` };
  }
  const { value } = reading;
  if (typeof value === 'string' && value.trim() === '') return EMPTY;
  if (!FITS[type](value))
    return { state: 'unknown', cause: 'unreadable', why: `is not the ${type} that the pack expects` };
  return { state: 'value', value, text: String(reading.text ?? value) };
}

/** A reason that completes "{label} …" as a fact of its own: "not on this layout". */
export const asFact = (why: string): string => why.replace(/^is /, '');

/** Days since 1970-01-01 of a `YYYY-MM-DD` text; null for anything else, such as 2026-02-30. */
export function dayNumber(date: unknown): number | null {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const at = Date.parse(`${date}T00:00:00Z`);
  const isReal = Number.isFinite(at) && new Date(at).getUTCDate() === Number(date.slice(8));
  return isReal ? at / DAY_MS : null;
}

/** A point in time as exactly as the page gave it: somewhere from `earliest` to `latest`. */
export interface KnownInstant {
  earliest: EpochMs;
  latest: EpochMs;
  precision: 'day' | 'minute' | 'exact';
  zoneAssumed: boolean;
}

const SPREAD_MS = { day: DAY_MS - 1, minute: 59_999, exact: 0 } as const;

/** The instant in a datetime field; null when the field holds none (see `knownValue` for why). */
export function knownInstant(record: CrmRecord, name: string): KnownInstant | null {
  const reading = fieldReading(record, name);
  if (reading?.state !== 'value' || !isInstant(reading.value)) return null;
  const precision = reading.precision ?? 'exact';
  const latest = reading.value + (SPREAD_MS[precision] ?? 0);
  return { earliest: reading.value, latest, precision, zoneAssumed: reading.zoneAssumed === true };
}
