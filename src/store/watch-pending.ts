import type { Deadline } from '../record/assessment';
import type { CrmRecord, EpochMs, ObjectKind } from '../record/types';
import type { LeadlightDatabase } from './database';
import { keepClocks, watchTables } from './watch-clocks';

/** So few that a transaction is short. */
const BATCH = 100;

/** How the clocks of records are judged. */
export interface ClockJudge {
  /** Pack and version, as "id@version". */
  pack: string;
  /** Kinds of records that some clock is for. */
  objects: ReadonlySet<ObjectKind>;
  /** The clocks of one record. What can't be judged has none. */
  deadlines(record: CrmRecord, now: EpochMs): Deadline[];
}

/**
 * Judges the clocks of every record that was stored, synced or deleted since the last time; of all records
 * where another pack is in force. A batch is one transaction, so that a kill loses none and doubles none.
 * Returns how many records were looked at.
 */
export async function judgePending(
  db: LeadlightDatabase,
  judge: ClockJudge,
  now: () => EpochMs,
): Promise<number> {
  await followPack(db, judge.pack);
  for (let done = 0; ; ) {
    const count = await judgeBatch(db, judge, now());
    done += count;
    if (count < BATCH) return done;
  }
}

function followPack(db: LeadlightDatabase, pack: string): Promise<void> {
  return db.transaction('rw', db.settings, db.records, db.watchPending, async () => {
    const known = await db.settings.get('watch-pack');
    if (known?.value === pack) return;
    const keys = await db.records.toCollection().primaryKeys();
    await db.watchPending.bulkPut(keys.map((key) => ({ key })));
    await db.settings.put({ name: 'watch-pack', value: pack });
  });
}

function judgeBatch(db: LeadlightDatabase, judge: ClockJudge, now: EpochMs): Promise<number> {
  return db.transaction('rw', [...watchTables(db), db.records, db.watchPending], async () => {
    const keys = await db.watchPending.limit(BATCH).primaryKeys();
    const timed = keys.filter((key) => judge.objects.has(objectOf(key)));
    const rows = await db.records.bulkGet(timed);
    for (const [index, key] of timed.entries()) {
      const row = rows[index];
      const isThere = row !== undefined && row.goneSince === undefined;
      await keepClocks(db, key, isThere ? judge.deadlines(row.record, now) : [], now);
    }
    const others = keys.filter((key) => !judge.objects.has(objectOf(key)));
    await db.watched.where('key').anyOf(others).delete();
    await db.watchPending.bulkDelete(keys);
    return keys.length;
  });
}

/** "hubspot:1234567:lead:9001" is of a lead. */
function objectOf(key: string): ObjectKind {
  const object = key.split(':').at(-2);
  return object === 'lead' || object === 'contact' || object === 'company' ? object : 'deal';
}
