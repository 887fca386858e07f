import { browser } from 'wxt/browser';
import type { EpochMs } from '../../record/types';
import { lastRestore } from '../../store/backup/restore';
import type { LeadlightDatabase } from '../../store/database';

/** Kept outside of the database from the beginning of a restore to its end, so that one that is killed is told of. */
const NAME = 'restore-begun';
const { local } = browser.storage;

/** `at` names the restore. The lock says that it is under way, and goes with its page. */
export function noted<Result>(at: EpochMs, work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(NAME, async () => {
    await local.set({ [NAME]: at });
    try {
      return await work();
    } finally {
      await local.remove(NAME);
    }
  });
}

/** What came of a restore whose page was closed in the middle; null without one. Tells it once. */
export function cutRestore(db: LeadlightDatabase): Promise<'undone' | 'complete' | null> {
  return navigator.locks.request(NAME, { ifAvailable: true }, async (lock) => {
    const at = lock && (await local.get(NAME))[NAME];
    if (typeof at !== 'number') return null;
    await local.remove(NAME);
    return (await lastRestore(db)) === at ? 'complete' : 'undone';
  });
}
