import { DAY_MS, localDate } from '../../record/format';
import type { AssessContext, EpochMs } from '../../record/types';

/**
 * Whether a list that was read at `read` is of another day than now: the viewer's, by which dates are told apart, or
 * the one in UTC, by which its ages are counted (`row-set.ts`).
 */
export const isOfAnotherDay = (read: EpochMs, now: Pick<AssessContext, 'now' | 'zone'>): boolean =>
  localDate(read, now) !== localDate(now.now, now) || dayInUtc(read) !== dayInUtc(now.now);

const dayInUtc = (at: EpochMs): number => Math.floor(at / DAY_MS);
