import { Dexie } from 'dexie';
import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';

/** When the marks of records last changed, read from now backwards and no further than somebody asks. */
export interface MarkTimes {
  /**
   * By key of the record: all that changed later than `from`, which may be nobody's. Earlier times may be among
   * them, for records whose marks were read for a question before.
   */
  since(from: EpochMs): Promise<ReadonlyMap<string, EpochMs>>;
}

/** A mark changes when it is made, when it is taken back, and when the time of a snooze has come; each has an index. */
const CHANGES = ['at', 'endedAt', 'until'] as const;
/** Read at once: so few that whoever asks goes on answering others. */
const BATCH = 2000;

/** Marks may be as many as records, where many were put away at once; what was judged since is not asked for again. */
export function markTimes(db: LeadlightDatabase, now: EpochMs): MarkTimes {
  const times = new Map<string, EpochMs>();
  let readFrom = now;

  async function read(change: (typeof CHANGES)[number], from: EpochMs): Promise<void> {
    const index = db.suppressions.where(`[${change}+key]`);
    for (let after: unknown[] = [from, Dexie.maxKey]; ; ) {
      const rows = await index.between(after, [readFrom, Dexie.maxKey], false, true).limit(BATCH).toArray();
      for (const row of rows) times.set(row.key, Math.max(row[change] ?? 0, times.get(row.key) ?? 0));
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      after = [last[change], last.key];
    }
  }

  return {
    async since(from) {
      if (from < readFrom) {
        for (const change of CHANGES) await read(change, from);
        readFrom = from;
      }
      return times;
    },
  };
}
