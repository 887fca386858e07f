import { problemOf } from '../crm/api/sync/next-try';
import type { EpochMs } from '../record/types';
import type { Unkept } from '../record/unkept';

/** What is noted of a reading that the store did not take, and is not given again before then. */
export const unkeptOf = (error: unknown, now: EpochMs, againAfterMs: number): Unkept => ({
  ...problemOf(error, now),
  againAt: now + againAfterMs,
});
