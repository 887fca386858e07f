import type { FieldDefinition } from '../../record/field-map';
import type { FieldReading } from '../../record/types';
import { dayAt, instantOf } from '../values/zone-time';

/** A value as an API gives it: HubSpot always texts, Salesforce JSON types. */
export type ApiValue = string | number | boolean | null;

/** What the CRM's own description of a field adds to its value. */
export interface ApiValueContext {
  /** The field's label in the CRM. */
  label: string;
  /** Labels of choices, owners and references, by API value. */
  choices?: ReadonlyMap<string, string>;
  /** The API gives a fraction where pages show percent. */
  isFraction?: boolean;
  /** ISO 4217 of the record, where the CRM states one. */
  currency?: string | null;
  /** IANA zone that pages are shown in. */
  zone: string;
}

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** One API value as the same field of a page would be read; unreadable with a reason where it is no such value. */
export function apiReading(
  definition: FieldDefinition,
  value: ApiValue,
  context: ApiValueContext,
): FieldReading {
  const { label } = context;
  if (value === null || value === '') return { state: 'empty', label };
  switch (definition.type) {
    case 'date':
      return dateReading(value, context);
    case 'datetime':
      return instantReading(value, context);
    case 'number':
    case 'money':
      return numberReading(definition, value, context);
    case 'boolean':
      return booleanReading(value, label);
    default: {
      const text = context.choices?.get(String(value)) ?? String(value);
      return { state: 'value', value: text, text, label };
    }
  }
}

function numberReading(
  { type }: FieldDefinition,
  value: ApiValue,
  { label, isFraction, currency }: ApiValueContext,
): FieldReading {
  const read = typeof value === 'boolean' ? Number.NaN : Number(value);
  if (!Number.isFinite(read)) return { state: 'unreadable', label, reason: 'not-a-number' };
  // Binary fractions come unrounded: "0.4000000000000000222" is 40%.
  const number = isFraction ? Math.round(read * 1e8) / 1e6 : read;
  const money = type === 'money' && currency ? { currency } : {};
  return { state: 'value', value: number, text: String(number), label, ...money };
}

function booleanReading(value: ApiValue, label: string): FieldReading {
  if (value !== true && value !== false && value !== 'true' && value !== 'false')
    return { state: 'unreadable', label, reason: 'not-a-boolean' };
  return { state: 'value', value: value === true || value === 'true', text: String(value), label };
}

function dateReading(value: ApiValue, { label, zone }: ApiValueContext): FieldReading {
  const day = apiDay(value, zone);
  return day === null
    ? { state: 'unreadable', label, reason: 'not-a-date' }
    : { state: 'value', value: day, text: day, label };
}

function instantReading(value: ApiValue, { label, zone }: ApiValueContext): FieldReading {
  const [, year, month, day] = DAY.exec(String(value)) ?? [];
  if (day !== undefined) {
    const wall = {
      year: Number(year),
      month: Number(month),
      day: Number(day),
      hour: 0,
      minute: 0,
      second: 0,
    };
    const at = instantOf(wall, zone);
    return { state: 'value', value: at, text: String(value), label, precision: 'day' };
  }
  const at = apiInstant(value);
  return at === null
    ? { state: 'unreadable', label, reason: 'not-a-date' }
    : { state: 'value', value: at, text: new Date(at).toISOString(), label, precision: 'exact' };
}

/** Epoch ms of an API's instant: ISO text, Salesforce's `+0000` form, or epoch milliseconds. */
export function apiInstant(value: ApiValue): number | null {
  const text = String(value);
  if (/^-?\d{9,16}$/.test(text)) return Number(text);
  if (!INSTANT.test(text)) return null;
  const at = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(at) ? null : at;
}

/**
 * The calendar day an API's date means. Midnight UTC is how both CRMs write a day without a time,
 * so that day counts in every zone; any other instant is a day in the viewer's zone, as pages show it.
 */
export function apiDay(value: ApiValue, zone: string): string | null {
  const text = String(value);
  if (DAY.test(text)) return text;
  const at = apiInstant(value);
  if (at === null) return null;
  return at % 86_400_000 === 0 ? new Date(at).toISOString().slice(0, 10) : dayAt(at, zone);
}
