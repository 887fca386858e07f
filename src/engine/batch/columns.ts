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

/** Records by columns: what the conditions of one pack read, and nothing else. */
export interface Columns {
  readonly records: readonly CrmRecord[];
  readonly size: number;
  /** Adds records behind those that are there; their order is their index. */
  append(records: Iterable<CrmRecord>): void;
  text(key: string): TextColumn | undefined;
  ordered(key: string): OrderedColumn | undefined;
  readonly events: EventsColumn;
}

export function buildColumns(fields: Iterable<FieldUse>, withEvents: boolean): Columns {
  const texts = new Map<string, TextColumn>();
  const ordered = new Map<string, OrderedColumn>();
  for (const { name, type, withWords } of fields)
    if (isTextType(type)) texts.set(fieldKey(name, type), textColumn(name, type, withWords));
    else ordered.set(fieldKey(name, type), orderedColumn(name, type));
  const events = eventsColumn();
  const all = [...texts.values(), ...ordered.values(), ...(withEvents ? [events] : [])];
  const records: CrmRecord[] = [];
  return {
    records,
    events,
    get size() {
      return records.length;
    },
    append(added) {
      for (const record of added) {
        records.push(record);
        for (const column of all) column.append(record);
      }
    },
    text: (key) => texts.get(key),
    ordered: (key) => ordered.get(key),
  };
}
