import type { ParkedRules } from '../record/pack-subscription';
import type { EpochMs } from '../record/types';
import { parsePack } from '../rule-packs/parse';
import type { RulePack } from '../rule-packs/schema';
import type { LeadlightDatabase, PackPointer } from './database';
import { activePack, activeRef, installBundledPack, type PackDocument } from './packs';

/** A pack that this Leadlight can compile. */
export interface CheckedPack {
  pack: RulePack;
  origin: PackDocument['origin'];
  parked?: readonly ParkedRules[];
}

export interface InstalledPack {
  /**
   * The pack in force, or the bundled one with the reason why the store did not give one that can
   * be used.
   */
  active(): Promise<CheckedPack & { problem: string | null }>;
  ref(): Promise<PackPointer>;
}

/**
 * Puts the bundled pack into the store at once, and again at the next question when that failed: a
 * full or locked store may have room by then. Rules run even when the store does not open.
 */
export function keepPackInstalled(
  db: LeadlightDatabase,
  bundled: RulePack,
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

  const own: CheckedPack = { pack: bundled, origin: 'bundled' };
  const isOwn = (ref: PackPointer | null): boolean =>
    ref?.id === bundled.id && ref.version === bundled.version && !ref.subscription && !ref.also?.length;
  let checked: { of: string; pack: CheckedPack } | null = null;

  /** Checked once for each pointer: every cold start of an engine waits for this. */
  async function inForce(): Promise<CheckedPack> {
    const ref = await activeRef(db);
    const of = JSON.stringify(ref);
    if (checked?.of !== of) checked = { of, pack: isOwn(ref) ? own : usablePack(await activePack(db)) };
    return checked.pack;
  }

  return {
    async active() {
      try {
        await installed();
        return { ...(await inForce()), problem: null };
      } catch (error) {
        // The store may have been emptied since: the next question puts the pack there again.
        installing = null;
        const problem = error instanceof Error ? error.message : String(error);
        return { ...own, problem };
      }
    },
    async ref() {
      await installed();
      return (await activeRef(db)) ?? { id: bundled.id, version: bundled.version };
    },
  };
}

/** It was usable when it was stored; a damaged row or a newer Leadlight may have changed that. @throws Error with why */
export function usablePack({ pack, origin, parked }: PackDocument): CheckedPack {
  const parsed = parsePack(pack);
  if (parsed.ok) return { pack: parsed.pack, origin, ...(parked && { parked }) };
  const [first] = parsed.problems;
  throw new Error(`it can’t be used by this Leadlight: ${first?.message ?? 'it is no pack.'}`);
}
