import type { LeadlightDatabase } from './database';
import { asOneBuilder } from './one-builder';
import { type BuildProgress, buildSegments, isReviewCurrent } from './review-build';
import { packSegment, type ReviewSegment, unpackSegment } from './review-columns';
import { reviewEntry } from './review-entry';
import { segmentOf } from './review-place';

/** With more changes than this (after a sync) everything is read anew, in batches that block nobody. */
const MOST_PENDING = 5000;
/** A wipe or a restore while the list is made costs one more turn each. */
const MOST_TURNS = 4;
const KEEPS_CHANGING = 'What is stored keeps being wiped or restored. Try again when that is through.';

/**
 * Names records whose entry in the review and whose clocks are no longer right, because they were stored or
 * deleted. To be called in the transaction that does it, with `reviewPending` and `watchPending` among its tables.
 */
export async function markForReview(db: LeadlightDatabase, keys: readonly string[]): Promise<void> {
  const rows = keys.map((key) => ({ key }));
  await db.reviewPending.bulkPut(rows);
  await db.watchPending.bulkPut(rows);
}

/** The segments with all changes in them. Only the first time, or after an update, are all records read. */
export async function readReview(
  db: LeadlightDatabase,
  onProgress: (progress: BuildProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<ReviewSegment[]> {
  await settleReview(db, onProgress, signal);
  return db.reviewSegments.toArray();
}

/** Whether all records are to be read before the list is up to date. */
export async function needsBuild(db: LeadlightDatabase): Promise<boolean> {
  return !(await isReviewCurrent(db)) || (await db.reviewPending.count()) > MOST_PENDING;
}

/**
 * Brings the segments up to date without reading them all. Where the list is made anew already, that is waited for.
 * `rest` is awaited after each piece of work for which nobody waits.
 */
export async function settleReview(
  db: LeadlightDatabase,
  onProgress: (progress: BuildProgress) => void = () => {},
  signal?: AbortSignal,
  rest: () => Promise<void> = async () => {},
): Promise<void> {
  if (await needsBuild(db))
    await asOneBuilder(`${db.name}-list`, { onProgress, signal }, async ({ tell, isAwaited }) => {
      const options = { onProgress: tell, signal, rest: async () => (isAwaited() ? undefined : rest()) };
      // Whoever has waited finds it made.
      for (let turn = 1; (await needsBuild(db)) && !(await buildSegments(db, options)); turn += 1)
        if (turn === MOST_TURNS) throw new Error(KEEPS_CHANGING);
    });
  await foldPending(db);
}

/** Records changed while the segments were built are still pending, and so come right here; one segment after the other. */
async function foldPending(db: LeadlightDatabase): Promise<void> {
  if ((await db.reviewPending.count()) === 0) return;
  await db.transaction('rw', db.reviewPending, db.fieldPending, db.reviewSegments, db.records, async () => {
    const keys = await db.reviewPending.toCollection().primaryKeys();
    await db.fieldPending.bulkPut(keys.map((key) => ({ key })));
    for (const id of new Set(keys.map(segmentOf))) {
      const own = keys.filter((key) => segmentOf(key) === id);
      const gone = new Set(own);
      const stored = (await db.records.bulkGet(own)).filter((record) => record !== undefined);
      const segment = await db.reviewSegments.get(id);
      const kept = segment ? unpackSegment(segment).filter(({ key }) => !gone.has(key)) : [];
      await db.reviewSegments.put(packSegment(id, [...kept, ...stored.map(reviewEntry)]));
    }
    await db.reviewPending.clear();
  });
}
