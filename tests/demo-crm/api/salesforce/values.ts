/** Field types of describe, as far as the demo org has them. */
export type FieldType =
  | 'id'
  | 'reference'
  | 'string'
  | 'textarea'
  | 'picklist'
  | 'email'
  | 'phone'
  | 'url'
  | 'currency'
  | 'double'
  | 'percent'
  | 'int'
  | 'boolean'
  | 'date'
  | 'datetime';

/** A value inside the org: datetimes as epoch ms, dates as `YYYY-MM-DD`. */
export type Raw = string | number | boolean | null;

export const isNumeric = (type: FieldType) => ['currency', 'double', 'percent', 'int'].includes(type);

/** REST writes datetimes with milliseconds and a zone without colon: `2026-11-21T09:30:00.000+0000`. */
export const restValue = (value: Raw, type: FieldType): Raw =>
  type === 'datetime' && typeof value === 'number'
    ? new Date(value).toISOString().replace('Z', '+0000')
    : value;

/** The UI API writes the same instant with a Z. */
export const uiValue = (value: Raw, type: FieldType): Raw =>
  type === 'datetime' && typeof value === 'number' ? new Date(value).toISOString() : value;
