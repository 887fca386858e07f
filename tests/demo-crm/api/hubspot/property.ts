import type { CustomField } from '../../data/custom-fields';
import { findOwner } from '../../data/lookup';
import type { DemoChange, DemoData, DemoFieldChange } from '../../model';
import { instant, number, optionValue } from './values';

export type PropertyType = 'string' | 'number' | 'datetime' | 'date' | 'enumeration' | 'bool';

export interface Property<Rec, Patch> {
  name: string;
  label: string;
  type: PropertyType;
  options?: readonly { value: string; label: string }[];
  read(record: Rec, data: DemoData): string | null;
  /** All values, oldest first; the current value alone when it is left out. */
  history?(record: Rec): DemoChange<string | null>[];
  /** Turns a written value ('' and null clear it) into a change; read-only when it is left out. */
  write?(text: string | null, data: DemoData): Patch;
}

/** A written value that HubSpot would refuse. */
export class InvalidValue extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** @throws InvalidValue */
export function parseNumber(text: string | null): number | null {
  if (text === null) return null;
  const value = Number(text);
  if (Number.isFinite(value)) return value;
  throw new InvalidValue('INVALID_DOUBLE', `${text} was not a valid number.`);
}

/** ISO text or epoch milliseconds. @throws InvalidValue */
export function parseInstant(text: string | null): number | null {
  if (text === null) return null;
  const at = /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (Number.isFinite(at)) return at;
  throw new InvalidValue('INVALID_DATE', `${text} was not a valid date.`);
}

/** The label behind an option's internal value. @throws InvalidValue */
export function parseOption(text: string | null, labels: readonly string[]): string | null {
  if (text === null) return null;
  const label = labels.find((entry) => optionValue(entry) === text);
  if (label !== undefined) return label;
  throw new InvalidValue('INVALID_OPTION', `${text} was not one of the allowed options.`);
}

/** @throws InvalidValue */
export function parseOwner(text: string | null, data: DemoData): string | null {
  if (text === null || findOwner(data, text)) return text;
  throw new InvalidValue('INVALID_OWNER_ID', `${text} is not an owner of this account.`);
}

export const options = (labels: readonly string[]) =>
  labels.map((label) => ({ value: optionValue(label) ?? '', label }));

interface WithCustom {
  createdAt: number;
  custom: Record<string, string | number | null>;
  fieldHistory?: readonly DemoFieldChange[];
}

/** The values a field had, oldest first, as far as changes of it were noted. */
export function notedHistory(
  record: Pick<WithCustom, 'createdAt' | 'fieldHistory'>,
  field: string,
  current: string | null,
  toText: (value: string | number | null) => string | null,
): DemoChange<string | null>[] {
  const noted = (record.fieldHistory ?? []).filter((change) => change.field === field);
  const [first] = noted;
  const before: DemoChange<string | null> = {
    at: record.createdAt,
    value: first ? toText(first.oldValue) : current,
    source: 'CRM_UI',
    userId: null,
  };
  return [
    before,
    ...noted.map(({ at, source, userId, newValue }) => ({ at, source, userId, value: toText(newValue) })),
  ];
}

const TYPES = { text: 'string', choice: 'enumeration', number: 'number', datetime: 'datetime' } as const;

function customText(value: string | number | null | undefined, type: CustomField['type']): string | null {
  if (value === null || value === undefined || value === '') return null;
  return type === 'datetime' ? instant(Number(value)) : String(value);
}

function parseCustom(text: string | null, field: CustomField): string | number | null {
  if (field.type === 'number') return parseNumber(text);
  if (field.type === 'datetime') return parseInstant(text);
  if (text !== null && field.options && !field.options.includes(text))
    throw new InvalidValue('INVALID_OPTION', `${text} was not one of the allowed options.`);
  return text;
}

/** The property of a field that the org added itself. */
export function customProperty<Rec extends WithCustom, Patch extends { custom?: WithCustom['custom'] }>(
  field: CustomField,
  toPatch: (custom: WithCustom['custom']) => Patch,
): Property<Rec, Patch> {
  const read = (record: Rec) => customText(record.custom[field.name], field.type);
  return {
    name: field.hubspot,
    label: field.label,
    type: TYPES[field.type],
    options: field.options?.map((value) => ({ value, label: value })),
    read,
    history: (record) =>
      notedHistory(record, `custom.${field.name}`, read(record), (value) => customText(value, field.type)),
    write: (text) => toPatch({ [field.name]: parseCustom(text, field) }),
  };
}

export const textOf = (value: string | number | null): string | null =>
  typeof value === 'number' ? number(value) : value || null;
