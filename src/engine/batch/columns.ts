import type { FieldSegment } from '../../record/field-columns';
import type { CrmRecord, FieldType } from '../../record/types';
import { type EventsColumn, eventsColumn } from './events-column';
import { type OrderedColumn, orderedColumn } from './ordered-column';
import { type TextColumn, textColumn } from './text-column';

/** A field as the conditions of a pack read it. */
export interface FieldUse {
  name: string;
  type: FieldType;
  /** Some condition asks for words or parts of the text. */
  withWords: boolean;
}

export const isTextType = (type: FieldType): boolean => type === 'text' || type === 'choice';
export const fieldKey = (name: string, type: FieldType): string => `${type} ${name}`;

/** What the conditions of one pack read of many records, and nothing else. */
export interface FieldColumns {
  readonly size: number;
  text(key: string): TextColumn | undefined;
  ordered(key: string): OrderedColumn | undefined;
  readonly events: EventsColumn;
}

/** The same together with the records, for rules that read more than fields. */
export interface Columns extends FieldColumns {
  readonly records: readonly CrmRecord[];
  /** Adds records behind those that are there; their order is their index. */
  append(records: Iterable<CrmRecord>): void;
}

export function buildColumns(fields: Iterable<FieldUse>, withEvents: boolean): Columns {
  const { fieldColumns, all } = emptyColumns(fields, withEvents);
  const records: CrmRecord[] = [];
  return {
    ...fieldColumns,
    records,
    get size() {
      return records.length;
    },
    append(added) {
      for (const record of added) {
        records.push(record);
        for (const column of all) column.append(record);
      }
    },
  };
}

/** From what the store keeps of the fields; record i is the i-th of all segments. */
export function columnsOfStored(
  fields: Iterable<FieldUse>,
  withEvents: boolean,
  segments: readonly FieldSegment[],
): FieldColumns {
  const { fieldColumns, named, events } = emptyColumns(fields, withEvents);
  for (const segment of segments) {
    const byName = new Map(segment.fields.map((field) => [field.name, field]));
    for (const { name, column } of named) column.appendStored(byName.get(name), segment.size);
    if (withEvents) events.appendStored(segment.events, segment.size);
  }
  return { ...fieldColumns, size: segments.reduce((sum, { size }) => sum + size, 0) };
}

function emptyColumns(fields: Iterable<FieldUse>, withEvents: boolean) {
  const texts = new Map<string, TextColumn>();
  const ordered = new Map<string, OrderedColumn>();
  const named: { name: string; column: TextColumn | OrderedColumn }[] = [];
  for (const { name, type, withWords } of fields) {
    const column = isTextType(type) ? textColumn(name, type, withWords) : orderedColumn(name, type);
    named.push({ name, column });
    if ('words' in column) texts.set(fieldKey(name, type), column);
    else ordered.set(fieldKey(name, type), column);
  }
  const events = eventsColumn();
  return {
    named,
    events,
    all: [...named.map(({ column }) => column), ...(withEvents ? [events] : [])],
    fieldColumns: {
      events,
      text: (key: string) => texts.get(key),
      ordered: (key: string) => ordered.get(key),
    },
  };
}
