import type { Deadline } from '../record/assessment';
import type { HappeningJudge } from '../record/happening';
import type { CrmRecord, EpochMs, ObjectKind } from '../record/types';
import { clockSkews } from './clock-skew';
import type { LeadlightDatabase, StoredRecord } from './database';
import { happeningTables, stoppedClocks, takeHappenings } from './happenings';
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
  /** What happens to records; left out or null where the pack asks for nothing. */
  happenings?: HappeningJudge | null;
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

async function judgeBatch(db: LeadlightDatabase, judge: ClockJudge, now: EpochMs): Promise<number> {
  const skewOf = await clockSkews(db);
  const tables = [...watchTables(db), ...happeningTables(db), db.records, db.watchPending];
  return db.transaction('rw', tables, async () => {
    const keys = await db.watchPending.limit(BATCH).primaryKeys();
    const isTimed = (key: string): boolean => judge.objects.has(objectOf(key));
    const wanted = judge.happenings ? keys : keys.filter(isTimed);
    const rows = await db.records.bulkGet(wanted);
    for (const [index, key] of wanted.entries()) {
      const row = rows[index];
      const isThere = row !== undefined && row.goneSince === undefined;
      const skewMs = skewOf(key);
      const clocks = isThere && isTimed(key) ? await runningClocks(db, judge, row, now + skewMs) : [];
      if (isTimed(key)) await keepClocks(db, key, clocks, now, skewMs);
      if (isThere && judge.happenings) await takeHappenings(db, judge.happenings, row, now);
    }
    const others = keys.filter((key) => !isTimed(key));
    await db.watched.where('key').anyOf(others).delete();
    await db.recordFacts.bulkDelete(wanted.filter((_, index) => rows[index] === undefined));
    await db.watchPending.bulkDelete(keys);
    return keys.length;
  });
}

/** Without those that an answer to an MQL, kept here, has ended. */
async function runningClocks(
  db: LeadlightDatabase,
  { deadlines, happenings }: ClockJudge,
  { key, record }: StoredRecord,
  now: EpochMs,
): Promise<Deadline[]> {
  const all = deadlines(record, now);
  const stopped = happenings && all.length > 0 ? await stoppedClocks(db, happenings, key, record, now) : null;
  if (!stopped) return all;
  const isEnded = ({ sla, startAt }: Deadline): boolean =>
    stopped.slas.includes(sla) && startAt !== null && startAt <= stopped.at;
  return all.filter((deadline) => !isEnded(deadline));
}

/** "hubspot:1234567:lead:9001" is of a lead. */
function objectOf(key: string): ObjectKind {
  const object = key.split(':').at(-2);
  return object === 'lead' || object === 'contact' || object === 'company' ? object : 'deal';
}
