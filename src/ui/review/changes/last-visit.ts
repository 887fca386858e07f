import type { EpochMs } from '../../../record/types';

const NAME = 'leadlight:changes-last-visit';

/** When the changes were last looked at, which is then put to `now`; null the first time, or without storage. */
export function noteVisit(now: EpochMs, storage: Pick<Storage, 'getItem' | 'setItem'>): EpochMs | null {
  try {
    const last = Number(storage.getItem(NAME));
    storage.setItem(NAME, String(now));
    return Number.isFinite(last) && last > 0 && last < now ? last : null;
  } catch {
    return null;
  }
}
