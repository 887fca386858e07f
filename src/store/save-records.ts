import { observeChanges, sightingsOf } from '../record/observe-changes';
import { recordKey } from '../record/record-key';
import type { CrmRecord } from '../record/types';
import { updateRecord } from '../record/update-record';
import type { LeadlightDatabase, StoredObservation, StoredRecord } from './database';
import { markForReview } from './review-index';

/** Where records come from that nobody opened: a reading of the CRM by its API, or a file. */
export type RecordOrigin = 'sync' | 'import';

/**
 * Stores records that nobody opened, all or nothing; some hundred at a time. The newer reading counts,
 * whichever comes first; what it lacks stays, and histories become one. What changed against the
 * newest sighting of each watched field is noted as after a visit. A record with anything new is
 * marked as not judged yet. The same records again change nothing. `older`: how many of them told of
 * a time before what is stored. May be called within a transaction that holds these tables.
 */
export function saveRecords(
  db: LeadlightDatabase,
  records: readonly CrmRecord[],
  origin: RecordOrigin,
): Promise<{ stored: number; older: number }> {
  const tables = [db.records, db.observations, db.reviewPending, db.watchPending];
  if (origin === 'import') tables.push(db.recordFacts);
  return db.transaction('rw', tables, async () => {
    const keys = [...new Set(records.map(({ identity }) => recordKey(identity)))];
    const before = await db.records.bulkGet(keys);
    const rows = new Map(keys.map((key, index) => [key, before[index]]));
    const changes: Omit<StoredObservation, 'seq'>[] = [];
    let older = 0;
    for (const record of records) {
      const key = recordKey(record.identity);
      const known = rows.get(key);
      if (known && known.asOf > record.asOf) older += 1;
      const { row, observed } = takenIn(key, record, known, origin);
      rows.set(key, row);
      changes.push(...observed.map((entry) => ({ key, entry })));
    }
    await db.records.bulkPut([...rows.values()].flatMap((row) => row ?? []));
    await db.observations.bulkAdd(changes);
    // What a file changes is its past, and no news: the next look begins anew.
    if (origin === 'import') await db.recordFacts.bulkDelete(keys);
    await markForReview(db, keys);
    return { stored: records.length - older, older };
  });
}

function takenIn(key: string, record: CrmRecord, known: StoredRecord | undefined, origin: RecordOrigin) {
  const { changes, baseline } = observeChanges(
    known ? (known.baseline ?? sightingsOf(known.record, {})) : {},
    sightingsOf(record, {}),
    record.identity.crm,
  );
  const merged = updateRecord(known?.record ?? record, record);
  const isSame = known !== undefined && contentOf(known.record) === contentOf(merged);
  const broughtBy = known ? known.broughtBy : origin;
  const row: StoredRecord = {
    key,
    record: merged,
    summary: isSame ? known.summary : null,
    asOf: merged.asOf,
    baseline,
    ...(broughtBy && { broughtBy }),
    ...(known?.standing && { standing: known.standing }),
  };
  return { row, observed: changes };
}

/** All that rules judge, but when it was read. */
const contentOf = ({ asOf: _, ...content }: CrmRecord): string => JSON.stringify(content);
