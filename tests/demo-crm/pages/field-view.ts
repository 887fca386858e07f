import type { Format } from './format';
import { translate } from './labels';
import type { PageOptions } from './options';
import { parseLocalDate, parseLocalNumber } from './parse-input';
import type { Choice, FieldKind, FieldView } from './view';

export type RawValue = string | number | boolean | null;

/** One field on its way to the page: typed value, not yet written in anyone's format. */
export interface FieldSource {
  name: string;
  label: string;
  kind: FieldKind;
  /** date: `YYYY-MM-DD` · datetime: epoch ms · percent: 24 is 24% · choice and owner: API value. */
  value: RawValue;
  isEditable: boolean;
  currency?: string;
  digits?: number;
  options?: readonly Choice[];
  href?: string;
  stampAt?: number;
}

export interface Look {
  format: Format;
  options: PageOptions;
}

const labelOf = (source: FieldSource, value: RawValue) =>
  source.options?.find((option) => option.value === value)?.label ?? String(value);

function textOf(source: FieldSource, { format, options }: Look): string {
  const { kind, value } = source;
  if (value === null || value === '') return '';
  if (kind === 'choice' || kind === 'owner') return translate(labelOf(source, value), options.lang);
  if (kind === 'date') return format.date(String(value));
  if (kind === 'datetime') return format.dateTime(Number(value));
  if (kind === 'money') return format.money(Number(value), source.currency ?? 'USD');
  if (kind === 'percent') return format.percent(Number(value), source.digits ?? 0);
  if (kind === 'number') return format.number(Number(value));
  return String(value);
}

function editText(source: FieldSource, { format }: Look): string {
  const { kind, value } = source;
  if (value === null) return '';
  if (kind === 'date') return format.date(String(value));
  if (kind === 'money') return format.decimals(Number(value));
  if (kind === 'percent' || kind === 'number') return format.number(Number(value));
  return String(value);
}

/** Writes one field as its page shows it. */
export function fieldView(source: FieldSource, look: Look): FieldView {
  const { name, kind, href, stampAt } = source;
  const { lang } = look.options;
  return {
    name,
    kind,
    label: translate(source.label, lang),
    text: textOf(source, look),
    edit: source.isEditable ? editText(source, look) : null,
    ...(source.options
      ? { options: source.options.map(({ value, label }) => ({ value, label: translate(label, lang) })) }
      : {}),
    ...(href ? { href } : {}),
    ...(stampAt === undefined ? {} : { stamp: look.format.dateTime(stampAt) }),
  };
}

/** What an input of this kind was filled with, as a typed value. @throws RefusedInput */
export function parseInput(kind: FieldKind, text: string | null, locale: string): RawValue {
  if (text === null || text.trim() === '') return null;
  if (kind === 'money' || kind === 'percent' || kind === 'number') return parseLocalNumber(text, locale);
  return kind === 'date' ? parseLocalDate(text, locale) : text;
}

/** `?fields=`: custom fields nobody needs, every third one empty. */
export const extraFields = (count: number, apiName: (n: number) => string): FieldSource[] =>
  Array.from({ length: count }, (_, index) => ({
    name: apiName(index + 1),
    label: `Extra field ${index + 1}`,
    kind: 'text',
    value: index % 3 === 2 ? null : `Value ${index + 1}`,
    isEditable: true,
  }));
