import { mergeHistory } from '../record/history';
import type { CrmRecord, RecordIdentity } from '../record/types';
import type { LeadlightDatabase, StoredObservation, StoredRecord } from './database';
import { observedByKey } from './review-scan';

const BATCH = 500;

/** All stored records of one kind in one account. */
export type SourceRef = Pick<RecordIdentity, 'crm' | 'org' | 'object'>;

/** A stored record, with when it was last read. */
export interface ScannedRecord {
  key: string;
  record: CrmRecord;
}

const prefixOf = ({ crm, org, object }: SourceRef): string => `${crm}:${org}:${object}:`;

/** How many records of each kind and account are stored, most first. Reads keys only. */
export async function countSources(db: LeadlightDatabase): Promise<(SourceRef & { records: number })[]> {
  const counts = new Map<string, number>();
  await db.records.toCollection().eachPrimaryKey((key) => {
    const end = key.lastIndexOf(':');
    counts.set(key.slice(0, end), (counts.get(key.slice(0, end)) ?? 0) + 1);
  });
  return [...counts]
    .flatMap(([name, records]) => {
      const source = sourceOf(name);
      return source ? [{ ...source, records }] : [];
    })
    .sort((a, b) => b.records - a.records);
}

function sourceOf(name: string): SourceRef | null {
  const [crm, ...rest] = name.split(':');
  const object = rest.at(-1);
  if (crm !== 'hubspot' && crm !== 'salesforce') return null;
  if (object !== 'deal' && object !== 'lead' && object !== 'contact' && object !== 'company') return null;
  return { crm, org: rest.slice(0, -1).join(':'), object };
}

/**
 * Hands over the records of one source that the CRM still has, with all that is known of their history, a
 * batch at a time, in the order of their keys. The next batch is read while one is judged.
 */
export async function scanSource(
  db: LeadlightDatabase,
  source: SourceRef,
  onBatch: (records: ScannedRecord[], read: number) => void | Promise<void>,
): Promise<void> {
  const prefix = prefixOf(source);
  let next = readBatch(db, prefix, prefix);
  for (;;) {
    const batch = await next;
    if (batch.last === null) return;
    next = batch.read < BATCH ? Promise.resolve(NOTHING) : readBatch(db, batch.last, prefix);
    await onBatch(batch.records, batch.read);
  }
}

interface ReadBatch {
  records: ScannedRecord[];
  read: number;
  last: string | null;
}

const NOTHING: ReadBatch = { records: [], read: 0, last: null };

async function readBatch(db: LeadlightDatabase, after: string, prefix: string): Promise<ReadBatch> {
  const rows = await db.records
    .where('key')
    .between(after, `${prefix}\uffff`, false, false)
    .limit(BATCH)
    .toArray();
  const [first, last] = [rows[0]?.key, rows.at(-1)?.key];
  if (first === undefined || last === undefined) return NOTHING;
  const observations = await db.observations.where('key').between(first, last, true, true).toArray();
  return { records: scanned(rows, observations), read: rows.length, last };
}

/** Those of these records that the CRM still has, as a scan hands them over. */
export async function storedRecords(
  db: LeadlightDatabase,
  keys: readonly string[],
): Promise<ScannedRecord[]> {
  const [rows, observations] = await Promise.all([
    db.records.bulkGet([...keys]),
    db.observations.where('key').anyOf(keys).toArray(),
  ]);
  return scanned(
    rows.filter((row) => row !== undefined),
    observations,
  );
}

function scanned(rows: readonly StoredRecord[], observations: readonly StoredObservation[]): ScannedRecord[] {
  const observed = observedByKey(observations);
  return rows
    .filter(({ goneSince }) => goneSince === undefined)
    .map(({ key, record }) => {
      const changes = observed.get(key);
      return {
        key,
        record: changes ? { ...record, history: mergeHistory(record.history, changes) } : record,
      };
    });
}

/** One record as it is judged: its snapshot with the changes seen between visits. Null when it is not stored. */
export async function storedRecord(db: LeadlightDatabase, key: string): Promise<CrmRecord | null> {
  const [row, observations] = await Promise.all([
    db.records.get(key),
    db.observations.where('key').equals(key).sortBy('seq'),
  ]);
  if (!row) return null;
  const changes = observations.map(({ entry }) => entry);
  return changes.length === 0
    ? row.record
    : { ...row.record, history: mergeHistory(row.record.history, changes) };
}
