import { mergeHistory } from './history';
import { keepCurrency } from './keep-currency';
import type { CrmRecord, FieldReading, HistoryEntry, HistoryField } from './types';

/**
 * What is known of one record after a further reading, in whichever order the two came: the newer
 * reading counts (of two of one moment the second); what it does not hold stays as it was known,
 * because a file has few columns and a page few fields. Histories become one time line.
 */
export function updateRecord(known: CrmRecord, added: CrmRecord): CrmRecord {
  const [older, newer] = known.asOf > added.asOf ? [added, known] : [known, added];
  const fields: Record<string, FieldReading> = { ...older.fields };
  for (const [name, reading] of Object.entries(newer.fields))
    if (reading.state !== 'unreadable' || !fields[name]) fields[name] = keepCurrency(reading, fields[name]);
  const { events, eventKinds } = newer.events ? newer : older;
  const { eventKinds: _, ...rest } = { ...older, ...newer };
  return {
    ...rest,
    identity: { ...newer.identity, url: newer.identity.url || older.identity.url },
    title: newer.title ?? older.title,
    fields,
    stage: newer.stage ?? older.stage,
    stages: newer.stages.length > 0 ? newer.stages : older.stages,
    history: carryHistory(older.history, newer.history),
    ...(events && { events }),
    ...(events && eventKinds && { eventKinds }),
    coverage: older.coverage === 'full' ? 'full' : newer.coverage,
    apiNames: { ...older.apiNames, ...newer.apiNames },
  };
}

/**
 * An older and a newer history of one record as one. A CRM writes its history anew with today's names of
 * stages and owners, and forgets what is long past: its rows replace the earlier ones from their first on.
 */
export function carryHistory(older: readonly HistoryEntry[], newer: readonly HistoryEntry[]): HistoryEntry[] {
  const begins = new Map<HistoryField, number>();
  for (const { source, field, at } of newer)
    if (source === 'crm') begins.set(field, Math.min(at, begins.get(field) ?? at));
  const outlived = older.filter(
    ({ source, field, at }) => source !== 'crm' || at < (begins.get(field) ?? Number.POSITIVE_INFINITY),
  );
  return mergeHistory(newer, outlived);
}
