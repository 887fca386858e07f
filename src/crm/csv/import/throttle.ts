import type { ImportProgress } from '../../../record/file-import';
import type { EpochMs } from '../../../record/types';

/** Often enough for the eye, and seldom enough to leave the page its time. */
const INTERVAL_MS = 100;

/** Passes on the first of what is told, and then the newest every so often. */
export function throttled(
  tell: (progress: ImportProgress) => void,
  now: () => EpochMs,
): (progress: ImportProgress) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (progress) => {
    const at = now();
    if (at - last < INTERVAL_MS) return;
    last = at;
    tell(progress);
  };
}
