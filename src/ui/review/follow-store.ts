import type { EpochMs } from '../../record/types';

/** Time alone ends snoozes and makes deals stale, so whatever was looked at so long ago is looked at again. */
const LOOK_AGAIN_MS = 60_000;

/** What following the store hangs on. */
export interface Followed {
  /** What the list is made of was changed, by whomever, since the list was last read. */
  hasChanged(): boolean;
  /** It is read or judged already, and read when that ends; or what is shown is no place for it. */
  isBusy(): Promise<boolean>;
  /** Has what is due judged anew. */
  look(): Promise<unknown>;
  /** Reads the list again. */
  refresh(): Promise<void>;
  now(): EpochMs;
}

/**
 * To be called when the page is shown or turned to again. While nothing has changed it asks nobody, but for whether
 * time has made anything due, and that once a minute at most. A warning that was
 * put away elsewhere is judged first: its record is listed anew when that ends, and what needs no judging at once.
 */
export function followStore({ hasChanged, isBusy, look, refresh, now }: Followed): () => Promise<void> {
  let isAtWork = false;
  // The page has it looked at as it opens.
  let lookedAt = now();
  const follow = async (): Promise<void> => {
    if (await isBusy()) return;
    // Without a background the list shows what is stored all the same.
    await look().catch(() => {});
    lookedAt = now();
    if (hasChanged() && !(await isBusy())) await refresh();
  };
  return async () => {
    if (isAtWork || !(hasChanged() || now() - lookedAt >= LOOK_AGAIN_MS)) return;
    isAtWork = true;
    await follow().finally(() => {
      isAtWork = false;
    });
  };
}
