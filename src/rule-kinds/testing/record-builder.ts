import type {
  CrmRecord,
  FieldReading,
  HistoryEntry,
  HistoryField,
  PageStage,
  UnreadableReason,
} from '../../record/types';

/** Short ways to write records in tests. All times are UTC unless the text states an offset. */

/** The moment most tests happen at: a Friday afternoon in Berlin. */
export const NOW = Date.parse('2026-11-20T13:06:00Z');

export const DAY = 86_400_000;

export const at = (iso: string): number => Date.parse(iso.includes('T') ? iso : `${iso}T09:00:00Z`);

export const filled = (value: string | number | boolean, label = 'Label'): FieldReading => ({
  state: 'value',
  value,
  text: String(value),
  label,
});

export const empty = (label = 'Label'): FieldReading => ({ state: 'empty', label });

export const unreadable = (reason: UnreadableReason, label = 'Label'): FieldReading => ({
  state: 'unreadable',
  label,
  reason,
});

export const moment = (
  iso: string,
  precision: 'day' | 'minute' | 'exact' = 'minute',
  label = 'Label',
): FieldReading => ({ state: 'value', value: at(iso), text: iso, label, precision });

export const stage = (label: string, id: string | null = null): PageStage => ({ id, label });

type Change = [iso: string, to: string | null, from?: string | null, notBefore?: string];

/** History rows of one field and source, e.g. `history('stage', 'crm', ['2026-11-01', 'Demo'])`. */
export function history(
  field: HistoryField,
  source: HistoryEntry['source'],
  ...changes: Change[]
): HistoryEntry[] {
  return changes.map(([iso, to, from, notBefore]) => ({
    field,
    source,
    at: at(iso),
    to,
    from: from ?? null,
    ...(notBefore !== undefined && { notBefore: at(notBefore) }),
  }));
}

/** A HubSpot deal in Negotiation with no fields, read at NOW from one page. */
export function deal(overrides: Partial<CrmRecord> = {}): CrmRecord {
  return {
    identity: {
      crm: 'hubspot',
      object: 'deal',
      id: '101',
      org: '4242',
      url: 'https://app.hubspot.com/contacts/4242/record/0-3/101',
    },
    title: 'Example Rockets – pilot',
    fields: {},
    stage: stage('Negotiation', 'negotiation'),
    stages: [],
    history: [],
    asOf: NOW,
    coverage: 'page',
    apiNames: {},
    ...overrides,
  };
}

/** A Salesforce opportunity, otherwise like `deal`. */
export function opportunity(overrides: Partial<CrmRecord> = {}): CrmRecord {
  return deal({
    identity: {
      crm: 'salesforce',
      object: 'deal',
      id: '0068d00000ExampleAAA',
      org: 'example.my.salesforce.com',
      url: 'https://example.lightning.force.com/lightning/r/Opportunity/0068d00000ExampleAAA/view',
    },
    stage: stage('Negotiation'),
    ...overrides,
  });
}

/** A HubSpot lead without a stage, otherwise like `deal`. */
export function lead(fields: CrmRecord['fields'] = {}, overrides: Partial<CrmRecord> = {}): CrmRecord {
  const identity = { ...deal().identity, object: 'lead' as const, id: '301' };
  return deal({ identity, title: 'Ada Sampleton', stage: null, fields, ...overrides });
}
