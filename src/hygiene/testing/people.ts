import type { CrmRecord, FieldReading } from '../../record/types';
import { deal, empty, filled, lead } from '../../rule-kinds/testing/record-builder';

/** A field's value; null for empty. Left out: not rendered. */
type Value = string | number | boolean | null | FieldReading;

const reading = (value: Value): FieldReading => {
  if (value === null) return empty();
  return typeof value === 'object' ? value : filled(value);
};

/** A lead with an id of its own, and fields written as plain values. */
export function person(id: string | number, fields: Record<string, Value> = {}): CrmRecord {
  const readings = Object.entries(fields).map(([name, value]) => [name, reading(value)]);
  const identity = { ...deal().identity, object: 'lead' as const, id: String(id) };
  return lead(Object.fromEntries(readings), { identity, title: null });
}

export const idsOf = (records: readonly CrmRecord[]): string[] => records.map(({ identity }) => identity.id);
