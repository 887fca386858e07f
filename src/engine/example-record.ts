import type { PackExample } from '../pack-parts/examples';
import type { CrmRecord, EpochMs, FieldReading, FieldType } from '../record/types';
import type { PackContext } from '../rule-kinds/define';

/**
 * The record that a pack's example describes, as a complete reading of a CRM at the example's own
 * time. Dates and moments come as ISO text; what does not fit the field's type stays as written,
 * which rules answer "unknown" to, as they would for a page.
 */
export function exampleRecord(example: PackExample, pack: PackContext): CrmRecord {
  const now = Date.parse(example.now);
  const { crm = 'hubspot', object = 'deal' } = example;
  const fields = Object.entries(example.fields).map(([name, value]): [string, FieldReading] => {
    const { label, type } = pack.field(name);
    return [name, fieldReading(value, type, label)];
  });
  return {
    identity: { crm, object, id: 'example', org: 'example', url: '' },
    title: example.name,
    fields: Object.fromEntries(fields),
    stage: example.stage === undefined ? null : { id: null, label: example.stage },
    stages: [],
    history: (example.history ?? []).map(({ field, at, from, to, by }) => ({
      field,
      at: Date.parse(at),
      from,
      to,
      source: 'crm',
      ...(by && { by }),
    })),
    asOf: now,
    coverage: 'full',
    apiNames: {},
  };
}

function fieldReading(value: PackExample['fields'][string], type: FieldType, label: string): FieldReading {
  if (value === null || value === '') return { state: 'empty', label };
  const base = { state: 'value', text: String(value), label } as const;
  return type === 'datetime' && typeof value === 'string'
    ? { ...base, value: instant(value), precision: 'exact' }
    : { ...base, value };
}

/** A day without a time is its first moment in UTC. */
const instant = (text: string): EpochMs => Date.parse(text.includes('T') ? text : `${text}T00:00:00Z`);
