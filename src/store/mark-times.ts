import { Dexie } from 'dexie';
import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';

/** By key of a record: only judgements from then on know of all its marks. */
export type KnownFrom = ReadonlyMap<string, EpochMs>;

/** What became of the marks of records, read from now backwards and no further than somebody asks. */
export interface MarkTimes {
  /**
   * All that changed from `from` on, which may be nobody's. Earlier times may be among them, for records whose marks
   * were read for a question before.
   */
  since(from: EpochMs): Promise<KnownFrom>;
}

type Moment = 'changedAt' | 'until';

/** Read at once: so few that whoever asks goes on answering others. */
const BATCH = 2000;

/**
 * Marks may be as many as records, where many were put away at once; what was judged since is not asked for again.
 * `now`: snoozes that end later have not ended yet.
 */
export function markTimes(db: LeadlightDatabase, now: EpochMs): MarkTimes {
  const known = new Map<string, EpochMs>();
  let readFrom = Number.POSITIVE_INFINITY;

  /** Of moments before `to`. */
  async function read(moment: Moment, from: EpochMs, to: EpochMs): Promise<void> {
    const index = db.suppressions.where(`[${moment}+key]`);
    for (let after: unknown[] = [from, Dexie.minKey]; ; ) {
      const rows = await index.between(after, [to, Dexie.minKey], false).limit(BATCH).toArray();
      for (const row of rows) {
        // Of two that are of one millisecond nobody knows which was first: the judgement may not know of the mark.
        const at = moment === 'until' ? (row.until ?? 0) : row.changedAt + 1;
        known.set(row.key, Math.max(at, known.get(row.key) ?? 0));
      }
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
      after = [last[moment], last.key];
    }
  }

  return {
    async since(from) {
      if (from < readFrom) {
        await read('changedAt', from, readFrom);
        await read('until', from, Math.min(readFrom, now + 1));
        readFrom = from;
      }
      return known;
    },
  };
}
