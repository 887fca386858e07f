import { Dexie } from 'dexie';
import type { LeadlightDatabase } from './database';
import { isReviewCurrent } from './review-build';
import type { ReviewSegment } from './review-columns';
import { SEGMENTS } from './review-place';

/** So few segments at once that taking one part in is no long task, and so many that asking costs little. */
const PART = 4;

/** What can be done while the segments are on their way. */
export interface StreamListener {
  /** They are up to date and have been asked for. */
  onCurrent?: (() => void) | undefined;
  /** Some of them are here. */
  onPart?: ((segments: ReviewSegment[]) => void) | undefined;
}

/**
 * The segments in the order of their ids, in one look at the store; null when they are behind, unless that may be.
 * The listener is told outside of that look, and may ask the store for other things.
 */
export function streamSegments(
  db: LeadlightDatabase,
  { onCurrent = () => {}, onPart = () => {} }: StreamListener,
  mayBeBehind = false,
): Promise<ReviewSegment[] | null> {
  return db.transaction('r', db.settings, db.reviewPending, db.reviewSegments, async () => {
    const [isCurrent, pending] = await Promise.all([
      isReviewCurrent(db),
      db.reviewPending.limit(1).primaryKeys(),
    ]);
    if (!mayBeBehind && (!isCurrent || pending.length > 0)) return null;
    const parts = Array.from({ length: SEGMENTS / PART }, (_, at) =>
      db.reviewSegments
        .where('id')
        .between(at * PART, (at + 1) * PART)
        .toArray(),
    );
    Dexie.ignoreTransaction(onCurrent);
    for (const part of parts)
      void part.then(
        (some) => Dexie.ignoreTransaction(() => onPart(some)),
        () => {},
      );
    return (await Promise.all(parts)).flat();
  });
}
