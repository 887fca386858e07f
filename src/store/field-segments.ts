import { type FieldEntry, type FieldSegment, packFields, unpackFields } from '../record/field-columns';
import type { LeadlightDatabase, StoredRecord } from './database';
import { fieldRound, nextFieldRound } from './field-round';
import { isWholeField } from './field-sound';
import type { BuildProgress } from './review-build';
import { settleReview } from './review-index';
import { SEGMENTS, segmentOf } from './review-place';

/**
 * The fields of all stored records by columns, for judging many at once without reading their rows. They follow the
 * list of the review: what that folds in is pending here. A segment that is not there is made from the records.
 */

const BATCH = 1000;
const MOST_PENDING = 5000;
/** Damage and changes that come while segments are made cost one more turn each. */
const MOST_TURNS = 4;

/**
 * All segments with all changes in them, without records that the CRM no longer has. The first time, and after a
 * sync of many, all records are read. @throws what the store throws when it does not work
 */
export async function readFieldSegments(
  db: LeadlightDatabase,
  onProgress: (progress: BuildProgress) => void = () => {},
  signal?: AbortSignal,
): Promise<FieldSegment[]> {
  await settleReview(db, onProgress, signal);
  for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
    await makeMissing(db, onProgress, signal);
    await foldPending(db);
    const segments = await db.fieldSegments.toArray();
    const damaged = segments.filter((segment) => !isWholeField(segment)).map(({ id }) => id);
    if (damaged.length === 0 && segments.length === SEGMENTS) return segments;
    await db.fieldSegments.bulkDelete(damaged);
  }
  throw new Error('What is stored keeps changing. Try again when the sync is through.');
}

/** True where reading the segments reads few records: all are there, and little has changed since. */
export async function areFieldsThere(db: LeadlightDatabase): Promise<boolean> {
  const [segments, ...pending] = await Promise.all([
    db.fieldSegments.count(),
    db.fieldPending.count(),
    db.reviewPending.count(),
  ]);
  return segments === SEGMENTS && pending.every((count) => count <= MOST_PENDING);
}

/**
 * Takes away the segments that hold these records: what is deleted is gone at once. To be called in a transaction
 * that has `fieldSegments` among its tables.
 */
export async function dropFields(db: LeadlightDatabase, keys: readonly string[]): Promise<void> {
  await db.fieldSegments.bulkDelete([...new Set(keys.map(segmentOf))]);
}

async function makeMissing(
  db: LeadlightDatabase,
  onProgress: (progress: BuildProgress) => void,
  signal?: AbortSignal,
): Promise<void> {
  const there = new Set(await db.fieldSegments.toCollection().primaryKeys());
  const missing = allIds().filter((id) => !there.has(id));
  if (missing.length === 0) return;
  const round = await startRound(db);
  const entries = new Map(missing.map((id): [number, FieldEntry[]] => [id, []]));
  const keys = await db.records.toCollection().primaryKeys();
  const wanted = keys.filter((key) => entries.has(segmentOf(key)));
  for (let done = 0; done < wanted.length; done += BATCH) {
    signal?.throwIfAborted();
    for (const stored of await readBatch(db, wanted.slice(done, done + BATCH), wanted.length === keys.length))
      entries.get(segmentOf(stored.key))?.push(...entryOf(stored));
    onProgress({ done: Math.min(done + BATCH, wanted.length), total: wanted.length });
  }
  await keepRound(
    db,
    round,
    [...entries].map(([id, own]) => packFields(id, own)),
  );
}

const allIds = (): number[] => Array.from({ length: SEGMENTS }, (_, id) => id);

/** One range where all records are asked for, which is quicker than many single ones. */
async function readBatch(db: LeadlightDatabase, keys: string[], isAll: boolean): Promise<StoredRecord[]> {
  const [first, last] = [keys[0], keys.at(-1)];
  if (isAll && first !== undefined && last !== undefined)
    return db.records.where('key').between(first, last, true, true).toArray();
  return (await db.records.bulkGet(keys)).filter((stored) => stored !== undefined);
}

const entryOf = ({ key, record, goneSince }: StoredRecord): FieldEntry[] =>
  goneSince === undefined ? [{ key, record }] : [];

/** What is read from here on is only kept when nobody makes segments anew meanwhile, or the whole list. */
function startRound(db: LeadlightDatabase): Promise<number> {
  return db.transaction('rw', db.settings, () => nextFieldRound(db));
}

async function keepRound(
  db: LeadlightDatabase,
  round: number,
  segments: readonly FieldSegment[],
): Promise<void> {
  await db.transaction('rw', db.settings, db.fieldSegments, async () => {
    if ((await fieldRound(db)) === round) await db.fieldSegments.bulkPut([...segments]);
  });
}

/** Changes of a segment that is not there stay pending: whoever makes it may have read the records before. */
async function foldPending(db: LeadlightDatabase): Promise<void> {
  if ((await db.fieldPending.count()) === 0) return;
  await db.transaction('rw', db.fieldPending, db.fieldSegments, db.records, async () => {
    const pending = await db.fieldPending.toCollection().primaryKeys();
    const there = new Set(await db.fieldSegments.toCollection().primaryKeys());
    const keys = pending.filter((key) => there.has(segmentOf(key)));
    await db.fieldPending.bulkDelete(keys);
    if (keys.length > MOST_PENDING) return void (await dropFields(db, keys));
    const stored = (await db.records.bulkGet(keys)).filter((record) => record !== undefined);
    const gone = new Set(keys);
    for (const id of new Set(keys.map(segmentOf))) {
      const segment = await db.fieldSegments.get(id);
      if (!segment || !isWholeField(segment)) continue;
      const kept = unpackFields(segment).filter(({ key }) => !gone.has(key));
      const added = stored.filter(({ key }) => segmentOf(key) === id).flatMap(entryOf);
      await db.fieldSegments.put(packFields(id, [...kept, ...added]));
    }
  });
}
