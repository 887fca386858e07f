import type { LeadlightDatabase } from './database';
import { nextFieldRound } from './field-round';
import { packSegment, type ReviewEntry, type ReviewSegment, unpackSegment } from './review-columns';
import { reviewEntry } from './review-entry';

/** Raised whenever an entry holds something else than before: the segments are then made anew. */
const FORMAT = 3;
/** So many that a changed record rewrites little, and so few that reading all is quick. */
export const SEGMENTS = 64;
const BATCH = 1000;
/** With more changes than this (after a sync) everything is read anew, in batches that block nobody. */
const MOST_PENDING = 5000;

export interface BuildProgress {
  done: number;
  total: number;
}

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

/** Brings the segments up to date without reading them all. */
export async function settleReview(
  db: LeadlightDatabase,
  onProgress: (progress: BuildProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<void> {
  if (!(await isReviewCurrent(db)) || (await db.reviewPending.count()) > MOST_PENDING)
    await buildSegments(db, onProgress, signal);
  await foldPending(db);
}

/** False when the segments are to be made anew from all records; true when only what is pending is missing. */
export async function isReviewCurrent(db: LeadlightDatabase): Promise<boolean> {
  return (await db.settings.get('review-format'))?.value === FORMAT;
}

/** Which segment a record belongs to, for good: a 32-bit FNV-1a hash of its key. */
export function segmentOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % SEGMENTS;
}

async function buildSegments(
  db: LeadlightDatabase,
  onProgress: (progress: BuildProgress) => void,
  signal?: AbortSignal,
): Promise<void> {
  const total = await startAnew(db);
  const buckets = Array.from({ length: SEGMENTS }, (): ReviewEntry[] => []);
  let after = '';
  for (let done = 0; ; ) {
    signal?.throwIfAborted();
    const batch = await db.records.where('key').above(after).limit(BATCH).toArray();
    for (const stored of batch) buckets[segmentOf(stored.key)]?.push(reviewEntry(stored));
    after = batch.at(-1)?.key ?? after;
    done += batch.length;
    onProgress({ done, total: Math.max(total, done) });
    if (batch.length < BATCH) break;
  }
  const segments = buckets.flatMap((entries, id) => (entries.length > 0 ? [packSegment(id, entries)] : []));
  await db.transaction('rw', db.reviewSegments, db.settings, async () => {
    await db.reviewSegments.clear();
    await db.reviewSegments.bulkPut(segments);
    await db.settings.put({ name: 'review-format', value: FORMAT });
  });
}

/** With that many changes the columns of fields (field-segments.ts) are made anew, too, by whoever needs them. */
function startAnew(db: LeadlightDatabase): Promise<number> {
  const tables = [db.records, db.reviewPending, db.fieldSegments, db.fieldPending, db.settings];
  return db.transaction('rw', tables, async () => {
    await db.settings.put({ name: 'review-format', value: 0 });
    await nextFieldRound(db);
    await Promise.all([db.reviewPending.clear(), db.fieldSegments.clear(), db.fieldPending.clear()]);
    return db.records.count();
  });
}

/** Records changed while the segments were built are still pending, and so come right here. */
async function foldPending(db: LeadlightDatabase): Promise<void> {
  if ((await db.reviewPending.count()) === 0) return;
  await db.transaction('rw', db.reviewPending, db.fieldPending, db.reviewSegments, db.records, async () => {
    const keys = await db.reviewPending.toCollection().primaryKeys();
    await db.fieldPending.bulkPut(keys.map((key) => ({ key })));
    const stored = await db.records.bulkGet(keys);
    const gone = new Set(keys);
    const fresh = stored.flatMap((record) => (record ? [reviewEntry(record)] : []));
    for (const id of new Set(keys.map(segmentOf))) {
      const segment = await db.reviewSegments.get(id);
      const kept = segment ? unpackSegment(segment).filter(({ key }) => !gone.has(key)) : [];
      const added = fresh.filter(({ key }) => segmentOf(key) === id);
      await db.reviewSegments.put(packSegment(id, [...kept, ...added]));
    }
    await db.reviewPending.clear();
  });
}
