import { mergeHistory } from '../record/history';
import type { CrmRecord, EpochMs } from '../record/types';
import type { VisitSummary } from '../record/visit';
import type { LeadlightDatabase, StoredRecord } from './database';
import { packSegment, type ReviewSegment, splitTexts, unpackSegment } from './review-columns';
import { judgedColumns } from './review-entry';
import type { BuildProgress } from './review-index';
import { observedByKey } from './review-scan';

/** Time alone makes deals stale and clocks run out: a judgement of this morning holds, one of yesterday doesn't. */
const HOLDS_MS = 6 * 3_600_000;
/** Records read and judged at once: so few that a page which waits for the engine does not notice. */
const BATCH = 100;

export interface JudgeReview {
  /** The pack in force, as summaries name it. */
  pack: string;
  now: EpochMs;
  /** One summary per record, in their order; null where a record could not be judged. */
  judge(records: CrmRecord[]): Promise<(VisitSummary | null)[]>;
  onProgress?(progress: BuildProgress): void;
  signal?: AbortSignal;
}

/** How many entries nothing has judged yet, or another pack, or this one too long ago. */
export const countDue = (segments: readonly ReviewSegment[], pack: string, now: EpochMs): number =>
  segments.reduce((sum, segment) => sum + dueRows(segment, pack, now).length, 0);

/**
 * Judges anew what is due, a segment at a time. Judgements are made from what is stored, so they are kept in the
 * list only, which can be made anew; a kill loses the segment under way. Records that are visited or synced
 * meanwhile keep what came with them. Returns how many were judged.
 */
export async function judgeReview(db: LeadlightDatabase, options: JudgeReview): Promise<number> {
  const segments = await db.reviewSegments.toArray();
  const total = countDue(segments, options.pack, options.now);
  let done = 0;
  for (const segment of segments) {
    const keys = dueKeys(segment, options.pack, options.now);
    const summaries = new Map<string, Judged>();
    for (let at = 0; at < keys.length; at += BATCH) {
      options.signal?.throwIfAborted();
      await judgeBatch(db, keys.slice(at, at + BATCH), options, summaries);
      done += Math.min(BATCH, keys.length - at);
      options.onProgress?.({ done, total });
    }
    if (summaries.size > 0) await keepJudged(db, segment.id, summaries);
  }
  return done;
}

/** `asOf`: of the snapshot that was judged. */
type Judged = Pick<StoredRecord, 'asOf' | 'goneSince'> & { summary: VisitSummary };

function dueRows({ size, words, numbers }: ReviewSegment, pack: string, now: EpochMs): number[] {
  const current = words.judgedBy.words.indexOf(pack) + 1;
  return Array.from({ length: size }, (_, row) => row).filter((row) => {
    const isCurrent = current > 0 && words.judgedBy.codes[row] === current;
    // An unknown time is NaN, which no age is.
    return !(isCurrent && now - (numbers.judgedAt[row] ?? Number.NaN) <= HOLDS_MS);
  });
}

function dueKeys(segment: ReviewSegment, pack: string, now: EpochMs): string[] {
  const rows = dueRows(segment, pack, now);
  if (rows.length === 0) return [];
  const keys = splitTexts(segment.texts.key, segment.size);
  return rows.flatMap((row) => keys[row] ?? []);
}

async function judgeBatch(
  db: LeadlightDatabase,
  keys: readonly string[],
  { judge }: JudgeReview,
  summaries: Map<string, Judged>,
): Promise<void> {
  const [rows, observations] = await db.transaction('r', db.records, db.observations, () =>
    Promise.all([
      db.records.bulkGet([...keys]),
      db.observations
        .where('key')
        .anyOf([...keys])
        .toArray(),
    ]),
  );
  const stored = rows.filter((row) => row !== undefined);
  const observed = observedByKey(observations);
  const records = stored.map(({ key, record }) => {
    const changes = observed.get(key);
    return changes ? { ...record, history: mergeHistory(record.history, changes) } : record;
  });
  const judged = await judge(records);
  for (const [index, { key, asOf, goneSince }] of stored.entries()) {
    const summary = judged[index];
    if (summary) summaries.set(key, { summary, asOf, ...(goneSince !== undefined && { goneSince }) });
  }
}

async function keepJudged(
  db: LeadlightDatabase,
  id: number,
  summaries: ReadonlyMap<string, Judged>,
): Promise<void> {
  await db.transaction('rw', db.reviewSegments, async () => {
    const segment = await db.reviewSegments.get(id);
    if (!segment) return;
    const entries = unpackSegment(segment).map((entry) => {
      const judged = summaries.get(entry.key);
      return judged && judged.asOf === entry.asOf ? { ...entry, ...judgedColumns(judged) } : entry;
    });
    await db.reviewSegments.put(packSegment(id, entries));
  });
}
