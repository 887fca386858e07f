import type { EpochMs } from '../record/types';
import type { LeadlightDatabase } from './database';
import { activePack, activeRef, installBundledPack } from './packs';

export interface InstalledPack {
  /** The pack in force, or the bundled one with the reason why the store did not give it. */
  active(): Promise<Awaited<ReturnType<typeof activePack>> & { problem: string | null }>;
  ref(): Promise<{ id: string; version: number }>;
}

/**
 * Puts the bundled pack into the store at once, and again at the next question when that failed: a
 * full or locked store may have room by then. Rules run even when the store does not open.
 */
export function keepPackInstalled(
  db: LeadlightDatabase,
  bundled: { id: string; version: number },
  now: () => EpochMs,
): InstalledPack {
  let installing: Promise<void> | null = null;
  function installed(): Promise<void> {
    installing ??= installBundledPack(db, bundled, now()).catch((error: unknown) => {
      installing = null;
      throw error;
    });
    return installing;
  }
  installed().catch(() => {});
  return {
    async active() {
      try {
        await installed();
        return { ...(await activePack(db)), problem: null };
      } catch (error) {
        const problem = error instanceof Error ? error.message : String(error);
        return { pack: bundled, origin: 'bundled', problem };
      }
    },
    async ref() {
      await installed();
      return (await activeRef(db)) ?? { id: bundled.id, version: bundled.version };
    },
  };
}
