import { mergeHistory } from '../record/history';
import type { CrmRecord, EpochMs } from '../record/types';
import type { Suppression, VisitSummary } from '../record/visit';
import type { LeadlightDatabase } from './database';
import { anyRowDue, dueRows, dueUnmarked, type JudgedBy } from './due-judgements';
import { type JudgedRow, keepJudged } from './list-judged';
import { type MarkTimes, markTimes } from './mark-times';
import { type BuildProgress, isReviewCurrent } from './review-build';
import { type ReviewSegment, splitTexts } from './review-columns';
import { judgedColumns } from './review-entry';
import { isInEffect, markOf } from './review-marks';
import { observedByKey } from './review-scan';
import { rowsOfKeys } from './rows-of-keys';

/** Records read and judged at once: so few that pausing in between leaves a slow device to its user. */
const BATCH = 100;

export interface JudgeReview extends JudgedBy {
  /**
   * One summary per record, in their order, as of `now`; null where a record could not be judged. `suppressions`:
   * what of each was put away and not taken back.
   */
  judge(records: CrmRecord[], suppressions: Suppression[][], now: EpochMs): Promise<(VisitSummary | null)[]>;
  /** Asked before the records and marks of each batch are read; left out: it stays `now`. */
  clock?: () => EpochMs;
  /** How many of the whole list are judged by the pack; told first before anything is judged. */
  onProgress?(progress: BuildProgress): void;
  /** Awaited after each batch. */
  rest?(): Promise<void>;
  signal?: AbortSignal;
}

/** Whether anything stored is due; ends at the first that is. Reads neither all records nor all segments at once. */
export async function anyDue(db: LeadlightDatabase, by: JudgedBy): Promise<boolean> {
  const marks = markTimes(db, by.now);
  if (!(await isReviewCurrent(db))) return anyRecordDue(db, 'records', by, marks);
  if (await anyRecordDue(db, 'reviewPending', by, marks)) return true;
  for (const id of await segmentIds(db)) {
    const segment = await db.reviewSegments.get(id);
    if (!segment) continue;
    if (dueUnmarked(segment, by) > 0 || (await dueRows(segment, by, marks)).length > 0) return true;
  }
  return false;
}

/**
 * Judges anew what is due, a segment at a time. Judgements are made from what is stored, so they are kept in the
 * list only, which can be made anew; a kill loses the segment under way. Records that are visited or synced
 * meanwhile keep what came with them. Returns how many were judged.
 */
export async function judgeReview(db: LeadlightDatabase, options: JudgeReview): Promise<number> {
  const ids = await segmentIds(db);
  const marks = markTimes(db, options.now);
  const { total, due } = await survey(db, ids, options, marks);
  let judged = 0;
  const tell = () => options.onProgress?.({ done: total - due + judged, total });
  tell();
  for (const id of ids) {
    const segment = await db.reviewSegments.get(id);
    const keys = segment ? await dueKeys(segment, options, marks) : [];
    const judgedRows = new Map<string, JudgedRow>();
    for (let at = 0; at < keys.length; at += BATCH) {
      options.signal?.throwIfAborted();
      await judgeBatch(db, keys.slice(at, at + BATCH), options, judgedRows);
      judged += Math.min(BATCH, keys.length - at);
      tell();
      await options.rest?.();
    }
    if (judgedRows.size > 0) await keepJudged(db, id, judgedRows, clockOf(options)());
  }
  return judged;
}

const segmentIds = (db: LeadlightDatabase): Promise<number[]> =>
  db.reviewSegments.toCollection().primaryKeys();

/** One segment in memory at a time: a long list is tens of megabytes. */
async function survey(db: LeadlightDatabase, ids: readonly number[], by: JudgedBy, marks: MarkTimes) {
  let total = 0;
  let due = 0;
  for (const id of ids) {
    const segment = await db.reviewSegments.get(id);
    if (!segment) continue;
    total += segment.size;
    due += (await dueRows(segment, by, marks)).length;
  }
  return { total, due };
}

/** Whether one of the records that a table names by key was judged by nothing, by another pack, or too long ago. */
async function anyRecordDue(
  db: LeadlightDatabase,
  table: 'records' | 'reviewPending',
  by: JudgedBy,
  marks: MarkTimes,
): Promise<boolean> {
  const keys = db.table<{ key: string }, string>(table).where('key');
  for (let after = ''; ; ) {
    const batch = await keys.above(after).limit(BATCH).primaryKeys();
    const rows = (await db.records.bulkGet(batch)).filter((row) => row !== undefined);
    if (await anyRowDue(rows, by, marks)) return true;
    if (batch.length < BATCH) return false;
    after = batch.at(-1) ?? after;
  }
}

const clockOf = ({ clock, now }: JudgeReview): (() => EpochMs) => clock ?? (() => now);

async function dueKeys(segment: ReviewSegment, by: JudgedBy, marks: MarkTimes): Promise<string[]> {
  const rows = await dueRows(segment, by, marks);
  if (rows.length === 0) return [];
  const keys = splitTexts(segment.texts.key, segment.size);
  return rows.flatMap((row) => keys[row] ?? []);
}

async function judgeBatch(
  db: LeadlightDatabase,
  keys: readonly string[],
  options: JudgeReview,
  judgedRows: Map<string, JudgedRow>,
): Promise<void> {
  // A mark that is made after this is none that the judgement knows of; one from before is read.
  const now = clockOf(options)();
  const [rows, observations, marks] = await db.transaction(
    'r',
    [db.records, db.observations, db.suppressions],
    () =>
      Promise.all([
        db.records.bulkGet([...keys]),
        db.observations
          .where('key')
          .anyOf([...keys])
          .toArray(),
        rowsOfKeys(db.suppressions, keys),
      ]),
  );
  const stored = rows.filter((row) => row !== undefined);
  const observed = observedByKey(observations);
  const records = stored.map(({ key, record }) => {
    const changes = observed.get(key);
    return changes ? { ...record, history: mergeHistory(record.history, changes) } : record;
  });
  const inEffect = marks.filter(isInEffect);
  const judged = await options.judge(
    records,
    stored.map(({ key }) => inEffect.filter((mark) => mark.key === key).map(markOf)),
    now,
  );
  for (const [index, { key, asOf, goneSince }] of stored.entries()) {
    const summary = judged[index];
    if (summary)
      judgedRows.set(key, {
        asOf,
        ...judgedColumns({ summary, ...(goneSince !== undefined && { goneSince }) }),
      });
  }
}
