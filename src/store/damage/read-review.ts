import type { EpochMs } from '../../record/types';
import type { LeadlightDatabase } from '../database';
import { NUMBER_COLUMNS, type ReviewSegment, TEXT_COLUMNS, WORD_COLUMNS } from '../review-columns';
import { settleReview } from '../review-index';
import { type StreamListener, streamSegments } from '../review-stream';
import { storeTrouble } from './store-trouble';

export interface SoundReading extends StreamListener {
  /** Brings the segments up to date; asked only where they are not. */
  settle?: () => Promise<void>;
}

/**
 * The segments of the review, whatever is damaged: rows that make it fail are set aside, and segments that
 * are no longer whole are made anew from the records. The listener is told of whole segments only.
 * @throws what the store throws when it does not work
 */
export async function readSoundReview(
  db: LeadlightDatabase,
  now: EpochMs,
  { settle = () => settleReview(db), onCurrent, onPart }: SoundReading = {},
): Promise<ReviewSegment[]> {
  const listener = { onCurrent, onPart: (some: ReviewSegment[]) => onPart?.(some.filter(isWhole)) };
  const read = async (): Promise<ReviewSegment[]> => {
    const current = await streamSegments(db, listener);
    if (current) return current;
    await settle();
    // What has changed since then is taken in with the next reading.
    return (await streamSegments(db, listener, true)) ?? [];
  };
  try {
    const segments = await read();
    if (segments.every(isWhole)) return segments;
  } catch (error) {
    if (storeTrouble(error) !== 'unreadable') throw error;
    const { setDamagedAside } = await import('./set-aside');
    await setDamagedAside(db, now);
  }
  await db.settings.delete('review-format');
  return read();
}

function isWhole({ size, texts, words, numbers }: ReviewSegment): boolean {
  const hasAll = (columns: unknown, names: readonly string[], isColumn: (value: unknown) => boolean) =>
    typeof columns === 'object' &&
    columns !== null &&
    names.every((name) => isColumn((columns as Record<string, unknown>)[name]));
  const isWords = (value: unknown): boolean => {
    const { words: list, codes } = Object(value);
    return Array.isArray(list) && codes instanceof Uint32Array && codes.length === size;
  };
  return (
    Number.isSafeInteger(size) &&
    hasAll(texts, TEXT_COLUMNS, (value) => typeof value === 'string') &&
    hasAll(words, WORD_COLUMNS, isWords) &&
    hasAll(numbers, NUMBER_COLUMNS, (value) => value instanceof Float64Array && value.length === size)
  );
}
