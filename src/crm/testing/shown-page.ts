import type { FieldMap } from '../../record/field-map';
import type {
  AssessContext,
  Crm,
  HistoryEntry,
  KnownRecord,
  ObjectKind,
  PageField,
  PageReading,
} from '../../record/types';
import { toRecord } from '../to-record';

export const READ_AT = Date.UTC(2026, 10, 20, 9, 30);
export const context: AssessContext = { now: READ_AT + 5_000, zone: 'Europe/Berlin', locale: 'en-GB' };
export const noPack: FieldMap = [];

export type Shown = string | null | PageField;

/** A reading of API name → text as shown; null is drawn empty. */
export function page(
  crm: Crm,
  object: ObjectKind,
  fields: Record<string, Shown>,
  more: Partial<PageReading> = {},
): PageReading {
  const asField = (shown: Shown): PageField => {
    if (shown === null) return { label: null, state: 'empty' };
    return typeof shown === 'string' ? { label: null, state: 'text', text: shown } : shown;
  };
  return {
    identity: { crm, object, id: '55', org: '7', url: 'https://crm.example.com/55' },
    readAt: READ_AT,
    state: 'ready',
    layout: 'test',
    language: 'en',
    title: null,
    fields: Object.fromEntries(Object.entries(fields).map(([name, shown]) => [name, asField(shown)])),
    currentStage: null,
    stages: [],
    truncated: false,
    ...more,
  };
}

export const record = (reading: PageReading, known: KnownRecord | null = null, pack = noPack) =>
  toRecord(reading, known, pack, context).record;

export const seen = (observed: HistoryEntry[], dateOrder: KnownRecord['dateOrder'] = null): KnownRecord => ({
  snapshot: null,
  observed,
  dateOrder,
});
