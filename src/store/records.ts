import { observeChanges } from '../record/observe-changes';
import { recordKey } from '../record/record-key';
import type { CrmRecord, DateOrder, EpochMs, RecordIdentity } from '../record/types';
import type { OpenedRecord, Suppression, VisitSummary } from '../record/visit';
import type { LeadlightDatabase, StoredRecord } from './database';

/** Everything earlier visits left behind about one record. */
export function openRecord(db: LeadlightDatabase, identity: RecordIdentity): Promise<OpenedRecord> {
  const key = recordKey(identity);
  const tables = [db.records, db.observations, db.suppressions, db.acknowledgements, db.settings];
  return db.transaction('r', tables, async () => {
    const [stored, observations, suppressions, acknowledgements, order] = await Promise.all([
      db.records.get(key),
      db.observations.where('key').equals(key).sortBy('seq'),
      db.suppressions.where('key').equals(key).toArray(),
      db.acknowledgements.where('key').equals(key).toArray(),
      db.settings.get(dateOrderName(identity.crm, identity.org)),
    ]);
    return {
      snapshot: stored?.record ?? null,
      observed: observations.map((observation) => observation.entry),
      dateOrder: order && order.name !== 'active-pack' ? order.value : null,
      suppressions: suppressions.map(({ key: _, ...suppression }) => suppression),
      acknowledged: Object.fromEntries(acknowledgements.map(({ sla, at }) => [sla, at])),
    };
  });
}

/**
 * Stores a visit and appends what changed since the last one, all or nothing. An older visit (a
 * second tab) changes nothing; the same one again (a retried call, a better understanding of the
 * same reading) replaces the snapshot and adds no change.
 */
export function saveVisit(
  db: LeadlightDatabase,
  record: CrmRecord,
  summary: VisitSummary,
): Promise<{ observed: number }> {
  const key = recordKey(record.identity);
  return db.transaction('rw', db.records, db.observations, async () => {
    const previous = await db.records.get(key);
    if (previous && previous.asOf > record.asOf) return { observed: 0 };
    const changes = previous ? observeChanges(previous.record, record) : [];
    for (const entry of changes) await db.observations.add({ key, entry });
    await db.records.put({ key, record, summary, asOf: record.asOf });
    return { observed: changes.length };
  });
}

export async function setDateOrder(
  db: LeadlightDatabase,
  crm: string,
  org: string,
  order: DateOrder,
): Promise<void> {
  await db.settings.put({ name: dateOrderName(crm, org), value: order });
}

export async function suppress(
  db: LeadlightDatabase,
  identity: RecordIdentity,
  suppression: Suppression,
): Promise<void> {
  await db.suppressions.put({ key: recordKey(identity), ...suppression });
}

export async function unsuppress(
  db: LeadlightDatabase,
  identity: RecordIdentity,
  rule: string,
): Promise<void> {
  await db.suppressions.delete([recordKey(identity), rule]);
}

/** The first acknowledgement of a clock counts; later ones change nothing. */
export async function acknowledge(
  db: LeadlightDatabase,
  identity: RecordIdentity,
  sla: string,
  at: EpochMs,
): Promise<void> {
  const key = recordKey(identity);
  await db.transaction('rw', db.acknowledgements, async () => {
    if (!(await db.acknowledgements.get([key, sla]))) await db.acknowledgements.add({ key, sla, at });
  });
}

/** All stored records, newest visit first; what the review page lists. */
export function allRecords(db: LeadlightDatabase): Promise<StoredRecord[]> {
  return db.records.orderBy('asOf').reverse().toArray();
}

/** Deletes records last seen before `limit`, with all that hangs on them. Returns how many. */
export function forgetRecordsBefore(db: LeadlightDatabase, limit: EpochMs): Promise<number> {
  const tables = [db.records, db.observations, db.suppressions, db.acknowledgements];
  return db.transaction('rw', tables, async () => {
    const keys = await db.records.where('asOf').below(limit).primaryKeys();
    await Promise.all([
      db.records.bulkDelete(keys),
      db.observations.where('key').anyOf(keys).delete(),
      db.suppressions.where('key').anyOf(keys).delete(),
      db.acknowledgements.where('key').anyOf(keys).delete(),
    ]);
    return keys.length;
  });
}

function dateOrderName(crm: string, org: string): `date-order:${string}` {
  return `date-order:${crm}:${org}`;
}
