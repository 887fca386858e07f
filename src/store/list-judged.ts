import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';
import { type JudgedColumn, packSegment, type ReviewEntry, unpackSegment } from './review-columns';
import { segmentOf } from './review-place';

/** What the list shows of a judgement of a record as it was read at `asOf`. */
export type JudgedRow = Pick<ReviewEntry, JudgedColumn | 'asOf'>;

/** By key of the record. */
export type JudgedRows = ReadonlyMap<string, JudgedRow>;

/**
 * Puts judgements into one segment of the list. A record that was read again since keeps what came with that, and a
 * row what was judged later; what is later than `now` is of a clock that was set back. Returns what the rows that
 * were changed showed before.
 */
export function keepJudged(
  db: LeadlightDatabase,
  id: number,
  rows: JudgedRows,
  now: EpochMs,
): Promise<Map<string, JudgedRow>> {
  return db.transaction('rw', db.reviewSegments, async () => {
    const before = new Map<string, JudgedRow>();
    const segment = await db.reviewSegments.get(id);
    if (!segment) return before;
    const entries = unpackSegment(segment).map((entry) => {
      const row = rows.get(entry.key);
      if (!row || row.asOf !== entry.asOf || isLater(entry, row, now)) return entry;
      before.set(entry.key, judgedOf(entry));
      return { ...entry, ...row };
    });
    if (before.size > 0) await db.reviewSegments.put(packSegment(id, entries));
    return before;
  });
}

/** The same for rows of all segments; tells of how many records the list is right so far. */
export async function listJudged(
  db: LeadlightDatabase,
  rows: JudgedRows,
  now: EpochMs,
  onProgress: (done: number) => void = () => {},
): Promise<Map<string, JudgedRow>> {
  const segments = new Map<number, Map<string, JudgedRow>>();
  for (const [key, row] of rows) {
    const id = segmentOf(key);
    const own = segments.get(id) ?? new Map<string, JudgedRow>();
    segments.set(id, own.set(key, row));
  }
  const before = new Map<string, JudgedRow>();
  let done = 0;
  for (const [id, own] of segments) {
    for (const [key, row] of await keepJudged(db, id, own, now)) before.set(key, row);
    done += own.size;
    onProgress(done);
  }
  return before;
}

const isLater = (entry: ReviewEntry, row: JudgedRow, now: EpochMs): boolean =>
  entry.judgedAt !== null && entry.judgedAt > (row.judgedAt ?? 0) && entry.judgedAt <= now;

const judgedOf = (entry: ReviewEntry): JudgedRow => ({
  asOf: entry.asOf,
  topWarning: entry.topWarning,
  kinds: entry.kinds,
  score: entry.score,
  breach: entry.breach,
  warning: entry.warning,
  info: entry.info,
  unknown: entry.unknown,
  putAway: entry.putAway,
  passed: entry.passed,
  judgedBy: entry.judgedBy,
  judgedAt: entry.judgedAt,
});
