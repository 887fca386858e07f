import type { EpochMs } from '../record/types';
import { parsePack } from '../rule-packs/parse';
import type { LeadlightDatabase, PackPointer } from './database';
import { activePack, activeRef, installBundledPack, type PackDocument } from './packs';

export interface InstalledPack {
  /**
   * The pack in force, or the bundled one with the reason why the store did not give one that can
   * be used.
   */
  active(): Promise<PackDocument & { problem: string | null }>;
  ref(): Promise<PackPointer>;
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
        return { ...usable(await activePack(db)), problem: null };
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

/** A signed pack was usable when it came; a damaged row or a newer Leadlight may have changed that. */
function usable(active: PackDocument): PackDocument {
  const parsed = active.origin === 'signed' ? parsePack(active.pack) : null;
  if (!parsed || parsed.ok) return active;
  const [first] = parsed.problems;
  throw new Error(`it can’t be used by this Leadlight: ${first?.message ?? 'it is no pack.'}`);
}
