import type { JudgeReview } from '../store/judge-review';

/** Each message wakes the background and is written down. */
const TELL_EVERY_MS = 500;
const LEAST_REST_MS = 5;
const MOST_REST_MS = 100;

/**
 * Judging for nobody who waits: it rests as long as it has worked, so that half a core at most is taken from the
 * tabs in front, and does not tell of each batch. `now`: milliseconds from any beginning.
 */
export function judgingPace(
  tell: NonNullable<JudgeReview['onProgress']>,
  { now: clock, sleep }: { now(): number; sleep(ms: number): Promise<void> },
): Required<Pick<JudgeReview, 'onProgress' | 'rest'>> {
  let told = Number.NEGATIVE_INFINITY;
  let began = clock();
  return {
    onProgress(progress) {
      const now = clock();
      if (now - told < TELL_EVERY_MS && progress.done < progress.total) return;
      told = now;
      tell(progress);
    },
    async rest() {
      const worked = clock() - began;
      await sleep(Math.min(Math.max(worked, LEAST_REST_MS), MOST_REST_MS));
      began = clock();
    },
  };
}
