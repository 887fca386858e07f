import { settleInWorker } from '../../src/contracts/judging-worker';
import type { BuildProgress } from '../../src/store/review-build';
import { needsBuild, settleReview } from '../../src/store/review-index';
import { db } from './surroundings';

/** Few changes are taken in here; a list that is made anew is made by a worker, and here only where none starts. */
export async function settleList(onProgress: (progress: BuildProgress) => void = () => {}): Promise<void> {
  if (await needsBuild(db)) await settleInWorker(location.origin, onProgress).catch(() => {});
  await settleReview(db, onProgress);
}
