import type { LeadlightDatabase } from './database';
import { nextFieldRound } from './field-round';
import { packSegment, type ReviewEntry, type ReviewSegment } from './review-columns';
import { reviewEntry } from './review-entry';
import { SEGMENTS, segmentOf } from './review-place';

/** Raised whenever an entry holds something else than before: the segments are then made anew. */
const FORMAT = 5;
/** Records read at once: so few that a page or a worker beside this one is not held up. */
const BATCH = 250;

export interface BuildProgress {
  done: number;
  total: number;
}

export interface BuildOptions {
  onProgress(progress: BuildProgress): void;
  /** Awaited after each piece of work. */
  rest(): Promise<void>;
  signal?: AbortSignal | undefined;
}

/** False when the segments are to be made anew from all records; true when only what is pending is missing. */
export async function isReviewCurrent(db: LeadlightDatabase): Promise<boolean> {
  return (await format(db)) === FORMAT;
}

const format = async (db: LeadlightDatabase): Promise<unknown> =>
  (await db.settings.get('review-format'))?.value;

/**
 * Makes all segments from the records, and keeps them at once: until then those from before stay, not current.
 * Nothing is kept when the list was begun anew or wiped meanwhile: false, and somebody has to begin again.
 */
export async function buildSegments(db: LeadlightDatabase, options: BuildOptions): Promise<boolean> {
  const { mark, total } = await startAnew(db);
  const buckets = await readEntries(db, total, options);
  const segments: ReviewSegment[] = [];
  for (const [id, entries] of buckets.entries()) {
    if (entries.length === 0) continue;
    segments.push(packSegment(id, entries));
    entries.length = 0;
    await options.rest();
  }
  options.signal?.throwIfAborted();
  return keep(db, mark, segments);
}

/** With that many changes the columns of fields (field-segments.ts) are made anew, too, by whoever needs them. */
function startAnew(db: LeadlightDatabase): Promise<{ mark: number; total: number }> {
  const tables = [db.records, db.reviewPending, db.fieldSegments, db.fieldPending, db.settings];
  // Below any format, and another one each time, by which a builder knows that no one has begun after it.
  const mark = -1 - Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
  return db.transaction('rw', tables, async () => {
    await db.settings.put({ name: 'review-format', value: mark });
    await nextFieldRound(db);
    await Promise.all([db.reviewPending.clear(), db.fieldSegments.clear(), db.fieldPending.clear()]);
    return { mark, total: await db.records.count() };
  });
}

async function readEntries(
  db: LeadlightDatabase,
  total: number,
  { onProgress, rest, signal }: BuildOptions,
): Promise<ReviewEntry[][]> {
  const buckets = Array.from({ length: SEGMENTS }, (): ReviewEntry[] => []);
  for (let [after, done] = ['', 0]; ; ) {
    signal?.throwIfAborted();
    const batch = await db.records.where('key').above(after).limit(BATCH).toArray();
    for (const stored of batch) buckets[segmentOf(stored.key)]?.push(reviewEntry(stored));
    after = batch.at(-1)?.key ?? after;
    done += batch.length;
    onProgress({ done, total: Math.max(total, done) });
    if (batch.length < BATCH) return buckets;
    await rest();
  }
}

/** One segment after the other, so that copying them is no long task, and all of them or none. */
function keep(db: LeadlightDatabase, mark: number, segments: readonly ReviewSegment[]): Promise<boolean> {
  return db.transaction('rw', db.reviewSegments, db.settings, async () => {
    if ((await format(db)) !== mark) return false;
    await db.reviewSegments.clear();
    for (const segment of segments) await db.reviewSegments.put(segment);
    await db.settings.put({ name: 'review-format', value: FORMAT });
    return true;
  });
}
