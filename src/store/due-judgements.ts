import type { EpochMs } from '../record/types';
import type { StoredRecord } from './database';
import type { MarkTimes } from './mark-times';
import { type ReviewSegment, splitTexts } from './review-columns';

/** Time alone makes deals stale and clocks run out: a judgement of this morning holds, one of yesterday doesn't. */
export const HOLDS_MS = 6 * 3_600_000;

/** By which a judgement holds. */
export interface JudgedBy {
  /** The pack in force, as summaries name it. */
  pack: string;
  now: EpochMs;
  /** Judgements from before are due: another pack adds its rules since then, which the name does not tell. */
  since?: EpochMs;
}

/** Rows that nothing has judged yet, or another pack, or this one too long ago or without knowing of their marks. */
export async function dueRows(segment: ReviewSegment, by: JudgedBy, marks: MarkTimes): Promise<number[]> {
  const judged = judgedRows(segment, by);
  const marked = await marks.since(oldest(judged, by));
  const keys = marked.size > 0 ? splitTexts(segment.texts.key, segment.size) : [];
  return judged.flatMap((at, row) => (holds(at, by, marked.get(keys[row] ?? '')) ? [] : row));
}

/** The same, whatever was put away since. */
export const dueUnmarked = (segment: ReviewSegment, by: JudgedBy): number =>
  judgedRows(segment, by).filter((at) => !holds(at, by)).length;

/** Whether the judgement of one of these is due, as it is stored with the record itself. */
export async function anyRowDue(
  rows: readonly StoredRecord[],
  by: JudgedBy,
  marks: MarkTimes,
): Promise<boolean> {
  const judged = rows.map(({ summary }) =>
    summary?.judgedBy === by.pack ? (summary.judgedAt ?? Number.NaN) : Number.NaN,
  );
  if (judged.some((at) => !holds(at, by))) return true;
  const marked = await marks.since(oldest(judged, by));
  return rows.some(({ key }, row) => !holds(judged[row], by, marked.get(key)));
}

/** When each row was judged by the pack in force: NaN, which is of no age and not since anything, where it was not. */
function judgedRows({ size, words, numbers }: ReviewSegment, { pack }: JudgedBy): EpochMs[] {
  const current = words.judgedBy.words.indexOf(pack) + 1;
  return Array.from({ length: size }, (_, row) =>
    current > 0 && words.judgedBy.codes[row] === current ? (numbers.judgedAt[row] ?? Number.NaN) : Number.NaN,
  );
}

/** The oldest judgement that age leaves in force: only marks that changed from then on can make any of these due. */
const oldest = (judged: readonly EpochMs[], by: JudgedBy): EpochMs =>
  judged.reduce((least, at) => (at < least && holds(at, by) ? at : least), Number.POSITIVE_INFINITY);

/** Not one of a time to come: the clock was set back since. `knownFrom`: those from then on know of its marks. */
const holds = (
  judgedAt: EpochMs = Number.NaN,
  { now, since = 0 }: JudgedBy,
  knownFrom: EpochMs = 0,
): boolean => judgedAt <= now && now - judgedAt <= HOLDS_MS && judgedAt >= Math.max(since, knownFrom);
