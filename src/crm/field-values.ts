import type { FieldDefinition } from '../record/field-map';
import type { FieldReading, PageField, UnreadableReason } from '../record/types';
import { CREATED_BY, parseCreatedBy } from './salesforce/created-by';
import type { DecimalMark } from './values/numeral';
import { parseBoolean } from './values/parse-boolean';
import { type DateContext, parseDate, parseDateTime } from './values/parse-date';
import { parseNumber } from './values/parse-number';

/** What the page as a whole tells about how its texts are written. */
export interface Formats extends DateContext {
  decimal: DecimalMark | null;
}

type ValueReading = Extract<FieldReading, { state: 'value' }>;
type TypedValue = Pick<ValueReading, 'value' | 'precision' | 'zoneAssumed' | 'currency'>;
type Typing = { ok: true; value: TypedValue } | { ok: false; reason: UnreadableReason };

/** Concepts that count whole things, so "1.234" is a thousand and not a fraction. */
const WHOLE = new Set(['employees']);
/** Long texts are of no use in a question or a trace. */
const SHOWN_TEXT = 200;

/** One page field as a typed value, or with the reason why its text states none. */
export function typedField(
  definition: FieldDefinition,
  apiName: string,
  field: PageField,
  formats: Formats,
): FieldReading {
  const label = field.label ?? definition.label;
  const marks = {
    ...(field.unsaved && { unsaved: true as const }),
    ...(field.confidence && { confidence: field.confidence }),
  };
  if (field.state === 'empty') return { state: 'empty', label, ...marks };
  if (field.state === 'unreadable') return { state: 'unreadable', label, reason: field.reason };
  const { text } = field;
  const typing = typeText(definition, apiName, text, formats);
  if (!typing.ok)
    return { state: 'unreadable', label, reason: typing.reason, text: text.slice(0, SHOWN_TEXT) };
  return { state: 'value', ...typing.value, text, label, ...marks };
}

function typeText(definition: FieldDefinition, apiName: string, text: string, formats: Formats): Typing {
  switch (definition.type) {
    case 'text':
    case 'choice':
      return { ok: true, value: { value: text } };
    case 'boolean':
      return plain(parseBoolean(text));
    case 'date':
      return plain(parseDate(text, formats));
    case 'datetime':
      return moment(apiName, text, formats);
    default:
      return amount(definition, text, formats);
  }
}

function plain(
  read: { ok: true; value: string | boolean } | { ok: false; reason: UnreadableReason },
): Typing {
  return read.ok ? { ok: true, value: { value: read.value } } : read;
}

function moment(apiName: string, text: string, formats: Formats): Typing {
  const read = apiName === CREATED_BY ? parseCreatedBy(text, formats) : parseDateTime(text, formats);
  if (!read.ok) return read;
  const { at, precision, zoneAssumed } = read.value;
  return { ok: true, value: { value: at, precision, ...(zoneAssumed && { zoneAssumed }) } };
}

function amount(definition: FieldDefinition, text: string, { decimal, languages }: Formats): Typing {
  const kind = definition.type === 'money' ? 'money' : 'number';
  const read = parseNumber(text, { kind, isWhole: WHOLE.has(definition.name), decimal, languages });
  if (!read.ok) return read;
  const { value, currency } = read.value;
  return { ok: true, value: { value, ...(currency && { currency }) } };
}
